use serde_json::json;
use yingke::{
    trade::Payment as _,
    vocabulary::{OrderId, new_id},
};

use super::{DAY_MS, MINUTE_MS, acts, now, ordered, pay, pay_unheard, rows, states};
use crate::harness::{Mood, TestApp, TestShop};

async fn told_of(app: &TestApp, shop: &TestShop<'_>) -> usize {
    let notices = app.notices(shop.id).await.into_iter();
    let keys = notices.map(|notice| notice.key);
    keys.filter(|key| key.starts_with("collection/")).count()
}

on_both_databases!(what_was_collected_unheard_goes_back_with_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    assert_eq!(states(&app, &shop).await, ["asked"]);
    let cancelled = acts(&customer, &shop, &order, "cancellation").await;
    assert_eq!(cancelled.status, 200, "{cancelled:?}");
    assert_eq!(states(&app, &shop).await, ["called_off"]);
    payment.becomes(Mood::Declines);
    app.fire().await;
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(told_of(&app, &shop).await, 1);
    // It went back, and nobody hears of that either: once more does nothing more.
    payment.becomes(Mood::LosesAnswers);
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["called_off"]);
    payment.becomes(Mood::Fine);
    app.advance(3 * MINUTE_MS);
    app.fire().await;
    let row = rows(&app, &shop).await.remove(0);
    assert_eq!((row.state.as_str(), row.tries), ("given_back", 3));
    assert_eq!(row.ended_at, Some(app.now()));
    let asked = payment.asked();
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "that is all");
    assert_eq!((payment.collected_fen(), payment.given_fen()), (0, 0));
});

on_both_databases!(what_was_collected_at_another_price_goes_back, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    let id = order["id"].as_str().unwrap();
    let path = format!("/api/shops/{}/orders/{id}/price", shop.id);
    let cheaper = json!({
        "key": new_id(), "rev": order["rev"], "freight_fen": order["freight_fen"], "discount_fen": 100,
    });
    let repriced = agent.put(&path, &cheaper).await;
    assert_eq!(repriced.status, 200, "{repriced:?}");
    payment.becomes(Mood::Fine);
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    let total_fen = order["total_fen"].as_i64().unwrap() - 100;
    assert_eq!(paid.body["paid_fen"], total_fen);
    assert_eq!(payment.collected_fen(), 2 * total_fen + 100);
    assert_eq!(states(&app, &shop).await, ["called_off", "kept"]);
    app.fire().await;
    assert_eq!(payment.collected_fen(), total_fen);
    assert_eq!(states(&app, &shop).await, ["given_back", "kept"]);
});

on_both_databases!(what_was_collected_unheard_pays_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    payment.becomes(Mood::Fine);
    app.advance(14 * MINUTE_MS);
    app.fire().await;
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(states(&app, &shop).await, ["kept"]);
    let asked = payment.asked();
    app.advance(20 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "nothing is called off");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
});

on_both_databases!(what_a_program_from_before_collected_pays_the_order, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let id: OrderId = serde_json::from_value(order["id"].clone()).unwrap();
    let no = order["no"].as_str().unwrap();
    let fen = order["total_fen"].as_i64().unwrap();
    payment.collect(no, fen, id.0).await.unwrap();
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(payment.collected_fen(), fen);
    assert_eq!(states(&app, &shop).await, ["kept"]);
});

on_both_databases!(what_nobody_asks_for_again_goes_back, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    pay_unheard((&customer, &payment), &shop, &order).await;
    // Whoever asks again is waited for anew.
    app.advance(10 * MINUTE_MS);
    pay_unheard((&customer, &payment), &shop, &order).await;
    payment.becomes(Mood::Fine);
    app.advance(10 * MINUTE_MS);
    app.fire().await;
    assert_eq!(states(&app, &shop).await, ["asked"]);
    app.advance(5 * MINUTE_MS);
    app.fire().await;
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "WAIT_BUYER_PAY");
    // Nothing comes under a key that was called off.
    let paid = pay(&customer, &shop, &order).await;
    assert_eq!(paid.status, 200, "{paid:?}");
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(states(&app, &shop).await, ["given_back", "kept"]);
});
