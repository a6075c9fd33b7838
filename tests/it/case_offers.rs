//! What the shop offers after it has agreed, or refused.

use reqwest::Method;
use serde_json::{Value, json};
use yingke::vocabulary::SkuId;
use yingke_schema::catalogue::sku;

use crate::{
    after_sale::{
        Opened, answer, ask, case, codes_told, done, is_sound, opened, parcel, seen, sent, state,
        wish,
    },
    buying::{PRICE_FEN, people, put_up},
    harness::{TestApp, TestShop},
};

const HOUR_MS: i64 = 60 * 60_000;
const DAY_MS: i64 = 24 * HOUR_MS;

fn offer(kind: &str, amount_fen: i64) -> Value {
    json!({ "answer": "propose", "kind": kind, "amount_fen": amount_fen, "words": "补不上货" })
}

async fn reserved(app: &TestApp, shop: &TestShop<'_>, id: SkuId) -> i64 {
    let db = app.app.store().shop(shop.id);
    let rows = db.rows::<sku::Entity>().all().await.unwrap();
    rows.into_iter().find(|row| row.id == id).unwrap().reserved
}

on_both_databases!(what_cannot_be_sent_again_is_paid_once_it_is_back, |app| {
    let shop = app.shop("songxi").await;
    let sku = put_up(&app, &shop, &[2]).await[0];
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, sku, (&agent, &customer)).await;
    let order = done(theirs, &shop, &order, "refunds/0", wish("exchange", 0)).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    assert_eq!(reserved(&app, &shop, sku).await, 1);
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let too_much = (&order, Method::POST, "refunds/0");
    let too_much = ask(&agent, &shop, too_much, offer("goods_back", PRICE_FEN + 1)).await;
    assert_eq!(too_much.code(), "bad_amount");
    let made = offer("goods_back", PRICE_FEN);
    let order = done(ours, &shop, &order, "refunds/0", made.clone()).await;
    let now = case(&order);
    assert_eq!(
        (state(&order), &now["turn"], &now["falls"]),
        (
            "WAIT_SELLER_RESEND",
            &json!("customer"),
            &json!("proposal_declined")
        )
    );
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    let now = case(&order);
    assert_eq!(
        (state(&order), &now["proposal"], &now["due_at"]),
        (
            "WAIT_SELLER_RESEND",
            &Value::Null,
            &json!(app.now() + 72 * HOUR_MS)
        )
    );
    let order = done(ours, &shop, &order, "refunds/0", made).await;
    let yes = json!({ "accept": true });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(PRICE_FEN))
    );
    assert_eq!(reserved(&app, &shop, sku).await, 0, "it lay ready");
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_set_aside_is_free_with_another_way_out, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 1]).await;
    let (agent, customer) = people(&shop).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = sent(&shop, skus[0], (&agent, &customer)).await;
    let mut other = wish("exchange", 0);
    other["wanted"] = json!(skus[1]);
    let order = done(theirs, &shop, &order, "refunds/0", other).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("agree")).await;
    let order = done(theirs, &shop, &order, "refunds/0/parcel", parcel()).await;
    let order = done(ours, &shop, &order, "refunds/0", answer("received")).await;
    let made = offer("goods_back", 9_000);
    let order = done(ours, &shop, &order, "refunds/0", made).await;
    assert_eq!(reserved(&app, &shop, skus[1]).await, 1);
    let yes = json!({ "accept": true });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(9_000))
    );
    assert_eq!(reserved(&app, &shop, skus[1]).await, 0);
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_refused_may_be_offered_otherwise, |app| {
    let Opened {
        shop,
        agent,
        customer,
        order,
    } = opened(&app, wish("goods_back", 9_000)).await;
    let (theirs, ours) = (
        (&customer.client, &agent.client),
        (&agent.client, &agent.client),
    );
    let order = done(ours, &shop, &order, "refunds/0", answer("refuse")).await;
    let too_much = (&order, Method::POST, "refunds/0");
    let too_much = ask(&agent, &shop, too_much, offer("money_only", 9_001)).await;
    assert_eq!(too_much.code(), "bad_amount");
    let made = offer("money_only", 3_000);
    let order = done(ours, &shop, &order, "refunds/0", made).await;
    let early = (&order, Method::POST, "confirmation");
    let early = ask(&customer, &shop, early, json!({})).await;
    assert_eq!(early.code(), "refund_open", "the offer waits for an answer");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    let order = seen(&agent, &shop, &order).await;
    assert_eq!(
        (state(&order), &case(&order)["due_at"]),
        ("SELLER_REFUSE_BUYER", &json!(app.now() + 7 * DAY_MS))
    );
    assert_eq!(codes_told(&app, &shop).await, ["void_refused"]);
    let made = offer("money_only", 4_000);
    let order = done(ours, &shop, &order, "refunds/0", made).await;
    let yes = json!({ "accept": true });
    let order = done(theirs, &shop, &order, "refunds/0/proposal", yes).await;
    assert_eq!(
        (state(&order), &order["refunded_fen"]),
        ("SUCCESS", &json!(4_000))
    );
    is_sound(&app, &shop).await;
});
