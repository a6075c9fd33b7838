use futures_util::future::join_all;
use reqwest::Method;
use sea_orm::ColumnTrait;
use serde_json::json;
use yingke_schema::{
    catalogue::sku,
    trade::{line, order},
};

use super::{DAY_MS, at, kept, mine, order_of, orders, people, place, put_up, seen, shown, try_to};

on_both_databases!(twenty_at_once_never_buy_more_than_there_is, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 100]).await;
    let mut customers = Vec::new();
    for _ in 0..20 {
        customers.push(shop.customer().await);
    }
    let path = at(&shop, "mine/orders");
    // In either order of the lines: nobody waits for each other in a circle.
    let bodies = (0..20).map(|place| match place % 2 {
        0 => order_of(&[(skus[0], 1), (skus[1], 2)]),
        _ => order_of(&[(skus[1], 2), (skus[0], 1)]),
    });
    let asked = customers.iter().zip(bodies).map(async |(customer, body)| {
        let client = customer.client.clone();
        let path = path.clone();
        tokio::spawn(async move { client.post(&path, &body).await })
            .await
            .unwrap()
    });
    let answers = join_all(asked).await;
    let (sold, refused): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 200);
    assert_eq!(sold.len(), 5, "{answers:#?}");
    assert!(
        refused
            .iter()
            .all(|answer| answer.status == 409 && answer.code() == "out_of_stock"),
        "{refused:#?}"
    );
    assert!(
        refused[0].text("title").contains("白瓷茶壶 颜色:第0色"),
        "{:?}",
        refused[0]
    );
    assert_eq!(orders(&app, &shop).await, 5);
    assert_eq!(kept(&app, &shop, skus[0]).await, (5, 5));
    assert_eq!(
        kept(&app, &shop, skus[1]).await,
        (100, 10),
        "who got nothing holds nothing"
    );
    assert_eq!(shown(&app, &shop).await, (vec![0, 90], "stock".to_owned()));
});

on_both_databases!(what_is_not_bought_after_all_is_for_others, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[2]).await[0];
    let (_, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku, 2)]).await;
    assert_eq!(shown(&app, &shop).await, (vec![0], "sold_out".to_owned()));
    let closed = mine(&customer, &shop, &order, "cancellation", json!({})).await;
    assert_eq!(
        (&closed["state"], &closed["acts"]),
        (&json!("TRADE_CLOSED"), &json!([]))
    );
    assert_eq!(shown(&app, &shop).await, (vec![2], "stock".to_owned()));
    let late = place(&customer, &shop, &[(sku, 1)]).await;
    app.advance(DAY_MS);
    assert_eq!(app.fire().await, 1);
    assert_eq!(seen(&customer, &shop, &late).await["state"], "TRADE_CLOSED");
    assert_eq!(kept(&app, &shop, sku).await, (2, 0));
    let refused = try_to(
        &customer,
        &shop,
        Method::POST,
        ("mine/", &late, "payment"),
        json!({}),
    )
    .await;
    assert_eq!(refused.code(), "changed_meanwhile");
});

on_both_databases!(
    what_open_orders_of_the_demo_wait_for_is_nobody_elses,
    |app| {
        app.demo().await;
        let shop = app.known_shop("qingmu").await;
        let db = app.app.store().shop(shop.id);
        let skus = db.rows::<sku::Entity>().all().await.unwrap();
        let held: i64 = skus.iter().map(|sku| sku.reserved).sum();
        let waiting = ["WAIT_BUYER_PAY", "WAIT_SELLER_SEND_GOODS"];
        let open = db.rows::<order::Entity>();
        let open = open
            .with(order::Column::State.is_in(waiting))
            .all()
            .await
            .unwrap();
        let ids: Vec<_> = open.iter().map(|order| order.id).collect();
        let lines = db
            .rows::<line::Entity>()
            .with(line::Column::OrderId.is_in(ids));
        let lines = lines.with(line::Column::RefundState.ne("SUCCESS"));
        let lines = lines.all().await.unwrap();
        assert!(!lines.is_empty());
        // What was sent in for an exchange is replaced from what lies ready.
        let ready = line::Column::RefundState.eq("WAIT_SELLER_RESEND");
        let exchanged = db.rows::<line::Entity>().with(ready);
        let exchanged = exchanged.all().await.unwrap();
        let all = lines.iter().chain(&exchanged);
        assert_eq!(held, all.map(|line| line.quantity).sum::<i64>());
    }
);
