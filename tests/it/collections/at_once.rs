use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, IntoActiveModel};
use serde_json::json;
use yingke::vocabulary::new_id;
use yingke_schema::trade::collection;

use super::{DAY_MS, MINUTE_MS, Slow, now, ordered, pay, rows, states};

on_both_databases!(an_order_that_closes_while_it_is_paid_costs_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let slow = Slow::in_front_of(&payment);
    app.app.trade().pay_by(slow.clone());
    app.advance(DAY_MS - MINUTE_MS);
    let closes = async {
        slow.has_collected.notified().await;
        app.advance(2 * MINUTE_MS);
        app.fire().await;
        slow.may_answer.notify_one();
    };
    let (refused, ()) = tokio::join!(pay(&customer, &shop, &order), closes);
    assert_eq!(refused.status, 409, "{refused:?}");
    app.fire().await;
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "TRADE_CLOSED");
    assert_eq!(seen["paid_fen"], 0);
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
});

on_both_databases!(a_yes_that_comes_after_the_call_off_pays_nothing, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let slow = Slow::in_front_of(&payment);
    app.app.trade().pay_by(slow.clone());
    let called_off = async {
        slow.has_collected.notified().await;
        app.advance(15 * MINUTE_MS);
        app.fire().await;
        slow.may_answer.notify_one();
    };
    let (refused, ()) = tokio::join!(pay(&customer, &shop, &order), called_off);
    let told = (refused.status, refused.text("code"));
    assert_eq!(told, (409, "changed_meanwhile"));
    let seen = now(&customer, &shop, &order).await;
    assert_eq!(seen["state"], "WAIT_BUYER_PAY");
    assert_eq!(payment.collected_fen(), 0);
    assert_eq!(states(&app, &shop).await, ["given_back"]);
});

on_both_databases!(two_windows_that_pay_at_once_collect_once, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, payment, order) = ordered(&app, &shop).await;
    let windows = (0..3).map(|_| pay(&customer, &shop, &order));
    let answers = join_all(windows).await.into_iter();
    let mut answers: Vec<_> = answers.map(|answer| answer.status).collect();
    answers.sort_unstable();
    assert_eq!(answers, [200, 409, 409]);
    assert_eq!(json!(payment.collected_fen()), order["total_fen"]);
    assert_eq!(states(&app, &shop).await, ["kept"]);
});

on_both_databases!(an_order_has_one_collection_that_may_pay_it, |app| {
    let shop = app.shop("songxi").await;
    let (_, customer, _, order) = ordered(&app, &shop).await;
    assert_eq!(pay(&customer, &shop, &order).await.status, 200);
    let row = rows(&app, &shop).await.remove(0);
    for (state, is_double) in [("asked", true), ("called_off", false)] {
        let another = collection::Model {
            key: new_id(),
            state: state.to_owned(),
            ..row.clone()
        };
        let tx = app.app.store().begin(shop.id).await.unwrap();
        let written = tx.insert(another.into_active_model().reset_all()).await;
        let is_refused = written.is_err_and(|error| error.is_double());
        assert_eq!(is_refused, is_double, "{state}");
    }
});
