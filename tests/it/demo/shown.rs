use super::seeded;
use crate::harness::Client;

on_both_databases!(the_storefront_shows_what_was_seeded, |app| {
    seeded(&app).await;
    let anyone = app.anyone();
    let front = anyone.get("/api/store/qingmu").await.body;
    assert_eq!(front["shop"]["name"], "青木家居");
    assert_eq!(front["categories"].as_array().unwrap().len(), 8);
    // Only a node that was started as a demo is one.
    assert_eq!(front["is_demo"], false);
    assert_eq!(anyone.get("/api/store/nowhere").await.status, 404);

    let tables = anyone
        .get("/api/store/qingmu/products?category=%E9%A4%90%E6%A1%8C")
        .await
        .body;
    let tables = tables["products"].as_array().unwrap();
    assert!(tables.len() >= 5 && tables.iter().all(|row| row["category"] == "餐桌"));
    let found = anyone
        .get("/api/store/qingmu/products?q=qm-cz-001")
        .await
        .body;
    assert_eq!(found["products"][0]["code"], "QM-CZ-001");
    let odd = anyone.get("/api/store/qingmu/products?q=100%25_%5C").await;
    assert_eq!(
        (odd.status, odd.body["products"].as_array().unwrap().len()),
        (200, 0)
    );

    let one = anyone
        .get("/api/store/qingmu/products/QM-CZ-001")
        .await
        .body;
    let id = one["id"].as_str().unwrap();
    assert_eq!(
        anyone
            .get(&format!("/api/store/qingmu/products/{id}"))
            .await
            .body,
        one
    );
    assert_eq!(one["goes_with"][0]["code"], "QM-CY-001");
    assert_eq!(
        anyone
            .get(&format!("/api/store/songxi/products/{id}"))
            .await
            .status,
        404
    );
    let sold_out = tables.iter().chain([&found["products"][0]]);
    assert!(sold_out.clone().all(|row| row["availability"].is_string()));
    draws(&anyone, one["pictures"][0].as_str().unwrap()).await;
});

async fn draws(anyone: &Client, picture: &str) {
    let drawing = anyone.get(picture).await;
    assert_eq!(
        (drawing.status, drawing.headers["content-type"].as_bytes()),
        (200, &b"image/svg+xml"[..])
    );
    assert!(
        drawing.headers["content-security-policy"]
            .to_str()
            .unwrap()
            .contains("sandbox")
    );
    let again = anyone.request(reqwest::Method::GET, picture);
    let again = again
        .header("if-none-match", &drawing.headers["etag"])
        .send()
        .await
        .unwrap();
    assert_eq!(again.status(), 304);
    for beside in ["..%2F..%2Fpeople.json.svg", "%2e%2e/x.svg", "qm-cz-001.png"] {
        let path = format!("/api/store/qingmu/pictures/{beside}");
        assert_eq!(anyone.get(&path).await.status, 404, "{beside}");
    }
}
