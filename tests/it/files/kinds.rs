use image::ImageFormat;
use reqwest::Method;

use super::{begin, link, links, photo, send};

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
