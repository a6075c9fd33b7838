use serde_json::{Value, json};
use yingke::vocabulary::SkuId;

use super::{HOUR_MS, PRICE_FEN, at, done, id_of, kept, part, rest, seen, tried, wish};
use crate::{
    buying::{is_sound, people, place, put_up},
    harness::{TestCustomer, TestMember, TestShop},
};

/// Five pieces are paid for, and three have left.
async fn three_of_five(
    shop: &TestShop<'_>,
    sku: SkuId,
    (agent, customer): (&TestMember, &TestCustomer),
) -> Value {
    let order = place(customer, shop, &[(sku, 5)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 3)]);
    done(ours, shop, &order, ("", "shipment"), parcel).await
}

/// Of so many pieces.
fn wish_of(quantity: i64, kind: &str, amount_fen: i64) -> Value {
    let mut wish = wish(kind, amount_fen);
    wish["quantity"] = json!(quantity);
    wish
}

fn still_to_send(order: &Value) -> (&str, i64) {
    let left = order["lines"][0]["left"].as_i64().unwrap();
    (order["state"].as_str().unwrap(), left)
}

on_both_databases!(
    ten_yuan_of_five_chairs_leave_the_two_that_have_not_left_to_be_sent,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[9]).await;
        let (agent, customer) = people(&shop).await;
        let order = three_of_five(&shop, skus[0], (&agent, &customer)).await;
        let (ours, theirs) = (
            (&agent.client, &agent.client),
            (&customer.client, &agent.client),
        );
        let (ask, answer) = (("mine/", "refunds/0"), ("", "refunds/0"));
        let pay = || json!({ "answer": "pay", "words": "" });
        let asked = done(theirs, &shop, &order, ask, wish("money_only", 1_000)).await;
        assert_eq!(asked["lines"][0]["case"]["stays_here"], 0);
        let paid = done(ours, &shop, &order, answer, pay()).await;
        assert_eq!(still_to_send(&paid), ("SELLER_CONSIGNED_PART", 2));
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 2));
        let path = at(&shop, &format!("mine/orders/{}", id_of(&order)));
        let own = customer.client.get(&path).await.body;
        let line = &own["lines"][0];
        assert_eq!(
            (&line["given_pieces"], &line["most_refundable_fen"]),
            (&json!(0), &json!(5 * PRICE_FEN - 1_000))
        );
        // Two of them for their price are not wanted any more.
        let two = wish_of(2, "money_only", 2 * PRICE_FEN);
        let asked = done(theirs, &shop, &order, ask, two).await;
        assert_eq!(asked["lines"][0]["case"]["stays_here"], 2);
        let paid = done(ours, &shop, &order, answer, pay()).await;
        assert_eq!(still_to_send(&paid), ("WAIT_BUYER_CONFIRM_GOODS", 0));
        assert_eq!(paid["refunded_fen"], 2 * PRICE_FEN + 1_000);
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 0));
        assert_eq!(paid["lines"][0]["reissuable"], 3);
        // What is left of the money is all that the other three may have back.
        let most_fen = 3 * PRICE_FEN - 1_000;
        let more = wish("goods_back", most_fen + 1);
        let refused = tried(theirs, &shop, &order, ask, more).await;
        assert_eq!((refused.status, refused.code()), (409, "bad_amount"));
        done(theirs, &shop, &order, ask, wish("goods_back", most_fen)).await;
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(a_clock_that_pays_a_little_keeps_nothing_here, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[9]).await;
    let (agent, customer) = people(&shop).await;
    let order = three_of_five(&shop, skus[0], (&agent, &customer)).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    let ask = ("mine/", "refunds/0");
    // One that came has a scratch; then nobody says a word about all five.
    for (quantity, given_fen) in [(1, 1_000), (5, 2_000)] {
        let scratch = wish_of(quantity, "money_only", 1_000);
        done(theirs, &shop, &order, ask, scratch).await;
        app.advance(48 * HOUR_MS);
        app.fire().await;
        let paid = seen(&agent, &shop, &order).await;
        assert_eq!(still_to_send(&paid), ("SELLER_CONSIGNED_PART", 2));
        assert_eq!(paid["refunded_fen"], given_fen);
        assert_eq!(kept(&app, &shop, skus[0]).await, (6, 2));
    }
    let act = ("", "shipment");
    let sent = done(ours, &shop, &order, act, rest("73100012345678")).await;
    assert_eq!(still_to_send(&sent), ("WAIT_BUYER_CONFIRM_GOODS", 0));
    assert_eq!(kept(&app, &shop, skus[0]).await, (4, 0));
    let missing = wish_of(2, "reissue", 0);
    let asked = done(theirs, &shop, &order, ask, missing).await;
    assert_eq!(asked["lines"][0]["case"]["quantity"], 2);
    is_sound(&app, &shop).await;
});
