use serde_json::{Value, json};
use yingke::vocabulary::SkuId;

use super::{
    DAY_MS, PRICE_FEN, at, by_shop, kept, mine, order_of, orders, parcel, people, place, put_up,
    shown, written,
};

on_both_databases!(a_customer_fills_a_cart_orders_pays_and_confirms, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let cart = at(&shop, "mine/cart");
    let filled = customer
        .client
        .put(&cart, &json!({ "sku": sku, "quantity": 2 }))
        .await;
    assert_eq!(filled.status, 200, "{filled:?}");
    let line = &filled.body["lines"][0];
    assert_eq!((&line["quantity"], &line["most"]), (&json!(2), &json!(5)));
    assert_eq!(
        (&line["code"], &line["sku_text"]),
        (&json!("T1"), &json!("颜色:第0色"))
    );
    assert_eq!(filled.body["goods_fen"], 2 * PRICE_FEN);

    let order = place(&customer, &shop, &[(sku, 2)]).await;
    assert_eq!(
        customer.get(&cart).await.body,
        json!({ "lines": [], "goods_fen": 0 })
    );
    assert_eq!(
        (&order["state"], &order["total_fen"]),
        (&json!("WAIT_BUYER_PAY"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(order["pay_by"], app.now() + DAY_MS);
    assert_eq!(order["acts"], json!(["pay", "cancel", "change_address"]));
    assert_eq!(
        (&order["phone"], &order["receiver"]),
        (&json!("13800138000"), &json!("林夏"))
    );
    assert_eq!(order["no"].as_str().unwrap().len(), 18);
    assert_eq!(order["lines"][0]["product_code"], "T1");
    assert_eq!(shown(&app, &shop).await, (vec![3], "stock".to_owned()));
    assert_eq!(kept(&app, &shop, sku).await, (5, 2));

    let paid = mine(&customer, &shop, &order, "payment", json!({})).await;
    assert_eq!(
        (&paid["state"], &paid["pay_by"]),
        (&json!("WAIT_SELLER_SEND_GOODS"), &Value::Null)
    );
    assert_eq!(
        (&paid["paid_fen"], &paid["lines"][0]["most_refundable_fen"]),
        (&order["total_fen"], &order["total_fen"])
    );
    let shipped = by_shop((&agent, &customer), &shop, &order, "shipment", parcel()).await;
    assert_eq!(shipped["waybill"], "SF1234567890123");
    assert_eq!(shipped["confirm_by"], app.now() + 10 * DAY_MS);
    assert_eq!(
        kept(&app, &shop, sku).await,
        (3, 0),
        "what left is not in stock"
    );
    assert_eq!(shown(&app, &shop).await.0, [3]);
    let done = mine(&customer, &shop, &shipped, "confirmation", json!({})).await;
    assert_eq!(
        (&done["state"], &done["confirm_by"]),
        (&json!("TRADE_FINISHED"), &Value::Null)
    );
    let list = customer.get(&at(&shop, "mine/orders")).await.body;
    assert_eq!(list["orders"], json!([done]));
    let once = ["placed", "paid", "shipped", "confirmed"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(written(&app, &shop, &order).await, (once.clone(), once));
});

on_both_databases!(nonsense_is_refused_by_its_field, |app| {
    let shop = app.shop("songxi").await;
    let elsewhere = app.shop("elsewhere").await;
    let sku = put_up(&app, &shop, &[5]).await[0];
    let foreign = put_up(&app, &elsewhere, &[5]).await[0];
    let (_, customer) = people(&shop).await;
    let path = at(&shop, "mine/orders");
    let line = |sku: SkuId, quantity: i64| json!({ "sku": sku, "quantity": quantity });
    let wrong = [
        ("lines", json!([]), "bad_lines", "lines"),
        (
            "lines",
            json!([line(sku, 1), line(sku, 1)]),
            "double_sku",
            "lines.1.sku",
        ),
        (
            "lines",
            json!([line(sku, 0)]),
            "bad_quantity",
            "lines.0.quantity",
        ),
        (
            "lines",
            json!([line(foreign, 1)]),
            "no_such_sku",
            "lines.0.sku",
        ),
        ("receiver", json!(" "), "bad_receiver", "receiver"),
        ("phone", json!("12345678901"), "bad_phone", "phone"),
        ("address", json!("杭州"), "bad_address", "address"),
        ("words", json!("快".repeat(201)), "too_many_words", "words"),
    ];
    for (field, value, code, named) in wrong {
        let mut body = order_of(&[(sku, 1)]);
        body[field] = value;
        let answer = customer.post(&path, &body).await;
        assert_eq!(
            (answer.status, answer.code(), answer.text("field")),
            (422, code, named)
        );
    }
    let cart = at(&shop, "mine/cart");
    let refused = customer.client.put(&cart, &line(sku, 1_000)).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("bad_quantity", "quantity")
    );
    let refused = customer.client.put(&cart, &line(foreign, 1)).await;
    assert_eq!(
        (refused.code(), refused.text("field")),
        ("no_such_sku", "sku")
    );
    assert_eq!(orders(&app, &shop).await, 0);
    assert_eq!(kept(&app, &shop, sku).await, (5, 0));
});

on_both_databases!(
    a_blocked_customer_keeps_what_they_have_and_orders_no_more,
    |app| {
        let shop = app.shop("songxi").await;
        let sku = put_up(&app, &shop, &[5]).await[0];
        let (agent, customer) = people(&shop).await;
        let body = order_of(&[(sku, 1)]);
        let path = at(&shop, "mine/orders");
        let order = customer.post(&path, &body).await.body;
        let block = at(&shop, &format!("customers/{}/block", customer.id));
        assert_eq!(
            agent
                .put(&block, &json!({ "reason": "反复辱骂" }))
                .await
                .status,
            204
        );
        let refused = customer.post(&path, &order_of(&[(sku, 1)])).await;
        assert_eq!((refused.status, refused.code()), (409, "customer_blocked"));
        assert_eq!(customer.post(&path, &body).await.body["id"], order["id"]);
        let paid = mine(&customer, &shop, &order, "payment", json!({})).await;
        assert_eq!(paid["state"], "WAIT_SELLER_SEND_GOODS");
        assert_eq!(kept(&app, &shop, sku).await, (5, 1));
    }
);

on_both_databases!(who_orders_too_fast_waits, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[100]).await[0];
    let (_, customer) = people(&shop).await;
    for _ in 0..10 {
        place(&customer, &shop, &[(sku, 1)]).await;
    }
    let path = at(&shop, "mine/orders");
    let refused = customer.post(&path, &order_of(&[(sku, 1)])).await;
    assert_eq!((refused.status, refused.code()), (429, "too_fast"));
    let wait = refused.body["retry_ms"].as_i64().unwrap();
    app.advance(wait);
    place(&customer, &shop, &[(sku, 1)]).await;
});
