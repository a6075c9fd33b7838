use reqwest::Method;
use serde_json::json;
use yingke_schema::audit::record;

use super::{PRICE_FEN, at, by_shop, mine, parcel, people, place, put_up, seen, try_to};

on_both_databases!(orders_of_others_are_not_there, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let stranger = shop.customer().await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let routes = [
        (Method::POST, "payment", json!({})),
        (Method::POST, "cancellation", json!({})),
        (Method::POST, "confirmation", json!({})),
        (Method::POST, "part-confirmation", json!({})),
        (Method::PUT, "address", to),
        (
            Method::POST,
            "refunds/0",
            json!({ "kind": "money_only", "amount_fen": PRICE_FEN }),
        ),
        (Method::POST, "refunds", json!({ "kind": "money_only" })),
        (Method::POST, "refunds/0/withdrawal", json!({})),
        (Method::POST, "refunds/0/parcel", parcel()),
    ];
    for (method, act, more) in routes {
        for (who, status) in [(&stranger.client, 404), (&agent.client, 403)] {
            let what = ("mine/", &order, act);
            let answer = try_to(who, &shop, method.clone(), what, more.clone()).await;
            assert_eq!(answer.status, status, "{act}: {answer:?}");
        }
    }
    let id = order["id"].as_str().unwrap();
    assert_eq!(
        stranger
            .get(&at(&shop, &format!("mine/orders/{id}")))
            .await
            .status,
        404
    );
    assert_eq!(
        stranger.get(&at(&shop, "mine/orders")).await.body["orders"],
        json!([])
    );
    assert_eq!(
        seen(&customer, &shop, &order).await,
        order,
        "nobody changed it"
    );
});

on_both_databases!(an_order_goes_elsewhere_until_it_is_shipped, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 1)]).await;
    let order = mine(&customer, &shop, &order, "payment", json!({})).await;
    let to =
        json!({ "receiver": "周禾", "phone": "13900139000", "address": "上海市徐汇区某路 2 号" });
    let moved = try_to(
        &customer,
        &shop,
        Method::PUT,
        ("mine/", &order, "address"),
        to.clone(),
    )
    .await;
    assert_eq!((moved.status, moved.text("phone")), (200, "13900139000"));
    let mut notices = app.notices(shop.id).await.into_iter();
    let told = notices.find(|notice| notice.zh.title.contains("收货信息已改"));
    let told = told.expect("those who pack are told");
    let words = format!("{:?}{:?}", told.zh, told.en);
    assert!(!words.contains("13900139000") && !words.contains("徐汇"));
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<record::Entity>().all().await.unwrap();
    let audited: String = rows.into_iter().map(|row| row.detail).collect();
    assert!(
        !audited.contains("13900139000") && !audited.contains("徐汇"),
        "{audited}"
    );
    let order = by_shop((&agent, &customer), &shop, &order, "shipment", parcel()).await;
    let late = try_to(
        &customer,
        &shop,
        Method::PUT,
        ("mine/", &order, "address"),
        to,
    )
    .await;
    assert_eq!((late.status, late.code()), (409, "wrong_state"));
});
