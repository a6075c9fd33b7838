use serde_json::{Value, json};
use yingke_schema::catalogue::sku;

use super::{PRICE_FEN, ask, at, on_its_way, paying, refunded, rows, seen};
use crate::{
    buying::{people, place, put_up, written},
    harness::{Client, Mood, TestApp, TestShop},
};

/// The same of the case of its first line, as its customer and the shop's members see it.
async fn of_its_case(
    (member, customer): (&Client, &Client),
    shop: &TestShop<'_>,
    order: &Value,
) -> (Value, Value) {
    let id = order["id"].as_str().unwrap();
    let theirs = customer.get(&at(shop, &format!("mine/orders/{id}"))).await;
    let ours = seen(member, shop, order).await;
    let due = |order: &Value| order["lines"][0]["case"]["payouts_due_fen"].clone();
    (due(&theirs.body), due(&ours))
}

/// Stock and what of it is set aside, of the only SKU.
async fn kept(app: &TestApp, shop: &TestShop<'_>) -> (i64, i64) {
    let db = app.app.store().shop(shop.id);
    let row = db.rows::<sku::Entity>().one().await.unwrap().unwrap();
    (row.stock, row.reserved)
}

on_both_databases!(no_order_is_paid_without_money, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let customer = shop.customer().await;
    let payment = paying(&app, Mood::Declines);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let both = (&customer.client, &customer.client);
    for (mood, status, code) in [
        (Mood::Declines, 402, "payment_declined"),
        (Mood::IsAway, 502, "payment_unreachable"),
        (Mood::LosesAnswers, 502, "payment_unreachable"),
    ] {
        payment.becomes(mood);
        let refused = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
        assert_eq!((refused.status, refused.text("code")), (status, code));
        if mood == Mood::Declines {
            assert!(refused.text("title").contains("余额不足"), "{refused:?}");
        }
        let id = order["id"].as_str().unwrap();
        let now = customer.get(&at(&shop, &format!("mine/orders/{id}"))).await;
        assert_eq!(now.text("state"), "WAIT_BUYER_PAY");
        assert_eq!(now.body["paid_fen"], 0);
        assert_eq!(kept(&app, &shop).await, (5, 2));
        assert_eq!(written(&app, &shop, &order).await.0, ["placed"]);
    }
    // The answer was lost, the money was not: it is not collected again.
    payment.becomes(Mood::Fine);
    let paid = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(paid.text("state"), "WAIT_SELLER_SEND_GOODS");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(kept(&app, &shop).await, (5, 2));
});

on_both_databases!(an_order_says_where_no_money_moved, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let unpaid = seen(&agent, &shop, &order).await;
    assert_eq!(unpaid["is_payment_simulated"], false);
    let both = (&customer.client, &customer.client);
    let paid = ask(both, &shop, ("mine/", &order, "payment"), json!({})).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["is_payment_simulated"], true);
    paying(&app, Mood::Fine);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["is_payment_simulated"], false);
});

on_both_databases!(money_goes_back_after_the_decision_and_once, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    assert_eq!(done["refunded_fen"], PRICE_FEN);
    assert_eq!(payment.given_fen(), 0);
    let due = &done["payouts"][0];
    assert_eq!(due["amount_fen"], PRICE_FEN);
    assert_eq!(due["reason"], Value::Null);
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN), json!(PRICE_FEN)));
    // A compensation is money back like any other.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let theirs = (&agent.client, &customer.client);
    let given = ask(theirs, &shop, ("", &order, "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN + 300), json!(PRICE_FEN + 300)));
    // And none of the case's.
    let both = (&*agent, &*customer);
    let told = of_its_case(both, &shop, &order).await;
    assert_eq!(told, (json!(PRICE_FEN), json!(PRICE_FEN)));
    app.fire().await;
    app.fire().await;
    let told = on_its_way(&customer, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)), "the money is there");
    let told = of_its_case(both, &shop, &order).await;
    assert_eq!(told, (json!(0), json!(0)));
    assert_eq!(payment.given_fen(), PRICE_FEN + 300);
    let now = seen(&agent, &shop, &order).await;
    assert_eq!(now["payouts"], json!([]));
    assert_eq!(now["refunded_fen"], PRICE_FEN + 300);
    for row in rows(&app, &shop).await {
        assert!(row.done_at.is_some() && row.tries == 1, "{row:?}");
    }
});
