use serde_json::json;
use yingke_schema::members::member::Role;

use super::{Asked, CHEAPER_FEN, FEN, HOUR_MS, PRICE_FEN, asked, board, theirs};
use crate::{
    after_sale::done,
    buying::{is_sound, written},
    harness::TestApp,
    orders_rest::{DAY_MS, at, bought, row},
};

/// As it was asked yesterday by a program that knew no time for it, and a migration left it.
async fn asked_before(app: &TestApp) {
    let asked_at = app.now();
    app.advance(DAY_MS);
    app.tamper(&format!(
        "INSERT INTO asked_price (shop_id, order_id, line_no, sku_id, price_fen, at) \
         SELECT shop_id, order_id, 0, sku_id, {CHEAPER_FEN}, {asked_at} FROM order_line"
    ))
    .await;
    app.leave_timer("order_asked_before").await;
}

on_both_databases!(what_was_asked_before_there_was_a_time_gets_one, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(&app, &shop).await;
    asked_before(&app).await;
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    app.fire().await;
    app.fire().await;
    let found = board(&leader, &shop, "").await;
    assert_eq!(found.len(), 1);
    let due_at = json!(app.now() + 48 * HOUR_MS);
    assert_eq!(
        (&found[0]["due_at"], &found[0]["order_no"]),
        (&due_at, &order["no"])
    );
    let seen = theirs(&customer, &shop, &order).await;
    assert_eq!(seen[0]["falls_fen"], FEN, "{seen}");
    app.advance(48 * HOUR_MS);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    let (actions, _) = written(&app, &shop, &order).await;
    let once = ["placed", "paid", "protection_asked", "compensated"];
    assert_eq!(actions, once);
    is_sound(&app, &shop).await;
});

on_both_databases!(what_was_asked_before_waits_for_a_case_of_its_line, |app| {
    let shop = app.shop("songxi").await;
    let leader = shop.member(Role::Supervisor).await;
    let (customer, order) = bought(&app, &shop).await;
    let theirs = (&customer.client, &leader.client);
    asked_before(&app).await;
    let whole = json!({ "kind": "money_only", "amount_fen": PRICE_FEN });
    let order = done(theirs, &shop, &order, "refunds/0", whole).await;
    for _ in 0..2 {
        app.fire().await;
    }
    assert_eq!(board(&leader, &shop, "").await.len(), 0);
    app.advance(HOUR_MS);
    app.fire().await;
    done(theirs, &shop, &order, "refunds/0/withdrawal", json!({})).await;
    app.advance(HOUR_MS);
    app.fire().await;
    let found = board(&leader, &shop, "").await;
    let told = (&found[0]["falls_fen"], &found[0]["due_at"]);
    assert_eq!(told, (&json!(FEN), &json!(app.now() + 48 * HOUR_MS)));
    is_sound(&app, &shop).await;
});

on_both_databases!(a_shorter_time_leaves_six_hours, |app| {
    let Asked {
        shop,
        leader,
        customer,
        order,
    } = asked(&app, CHEAPER_FEN).await;
    app.advance(24 * HOUR_MS);
    let path = at(&shop, "trade-rules");
    let mut rules = leader.get(&path).await.body;
    rules["rules"]["after_sale"]["protect_within_h"] = json!(12);
    let kept = leader.put(&path, &rules).await;
    assert_eq!(kept.status, 200, "{kept:?}");
    app.fire().await;
    let due_at = json!(app.now() + 6 * HOUR_MS);
    assert_eq!(theirs(&customer, &shop, &order).await[0]["due_at"], due_at);
    assert_eq!(board(&leader, &shop, "").await[0]["due_at"], due_at);
    app.advance(6 * HOUR_MS);
    app.fire().await;
    assert_eq!(row(&app, &shop, &order).await.refunded_fen, FEN);
    // A console of before says nothing of it, and changes nothing.
    let mut rules = leader.get(&path).await.body;
    let delays = rules["rules"]["after_sale"].as_object_mut().unwrap();
    delays.remove("protect_within_h");
    let kept = leader.put(&path, &rules).await.body;
    assert_eq!(kept["rules"]["after_sale"]["protect_within_h"], 12);
});
