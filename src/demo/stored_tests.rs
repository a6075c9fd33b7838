use serde_json::{Value, json};

use super::{Seeded, buying::product_id, content::ShopContent, seed, seed::SHOPS};
use crate::{
    catalogue, shops,
    testing::{Bench, on_both},
    trade,
};

async fn seeded() -> [Bench; 2] {
    let benches = on_both().await;
    for bench in &benches {
        assert_eq!(seed(&bench.app).await.unwrap(), Seeded::Now);
    }
    benches
}

#[tokio::test]
async fn seeding_twice_is_seeding_once_and_every_order_follows_from_its_events() {
    for bench in seeded().await {
        bench.pass(3_600_000);
        assert_eq!(seed(&bench.app).await.unwrap(), Seeded::Before);
        let store = bench.app.store();
        for (slug, _, orders) in SHOPS {
            let shop = shops::find(store, &slug.into()).await.unwrap().unwrap();
            let db = store.shop(shop.id);
            assert_eq!(trade::check(&db).await.unwrap(), (orders, Vec::new()));
            let sheet = &ShopContent::of(slug).unwrap().products[0];
            let card = catalogue::card(&db, product_id(slug, &sheet.code, 0))
                .await
                .unwrap();
            assert_eq!(card.unwrap()["code"], sheet.code);
        }
    }
}

#[tokio::test]
async fn a_seed_that_broke_off_goes_on() {
    for bench in on_both().await {
        let people = super::content::read("people.json").unwrap();
        let mut world =
            super::world::World::make("qingmu", 200, 600, &people, bench.now()).unwrap();
        world.orders.truncate(80);
        world.shoppers.truncate(200);
        world
            .write(bench.app.store(), "hash", bench.now())
            .await
            .unwrap();
        assert_eq!(seed(&bench.app).await.unwrap(), Seeded::Now);
        let shop = shops::find(bench.app.store(), &"qingmu".into())
            .await
            .unwrap()
            .unwrap();
        let (count, wrong) = trade::check(&bench.app.store().shop(shop.id))
            .await
            .unwrap();
        assert_eq!((count, wrong.len()), (600, 0));
    }
}

#[tokio::test]
async fn the_storefront_shows_what_was_seeded() {
    for bench in seeded().await {
        let front = bench.get("/api/store/qingmu", "").await.json();
        assert_eq!(front["shop"]["name"], "青木家居");
        assert_eq!(front["categories"].as_array().unwrap().len(), 8);
        assert_eq!(bench.get("/api/store/nowhere", "").await.status, 404);

        let tables = bench
            .get("/api/store/qingmu/products?category=%E9%A4%90%E6%A1%8C", "")
            .await;
        let tables = tables.json()["products"].as_array().unwrap().clone();
        assert!(tables.iter().all(|row| row["category"] == "餐桌") && tables.len() >= 5);
        let found = bench
            .get("/api/store/qingmu/products?q=QM-CZ-001", "")
            .await
            .json();
        assert_eq!(found["products"][0]["code"], "QM-CZ-001");
        let odd = bench
            .get("/api/store/qingmu/products?q=100%25_%5C", "")
            .await;
        assert_eq!(
            (odd.status, odd.json()["products"].as_array().unwrap().len()),
            (200, 0)
        );

        let one = bench
            .get("/api/store/qingmu/products/QM-CZ-001", "")
            .await
            .json();
        let id = one["id"].as_str().unwrap();
        assert_eq!(
            bench
                .get(&format!("/api/store/qingmu/products/{id}"), "")
                .await
                .json(),
            one
        );
        assert_eq!(one["goes_with"][0]["code"], "QM-CY-001");
        let props: Vec<_> = one["skus"][0]["props"]
            .as_object()
            .unwrap()
            .keys()
            .collect();
        assert_eq!(props.len(), 2);
        assert_eq!(
            bench
                .get(&format!("/api/store/songxi/products/{id}"), "")
                .await
                .status,
            404
        );

        let picture = one["pictures"][0].as_str().unwrap();
        let drawing = bench.get(picture, "").await;
        assert_eq!(
            (drawing.status, drawing.header("content-type")),
            (200, "image/svg+xml")
        );
        assert!(
            drawing
                .header("content-security-policy")
                .contains("sandbox")
        );
        let tag = drawing.header("etag").to_owned();
        let again = crate::testing::asking("GET", picture, "").header("if-none-match", tag);
        assert_eq!(bench.ask(again, "").await.status, 304);
        let beside = "/api/store/qingmu/pictures/..%2F..%2Fpeople.json.svg";
        assert_eq!(bench.get(beside, "").await.status, 404);
    }
}

#[tokio::test]
async fn members_read_products_phrases_and_masked_orders_of_their_own_shop() {
    for bench in seeded().await {
        let (agent, other) = (
            bench.token_of("anran").await,
            bench.token_of("tangtang").await,
        );
        let shop = shops::find(bench.app.store(), &"qingmu".into())
            .await
            .unwrap()
            .unwrap()
            .id;
        let base = format!("/api/shops/{shop}");
        let all = bench.get(&format!("{base}/products?limit=3"), &agent).await;
        assert_eq!(all.json()["products"].as_array().unwrap().len(), 3);
        let phrases = bench.get(&format!("{base}/phrases"), &agent).await.json();
        assert_eq!(
            (phrases[0]["code"].as_str(), phrases[0]["own"].as_bool()),
            (Some("hi"), Some(false))
        );

        let order = super::buying::order_id("qingmu", 7);
        let one = bench
            .get(&format!("{base}/orders/{order}"), &agent)
            .await
            .json();
        assert_eq!(one["events"][0]["kind"], "placed");
        for field in ["receiver_masked", "phone_masked", "address_masked"] {
            assert!(one[field].as_str().unwrap().contains('*'), "{field}");
        }
        for path in ["products", "phrases", &format!("orders/{order}")] {
            assert_eq!(
                bench.get(&format!("{base}/{path}"), &other).await.status,
                404,
                "{path}"
            );
            assert_eq!(
                bench.get(&format!("{base}/{path}"), "").await.status,
                401,
                "{path}"
            );
        }
        shown_once_and_written_down(&bench, &format!("{base}/orders/{order}"), &agent, &one).await;
    }
}

async fn shown_once_and_written_down(bench: &Bench, order: &str, token: &str, masked: &Value) {
    let ask = |field, reason| json!({ "field": field, "reason": reason });
    let path = format!("{order}/showings");
    let shown = bench
        .post(&path, token, ask("phone", "客户要改送货电话"))
        .await;
    let phone = shown.json()["value"].as_str().unwrap().to_owned();
    assert!(phone.starts_with("1990") && phone.len() == 11);
    assert_eq!(masked["phone_masked"], yingke_masking::phone(&phone));
    assert_eq!(
        bench.post(&path, token, ask("phone", " ")).await.status,
        400
    );
    assert_eq!(
        bench
            .post(&path, token, ask("note", "客户要改"))
            .await
            .status,
        400
    );
    let trainee = bench.token_of("xinyi").await;
    assert_eq!(
        bench
            .post(&path, &trainee, ask("phone", "练习"))
            .await
            .status,
        403
    );
    let mut last = 200;
    for _ in 0..30 {
        last = bench
            .post(&path, token, ask("receiver", "核对收货人"))
            .await
            .status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn an_order_card_is_its_customers_only() {
    for bench in seeded().await {
        let shop = shops::find(bench.app.store(), &"qingmu".into())
            .await
            .unwrap()
            .unwrap()
            .id;
        let db = bench.app.store().shop(shop);
        let order = super::buying::order_id("qingmu", 3);
        let people = super::content::read("people.json").unwrap();
        let world = super::world::World::make("qingmu", 200, 600, &people, 0).unwrap();
        let bought = &world.orders[3];
        let card = trade::card(&db, order, bought.customer)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (card["no"].as_str(), card["total_fen"].as_i64()),
            (Some(bought.no.as_str()), Some(bought.order.total_fen()))
        );
        let stranger = world
            .shoppers
            .iter()
            .find(|shopper| shopper.id != bought.customer)
            .unwrap();
        assert_eq!(trade::card(&db, order, stranger.id).await.unwrap(), None);
    }
}
