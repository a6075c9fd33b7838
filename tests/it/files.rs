//! Uploads in pieces, pictures written anew, links that expire.

use std::io::Cursor;

use image::{ImageFormat, Rgb, RgbImage};
use reqwest::Method;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use yingke::{
    files,
    vocabulary::{ClientId, ConversationId, new_id},
};
use yingke_schema::{members::member::Role, reception::entry};

use crate::harness::{Answer, Client, TestCustomer, TestShop, told};

const HOUR: i64 = 60 * 60 * 1000;
const PIECE: usize = 100 << 10;

pub async fn begin(who: &TestCustomer, shop: &TestShop<'_>, name: &str, size: usize) -> Answer {
    begin_in(&who.client, shop, &who.conversation, name, size).await
}

async fn begin_in(
    client: &Client,
    shop: &TestShop<'_>,
    conversation: &str,
    name: &str,
    size: usize,
) -> Answer {
    let body = json!({ "name": name, "size": size, "conversation": conversation });
    client
        .post(&format!("/api/shops/{}/uploads", shop.id), &body)
        .await
}

async fn piece(
    client: &Client,
    shop: &TestShop<'_>,
    upload: &str,
    offset: usize,
    bytes: &[u8],
) -> Answer {
    let path = format!("/api/shops/{}/uploads/{upload}", shop.id);
    let request = client
        .request(Method::PATCH, &path)
        .header("upload-offset", offset.to_string());
    told(
        request
            .header("content-type", "application/octet-stream")
            .body(bytes.to_vec()),
    )
    .await
}

/// Sends a file whole, in pieces of 100 KiB.
pub async fn send(who: &TestCustomer, shop: &TestShop<'_>, name: &str, bytes: &[u8]) -> Answer {
    send_in(&who.client, shop, &who.conversation, name, bytes).await
}

async fn send_in(
    client: &Client,
    shop: &TestShop<'_>,
    conversation: &str,
    name: &str,
    bytes: &[u8],
) -> Answer {
    let begun = begin_in(client, shop, conversation, name, bytes.len()).await;
    assert_eq!(begun.status, 200, "{begun:?}");
    let upload = begun.text("upload").to_owned();
    let mut answer = begun;
    for (at, bytes) in bytes.chunks(PIECE).enumerate() {
        answer = piece(client, shop, &upload, at * PIECE, bytes).await;
    }
    answer
}

async fn links(client: &Client, shop: &TestShop<'_>, files: &[&str]) -> Answer {
    client
        .post(
            &format!("/api/shops/{}/file-links", shop.id),
            &json!({ "files": files }),
        )
        .await
}

pub async fn link(client: &Client, shop: &TestShop<'_>, file: &str) -> String {
    links(client, shop, &[file]).await.body["links"][file]["url"]
        .as_str()
        .unwrap()
        .to_owned()
}

/// A photograph-like picture that does not shrink much.
fn photo(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let mut seed = 7_u32;
    let picture = RgbImage::from_fn(width, height, |_, _| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb(seed.to_be_bytes()[..3].try_into().unwrap())
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture whose header promises `side` times `side` pixels.
fn bomb(side: u32) -> Vec<u8> {
    let mut png = photo(4, 4, ImageFormat::Png);
    png[16..20].copy_from_slice(&side.to_be_bytes());
    png[20..24].copy_from_slice(&side.to_be_bytes());
    let crc = png[12..29].iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1))
        })
    });
    png[29..33].copy_from_slice(&(!crc).to_be_bytes());
    png
}

on_both_databases!(a_picture_arrives_written_anew_with_a_small_copy, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let mut sent = photo(700, 500, ImageFormat::Jpeg);
    let secret = b"GPS 30.2741 120.1551";
    sent.extend_from_slice(secret);
    let answer = send(&customer, &shop, "../客厅\u{202e}gpj.jpg", &sent).await;
    let file = &answer.body["file"];
    assert_eq!(
        (file["kind"].as_str(), file["width"].as_i64()),
        (Some("image"), Some(700)),
        "{answer:?}"
    );
    assert!(!file["name"].as_str().unwrap().contains(['/', '\u{202e}']));
    let id = file["id"].as_str().unwrap();
    let found = links(&customer, &shop, &[id]).await.body["links"][id].clone();
    for (variant, longest) in [("url", 700), ("thumb", 480)] {
        let path = found[variant].as_str().unwrap();
        let answer = app
            .anyone()
            .request(Method::GET, path)
            .send()
            .await
            .unwrap();
        let headers = answer.headers().clone();
        assert!(
            headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("image/")
        );
        assert_eq!(headers["content-disposition"], "inline");
        assert!(
            headers["cache-control"]
                .to_str()
                .unwrap()
                .starts_with("private")
        );
        let bytes = answer.bytes().await.unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        assert_eq!(image::load_from_memory(&bytes).unwrap().width(), longest);
    }
});

on_both_databases!(
    everything_else_leaves_as_an_attachment_no_browser_runs,
    |app| {
        let shop = app.shop("qingmu").await;
        let customer = shop.customer().await;
        let page = b"<script>alert(1)</script>";
        let answer = send(&customer, &shop, "尺寸.html", page).await;
        assert_eq!(answer.body["file"]["kind"], "file", "{answer:?}");
        let path = link(
            &customer,
            &shop,
            answer.body["file"]["id"].as_str().unwrap(),
        )
        .await;
        let answer = app
            .anyone()
            .request(Method::GET, &path)
            .send()
            .await
            .unwrap();
        let headers = answer.headers();
        assert_eq!(headers["content-type"], "application/octet-stream");
        let name = headers["content-disposition"].to_str().unwrap();
        assert_eq!(name, "attachment; filename*=UTF-8''%E5%B0%BA%E5%AF%B8.html");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(
            headers["content-security-policy"],
            "sandbox; default-src 'none'"
        );
        assert_eq!(answer.bytes().await.unwrap(), &page[..]);
    }
);

on_both_databases!(what_is_no_picture_or_a_program_is_refused_clearly, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let whole = photo(300, 200, ImageFormat::Png);
    let mut program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".to_vec();
    program.resize(512, 0);
    for (name, bytes, codes) in [
        (
            "half.png",
            &whole[..whole.len() / 2],
            &["truncated", "damaged"][..],
        ),
        ("bomb.png", &bomb(30_000)[..], &["too_many_pixels"]),
        (
            "photo.jpg",
            b"not a picture at all",
            &["content_mismatch", "not_a_picture"],
        ),
        ("photo.jpg", &program, &["content_mismatch", "executable"]),
        ("setup.exe", &program, &["executable"]),
        ("run.bat", b"del *.*", &["executable"]),
    ] {
        let answer = send(&customer, &shop, name, bytes).await;
        assert_eq!(answer.status, 422, "{name}: {answer:?}");
        assert!(codes.contains(&answer.code()), "{name}: {answer:?}");
    }
    assert_eq!(
        begin(&customer, &shop, "large.bin", (20 << 20) + 1)
            .await
            .status,
        413
    );
    assert_eq!(begin(&customer, &shop, "empty.bin", 0).await.status, 413);
});

on_both_databases!(a_broken_upload_goes_on_where_it_stopped, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let bytes = photo(400, 400, ImageFormat::Png);
    let begun = begin(&customer, &shop, "room.png", bytes.len()).await;
    let upload = begun.text("upload");
    let first = piece(&customer, &shop, upload, 0, &bytes[..PIECE]).await;
    assert_eq!(first.body, json!({ "offset": PIECE }));
    let state = customer
        .get(&format!("/api/shops/{}/uploads/{upload}", shop.id))
        .await;
    assert_eq!(state.body, json!({ "offset": PIECE }));

    let wrong = piece(&customer, &shop, upload, 5, &bytes[5..PIECE]).await;
    assert_eq!(
        (wrong.status, wrong.code(), wrong.body["offset"].as_u64()),
        (409, "wrong_offset", Some(PIECE as u64))
    );
    assert_eq!(wrong.headers["upload-offset"], PIECE.to_string());
    let short = piece(&customer, &shop, upload, PIECE, &bytes[PIECE..PIECE + 9]).await;
    assert_eq!(short.status, 400);
    let mut long = bytes[PIECE..].to_vec();
    long.push(0);
    assert_eq!(
        piece(&customer, &shop, upload, PIECE, &long).await.status,
        413
    );

    let last = piece(&customer, &shop, upload, PIECE, &bytes[PIECE..]).await;
    assert_eq!(last.body["file"]["width"], 400, "{last:?}");
    let again = piece(&customer, &shop, upload, PIECE, &bytes[PIECE..]).await;
    assert_eq!(again.body, last.body);
    assert_eq!(
        piece(&customer, &shop, upload, bytes.len(), &[]).await.body,
        last.body
    );
});

on_both_databases!(of_two_pieces_at_once_one_is_taken, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let bytes = vec![b'x'; 3 * PIECE];
    let begun = begin(&customer, &shop, "list.txt", bytes.len()).await;
    let upload = begun.text("upload");
    let one = || piece(&customer, &shop, upload, 0, &bytes[..PIECE]);
    let (first, second) = tokio::join!(one(), one());
    let mut answers = [first.status, second.status];
    answers.sort_unstable();
    assert_eq!(answers, [200, 409]);
    let last = || piece(&customer, &shop, upload, PIECE, &bytes[PIECE..]);
    let (first, second) = tokio::join!(last(), last());
    assert_eq!(first.body["file"]["size"], bytes.len());
    assert_eq!(first.body, second.body);
});

on_both_databases!(links_are_forged_expired_and_stretched_in_vain, |app| {
    let shop = app.shop("qingmu").await;
    let elsewhere = app.shop("songxi").await;
    let customer = shop.customer().await;
    let sent = send(&customer, &shop, "a.txt", b"hello").await;
    let id = sent.body["file"]["id"].as_str().unwrap().to_owned();
    let path = link(&customer, &shop, &id).await;
    let anyone = app.anyone();
    assert_eq!(anyone.get(&path).await.status, 200);
    let (own, other) = (shop.id.to_string(), elsewhere.id.to_string());
    let last = path.chars().last().unwrap();
    let turned = if last == 'A' { 'E' } else { 'A' };
    for forged in [
        path.replace("/full", "/thumb"),
        path.replace("exp=1", "exp=9"),
        path.replace(&own, &other),
        path.replace(&id, &new_id().to_string()),
        format!("{}{turned}", &path[..path.len() - 1]),
        format!("{}=", path.split("sig=").next().unwrap().to_owned() + "sig"),
    ] {
        assert_eq!(anyone.get(&forged).await.status, 404, "{forged}");
    }
    app.advance(2 * HOUR);
    let expired = anyone.get(&path).await;
    assert_eq!((expired.status, expired.code()), (410, "link_expired"));
});

on_both_databases!(a_file_is_opened_by_those_who_may_see_it, |app| {
    let shop = app.shop("qingmu").await;
    let elsewhere = app.shop("songxi").await;
    let (customer, other) = (shop.customer().await, shop.customer().await);
    let agent = shop.member(Role::Agent).await;
    let stranger = elsewhere.member(Role::Owner).await;
    let own = send(&customer, &shop, "own.txt", b"own").await.body["file"]["id"].clone();
    let told = send_in(&agent, &shop, &customer.conversation, "told.txt", b"told").await;
    let told = told.body["file"]["id"].clone();
    let (own, told) = (own.as_str().unwrap(), told.as_str().unwrap());
    let given = |answer: Answer| answer.body["links"].as_object().unwrap().len();

    assert_eq!(given(links(&agent, &shop, &[own, told]).await), 2);
    assert_eq!(given(links(&other, &shop, &[own, told]).await), 0);
    assert_eq!(links(&stranger, &shop, &[own]).await.status, 404);
    assert_eq!(given(links(&stranger, &elsewhere, &[own]).await), 0);
    // What a member uploaded may be for a whisper: until it is said, the customer does not get it.
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 1);
    say(&app, &shop, &customer, told, 1).await;
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 1);
    say(&app, &shop, &customer, told, 0).await;
    assert_eq!(given(links(&customer, &shop, &[own, told]).await), 2);

    let begun = begin(&customer, &shop, "mine.txt", 5).await;
    let upload = begun.text("upload");
    for intruder in [&other.client, &agent.client] {
        assert_eq!(
            piece(intruder, &shop, upload, 0, b"intru").await.status,
            404
        );
    }
    let foreign = begin_in(&other.client, &shop, &customer.conversation, "a.txt", 5).await;
    assert_eq!(foreign.status, 404);
});

/// Puts a file message into a lane, past the ledger.
async fn say(
    app: &crate::harness::TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
    file: &str,
    lane: i16,
) {
    let row = entry::Model {
        shop_id: shop.id,
        conversation_id: ConversationId(customer.conversation.parse().unwrap()),
        lane,
        seq: 900,
        client_id: ClientId(new_id()),
        sender_kind: 1,
        sender_id: new_id(),
        sender_name: "小禾".to_owned(),
        follows: 0,
        kind: "file".to_owned(),
        body: json!({ "file": file }).to_string(),
        at: app.now(),
        channel: "widget".to_owned(),
        external_id: None,
    };
    let tx = app.app.store().begin(shop.id).await.unwrap();
    tx.insert(row.into_active_model().reset_all())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

on_both_databases!(uploads_are_counted_and_swept, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let begun = begin(&customer, &shop, "0.bin", 20 << 20).await;
    let upload = begun.text("upload");
    assert_eq!(
        piece(&customer, &shop, upload, 0, &[7; PIECE]).await.status,
        200
    );
    for number in 1..8 {
        let answer = begin(&customer, &shop, &format!("{number}.bin"), 1 << 20).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let one_more = begin(&customer, &shop, "9.bin", 5).await;
    assert_eq!((one_more.status, one_more.code()), (429, "upload_quota"));

    app.advance(24 * HOUR);
    assert_eq!(
        piece(&customer, &shop, upload, PIECE, &[7; PIECE])
            .await
            .status,
        404
    );
    assert_eq!(files::sweep(&app.app).await.unwrap(), 8);
    let pieces = std::path::Path::new(&app.app.config().files).join(shop.id.to_string());
    let left = std::fs::read_dir(pieces.join("uploads")).map_or(0, Iterator::count);
    assert_eq!(left, 0);
    assert_eq!(begin(&customer, &shop, "9.bin", 5).await.status, 200);
});

on_both_databases!(a_store_out_of_reach_is_told_and_found_again, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let folder = std::path::PathBuf::from(&app.app.config().files);
    let begun = begin(&customer, &shop, "a.txt", 5).await;
    let upload = begun.text("upload");
    // Nothing can be written below a plain file, not even by root.
    std::fs::create_dir_all(&folder).unwrap();
    let shops = folder.join(shop.id.to_string());
    std::fs::write(&shops, "in the way").unwrap();
    let answer = piece(&customer, &shop, upload, 0, b"hello").await;
    assert_eq!((answer.status, answer.code()), (507, "storage_unavailable"));
    std::fs::remove_file(&shops).unwrap();
    let answer = piece(&customer, &shop, upload, 0, b"hello").await;
    assert_eq!(answer.body["file"]["size"], 5, "{answer:?}");
});
