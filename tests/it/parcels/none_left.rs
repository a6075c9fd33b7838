use serde_json::{Value, json};
use yingke::vocabulary::SkuId;

use super::{DAY_MS, HOUR_MS, PRICE_FEN, done, kept, part, rest, seen, tried, wish};
use crate::{
    buying::{is_sound, people, place, put_up, written},
    harness::{TestApp, TestCustomer, TestMember, TestShop},
};

/// A line that has left, and one that never does: its money goes back when nobody answers.
async fn left_in_part(
    app: &TestApp,
    shop: &TestShop<'_>,
    skus: &[SkuId],
    (agent, customer): (&TestMember, &TestCustomer),
    confirms: bool,
) -> Value {
    let order = place(customer, shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, shop, &order, ("", "shipment"), parcel).await;
    let act = ("mine/", "part-confirmation");
    if confirms {
        let order = done(theirs, shop, &order, act, json!({})).await;
        assert_eq!(order["state"], "SELLER_CONSIGNED_PART");
        let again = tried(theirs, shop, &order, act, json!({})).await;
        assert_eq!((again.status, again.code()), (409, "enough"));
    }
    let act = ("mine/", "refunds/1");
    let back = wish("money_only", 2 * PRICE_FEN);
    let asked = done(theirs, shop, &order, act, back).await;
    assert_eq!(asked["ship_by"], Value::Null, "nothing of it may leave");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    seen(agent, shop, &order).await
}

on_both_databases!(
    where_nothing_remains_to_ship_the_order_goes_on_by_itself,
    |app| {
        let shop = app.shop("songxi").await;
        let skus = put_up(&app, &shop, &[5, 9]).await;
        let (agent, customer) = people(&shop).await;
        let who = (&agent, &customer);
        let shipped = left_in_part(&app, &shop, &skus, who, false).await;
        assert_eq!(
            (
                &shipped["state"],
                &shipped["shipped_at"],
                &shipped["confirm_by"]
            ),
            (
                &json!("WAIT_BUYER_CONFIRM_GOODS"),
                &json!(app.now()),
                &json!(app.now() + 10 * DAY_MS)
            )
        );
        // Who has confirmed what came is asked for nothing more.
        let done = left_in_part(&app, &shop, &skus, who, true).await;
        assert_eq!(
            (&done["state"], &done["refunded_fen"]),
            (&json!("TRADE_FINISHED"), &json!(2 * PRICE_FEN))
        );
        let kinds = [
            "placed",
            "paid",
            "part_shipped",
            "part_confirmed",
            "refund_asked",
            "refunded",
        ];
        let kinds = kinds.map(str::to_owned).to_vec();
        assert_eq!(written(&app, &shop, &done).await, (kinds.clone(), kinds));
        app.advance(8 * DAY_MS);
        app.fire().await;
        let finished = seen(&agent, &shop, &shipped).await;
        assert_eq!(finished["state"], "TRADE_FINISHED");
        is_sound(&app, &shop).await;
    }
);

on_both_databases!(money_back_for_what_has_not_left_frees_its_pieces, |app| {
    let shop = app.shop("songxi").await;
    let skus = put_up(&app, &shop, &[5, 5]).await;
    let (agent, customer) = people(&shop).await;
    let order = place(&customer, &shop, &[(skus[0], 1), (skus[1], 2)]).await;
    let (ours, theirs) = (
        (&agent.client, &agent.client),
        (&customer.client, &agent.client),
    );
    done(theirs, &shop, &order, ("mine/", "payment"), json!({})).await;
    let parcel = part("SF1234567890123", &[(0, 1)]);
    done(ours, &shop, &order, ("", "shipment"), parcel).await;
    let act = ("mine/", "refunds/1");
    let early = tried(
        theirs,
        &shop,
        &order,
        act,
        wish("goods_back", 2 * PRICE_FEN),
    )
    .await;
    assert_eq!((early.status, early.code()), (409, "wrong_state"));
    let part_of = tried(theirs, &shop, &order, act, wish("money_only", 500)).await;
    assert_eq!((part_of.status, part_of.code()), (409, "not_whole"));
    done(
        theirs,
        &shop,
        &order,
        act,
        wish("money_only", 2 * PRICE_FEN),
    )
    .await;
    let stopped = tried(
        ours,
        &shop,
        &order,
        ("", "shipment"),
        rest("73100012345678"),
    )
    .await;
    assert_eq!((stopped.status, stopped.code()), (409, "refund_open"));
    let pay = json!({ "answer": "pay", "words": "" });
    let order = done(ours, &shop, &order, ("", "refunds/1"), pay).await;
    assert_eq!(
        (&order["state"], &order["refunded_fen"]),
        (&json!("WAIT_BUYER_CONFIRM_GOODS"), &json!(2 * PRICE_FEN))
    );
    assert_eq!(kept(&app, &shop, skus[1]).await, (5, 0));
    assert_eq!(kept(&app, &shop, skus[0]).await, (4, 0));
    is_sound(&app, &shop).await;
});
