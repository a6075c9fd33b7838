use serde_json::{Value, json};
use yingke::{
    catalogue,
    vocabulary::{SkuId, new_id},
};
use yingke_schema::members::member::Role;

use super::{at, edit, edited, listed, seen, try_to};
use crate::buying::order_of;

on_both_databases!(
    little_stock_is_told_once_and_how_little_is_the_shops_to_say,
    |app| {
        let shop = app.shop("songxi").await;
        let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
        let goods = listed(&keeper, &shop, "T9", 9).await;
        let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let told = async || {
            let notices = app.notices(shop.id).await.into_iter();
            let texts = notices.filter(|notice| notice.zh.title == "库存预警");
            texts.map(|notice| notice.zh.text).collect::<Vec<_>>()
        };
        let low = async || {
            let page = keeper.get(&at(&shop, "goods?low_stock=true")).await;
            page.body["total"].clone()
        };
        let buy = async |pieces: i64| {
            app.advance(1_000);
            let order = order_of(&[(sku, pieces)]);
            let placed = customer.post(&at(&shop, "mine/orders"), &order).await;
            assert_eq!(placed.status, 200, "{placed:?}");
        };
        let rules = at(&shop, "stock-rules");
        let usual = keeper.get(&rules).await.body;
        assert_eq!(usual, json!({ "low_stock": 5, "rev": 0 }));
        buy(3).await;
        assert!(told().await.is_empty());
        let wrong = json!({ "low_stock": -1, "rev": 0 });
        assert_eq!(keeper.put(&rules, &wrong).await.code(), "bad_low_stock");
        let fewer = json!({ "low_stock": 4, "rev": 0 });
        assert_eq!(keeper.put(&rules, &fewer).await.status, 200);
        let late = keeper.put(&rules, &fewer).await;
        assert_eq!((late.status, late.code()), (409, "changed_meanwhile"));
        let agent = shop.member(Role::Agent).await;
        assert_eq!(agent.put(&rules, &fewer).await.status, 403);
        buy(1).await;
        assert_eq!((told().await.len(), low().await), (0, json!(0)));
        buy(1).await;
        assert_eq!((told().await.len(), low().await), (1, json!(1)));
        assert_eq!(told().await, ["白瓷壶 T9，可售 4 件"]);
        buy(1).await;
        assert_eq!(told().await.len(), 1, "it only goes on falling");
        let now = seen(&keeper, &shop, &goods).await;
        let stock = |pieces: i64| json!([{ "id": sku, "code": "T9-1", "props": { "颜色": "白" }, "price_fen": 12_900, "stock": pieces }]);
        let more = edited(&keeper, &shop, &now, &[edit("skus", stock(20))]).await;
        edited(&keeper, &shop, &more, &[edit("skus", stock(8))]).await;
        assert_eq!(told().await.len(), 2, "an edit is told too");
    }
);

on_both_databases!(a_products_own_stock_alert_goes_before_the_shops, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let set = async |code: &str, stock: i64, low: Value| {
        let goods = listed(&keeper, &shop, code, stock).await;
        edited(&keeper, &shop, &goods, &[edit("low_stock", low)]).await
    };
    let many = set("T1", 12, json!(10)).await;
    let never = set("T2", 7, json!(0)).await;
    let usual = set("T3", 6, Value::Null).await;
    assert_eq!(many["low_stock"], 10);
    assert_eq!(usual["low_stock"], Value::Null);
    for wrong in [-1, 1_000_001] {
        let refused = try_to(&keeper, &shop, &many, &[edit("low_stock", json!(wrong))]).await;
        assert_eq!(refused.code(), "bad_low_stock");
        assert_eq!(refused.body["field"], "low_stock");
    }
    let low = async |sort: &str| {
        let path = format!("goods?low_stock=true&sort={sort}");
        let page = keeper.get(&at(&shop, &path)).await.body;
        let rows = page["goods"].as_array().unwrap().iter();
        let codes = rows.map(|row| row["code"].as_str().unwrap().to_owned());
        let codes: Vec<_> = codes.collect();
        assert_eq!(page["total"], codes.len(), "{sort}");
        codes
    };
    assert!(low("stock").await.is_empty());
    for goods in [&many, &never, &usual] {
        app.advance(1_000);
        let sku = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
        let path = at(&shop, "mine/orders");
        let bought = customer.post(&path, &order_of(&[(sku, 3)])).await;
        assert_eq!(bought.status, 200, "{bought:?}");
    }
    let notices = app.notices(shop.id).await.into_iter();
    let told = notices.filter(|notice| notice.zh.title == "库存预警");
    let mut told: Vec<_> = told.map(|notice| notice.zh.text).collect();
    told.sort();
    assert_eq!(told, ["白瓷壶 T1，可售 9 件", "白瓷壶 T3，可售 3 件"]);
    for (sort, codes) in [
        ("stock", ["T3", "T1"]),
        ("-stock", ["T1", "T3"]),
        ("title", ["T1", "T3"]),
    ] {
        assert_eq!(low(sort).await, codes, "{sort}");
    }
    let db = app.app.store().shop(shop.id);
    let figures = catalogue::stock_figures(&db).await.unwrap();
    assert_eq!((figures.low, figures.sold_out), (2, 0));
    let now = seen(&keeper, &shop, &many).await;
    let fewer = edited(&keeper, &shop, &now, &[edit("low_stock", json!(8))]).await;
    assert_eq!(low("stock").await, ["T3"]);
    edited(&keeper, &shop, &fewer, &[edit("low_stock", Value::Null)]).await;
    let path = format!("goods/{}/changes", many["id"].as_str().unwrap());
    let changes = at(&shop, &path);
    let last = &keeper.get(&changes).await.body["changes"][0];
    assert_eq!(last["field"], "low_stock", "{last}");
    assert_eq!(last["before"], 8);
    assert_eq!(last["after"], Value::Null);
});

on_both_databases!(what_a_closed_order_brings_back_is_told, |app| {
    let shop = app.shop("songxi").await;
    let (keeper, customer) = (shop.member(Role::Operations).await, shop.customer().await);
    let goods = listed(&keeper, &shop, "T9", 1).await;
    let sku: SkuId = serde_json::from_value(goods["skus"][0]["id"].clone()).unwrap();
    let order = order_of(&[(sku, 1)]);
    let placed = customer.post(&at(&shop, "mine/orders"), &order).await.body;
    let path = at(
        &shop,
        &format!(
            "mine/orders/{}/cancellation",
            placed["id"].as_str().unwrap()
        ),
    );
    let wish = json!({ "key": new_id(), "rev": placed["rev"] });
    let closed = customer.post(&path, &wish).await;
    assert_eq!(closed.status, 200, "{closed:?}");
    let notices = app.notices(shop.id).await;
    for title in ["商品售罄", "商品补货"] {
        let told = notices.iter().filter(|notice| notice.zh.title == title);
        assert_eq!(told.count(), 1, "{title}");
    }
});
