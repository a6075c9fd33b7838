use image::ImageFormat;
use serde_json::json;
use yingke::files;

use super::{HOUR, PIECE, begin, photo, piece};

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
