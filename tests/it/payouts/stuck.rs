use serde_json::{Value, json};
use yingke_schema::members::member::Role;

use super::{MINUTE_MS, PRICE_FEN, ask, at, audited, paying, refunded, seen, told_of};
use crate::{
    buying::{people, place, put_up},
    harness::{Client, Mood, TestApp, TestShop},
};

on_both_databases!(what_cannot_go_back_changes_no_case_and_says_why, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    let payment = paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    let done = refunded((&agent, &customer), &shop, &order).await;
    let no = done["payouts"][0]["no"].as_i64().unwrap();
    for (mood, code, words) in [
        (Mood::Declines, "declined", "余额不足"),
        (Mood::IsAway, "unreachable", "HTTP 503"),
    ] {
        payment.becomes(mood);
        app.fire().await;
        let now = seen(&agent, &shop, &order).await;
        for same in ["state", "rev", "refunded_fen", "lines", "events"] {
            assert_eq!(now[same], done[same], "{same}");
        }
        let due = &now["payouts"][0];
        assert_eq!(
            (&due["reason"], &due["words"]),
            (&json!(code), &json!(words))
        );
        // By itself it comes again, and not before.
        assert!(due["next_at"].as_i64().unwrap() > app.now());
        let asked = payment.asked();
        app.fire().await;
        assert_eq!(payment.asked(), asked);
        app.advance(2 * MINUTE_MS);
    }
    let told = told_of(&app, &shop).await;
    assert_eq!(told.len(), 1, "once a day, however often it fails");
    payment.becomes(Mood::Fine);
    let id = order["id"].as_str().unwrap();
    let tries = at(&shop, &format!("orders/{id}/payouts/{no}/tries"));
    let warehouse = shop.member(Role::Warehouse).await;
    assert_eq!(warehouse.post(&tries, &json!({})).await.status, 403);
    let tried = agent.post(&tries, &json!({})).await;
    assert_eq!(tried.status, 200, "{tried:?}");
    app.fire().await;
    assert_eq!(seen(&agent, &shop, &order).await["payouts"], json!([]));
    // What has gone is left alone, and nobody writes down that it was tried.
    assert_eq!(agent.post(&tries, &json!({})).await.status, 200);
    app.fire().await;
    let asked = payment.asked();
    app.advance(90 * MINUTE_MS);
    app.fire().await;
    assert_eq!((payment.asked(), payment.given_fen()), (asked, PRICE_FEN));
    assert_eq!(audited(&app, &shop, "try_payout").await.len(), 1);
    let nothing = at(&shop, &format!("orders/{id}/payouts/99/tries"));
    assert_eq!(agent.post(&nothing, &json!({})).await.status, 404);
});

/// Numbers of the orders with money that did not go back, in the list; home counts them anew after a second.
async fn stuck(app: &TestApp, member: &Client, shop: &TestShop<'_>) -> Vec<Value> {
    let mut found = Vec::new();
    for query in ["refund_stuck=true", "refund_stuck=true&q=茶壶&min_fen=1"] {
        let page = member.get(&at(shop, &format!("orders?{query}"))).await.body;
        let rows = page["orders"].as_array().unwrap().iter();
        found.push(rows.map(|row| row["no"].clone()).collect::<Vec<_>>());
    }
    assert_eq!(found[0], found[1]);
    app.advance(1_000);
    let home = member.get(&at(shop, "home")).await.body;
    assert_eq!(home["orders"]["refund_stuck"], json!(found[0].len()));
    found.swap_remove(0)
}

on_both_databases!(what_did_not_go_back_waits_in_the_list, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[9]).await[0];
    let (agent, customer) = people(&shop).await;
    let leader = shop.member(Role::Supervisor).await;
    let payment = paying(&app, Mood::Fine);
    let mut orders = Vec::new();
    for _ in 0..2 {
        app.advance(1_000);
        let order = place(&customer, &shop, &[(sku_id, 2)]).await;
        refunded((&agent, &customer), &shop, &order).await;
        orders.push(order);
    }
    assert!(stuck(&app, &agent, &shop).await.is_empty(), "on its way");
    payment.becomes(Mood::Declines);
    while app.fire().await > 0 {}
    let both = [orders[1]["no"].clone(), orders[0]["no"].clone()];
    assert_eq!(stuck(&app, &agent, &shop).await, both);
    // More of the same order is not another order.
    let give = json!({ "line": 0, "amount_fen": 300, "reason": "delay" });
    let theirs = (&agent.client, &customer.client);
    let given = ask(theirs, &shop, ("", &orders[1], "compensations"), give).await;
    assert_eq!(given.status, 200, "{given:?}");
    while app.fire().await > 0 {}
    assert_eq!(stuck(&app, &agent, &shop).await, both);
    let now = seen(&leader, &shop, &orders[0]).await;
    let (id, no) = (now["id"].as_str().unwrap(), &now["payouts"][0]["no"]);
    let path = at(&shop, &format!("orders/{id}/payouts/{no}/settlement"));
    let settled = leader.post(&path, &json!({ "words": "转账" })).await;
    assert_eq!(settled.status, 200, "{settled:?}");
    assert_eq!(stuck(&app, &agent, &shop).await, both[..1]);
    payment.becomes(Mood::Fine);
    app.advance(4 * MINUTE_MS);
    while app.fire().await > 0 {}
    assert!(stuck(&app, &agent, &shop).await.is_empty());
});
