use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, ColumnTrait, IntoActiveModel};
use yingke::{app::App, storage::StorageError, vocabulary::new_id};
use yingke_schema::{timers::timer, trade::payout};

use super::{DAY_MS, MINUTE_MS, PRICE_FEN, fired, owing, paying, refunded, rows, told_of};
use crate::{
    buying::{people, place, put_up},
    harness::{Mood, On, TestApp, TestShop},
};

async fn write(app: &TestApp, shop: &TestShop<'_>, row: payout::Model) -> Result<(), StorageError> {
    let tx = app.app.store().begin(shop.id).await?;
    tx.insert(row.into_active_model().reset_all()).await?;
    tx.commit().await
}

on_both_databases!(what_is_still_due_is_told_again_another_day, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    app.advance(2 * MINUTE_MS);
    app.fire().await;
    assert_eq!(told_of(&app, &shop).await.len(), 1);
    app.advance(DAY_MS);
    app.fire().await;
    assert_eq!(told_of(&app, &shop).await.len(), 2);
});

on_both_databases!(no_node_tries_before_the_time_that_another_has_set, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    payment.becomes(Mood::Declines);
    app.fire().await;
    let asked = payment.asked();
    // A node that waited at the claim puts the timer where the claim ended.
    let now = app.now();
    let early = format!("UPDATE timer SET due_at = {now} WHERE kind = 'payout'");
    app.tamper(&early).await;
    app.advance(1_000);
    app.fire().await;
    assert_eq!(payment.asked(), asked, "too early");
    let next_at = rows(&app, &shop).await[0].next_at;
    let db = app.app.store().shop(shop.id);
    let timers = db.rows::<timer::Entity>();
    let timers = timers.with(timer::Column::Kind.eq("payout"));
    assert_eq!(timers.one().await.unwrap().unwrap().due_at, next_at);
    app.advance(next_at - app.now());
    app.fire().await;
    assert_eq!(payment.asked(), asked + 1);
});

/// The first of two programs never hears that the money went.
async fn gives_once(app: &TestApp, other: App) {
    let shop = app.shop("songxi").await;
    let payment = owing(app, &shop).await;
    other.trade().pay_by(payment.clone());
    payment.becomes(Mood::LosesAnswers);
    app.fire().await;
    assert_eq!(payment.given_fen(), PRICE_FEN, "it went");
    let row = rows(app, &shop).await.remove(0);
    assert!(row.done_at.is_none(), "and nobody knows");
    // Whoever comes next finds the row, and asks under its key.
    payment.becomes(Mood::Fine);
    app.advance(2 * MINUTE_MS);
    let programs = [other.clone(), app.app.clone(), other, app.app.clone()];
    join_all(programs.map(fired)).await;
    assert_eq!(payment.given_fen(), PRICE_FEN);
    let row = rows(app, &shop).await.remove(0);
    assert!(row.done_at.is_some(), "{row:?}");
    assert_eq!((row.tries, row.reason), (2, None));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_no_second_payment_on_another_node() {
    let app = TestApp::start(On::Postgres).await;
    let other = app.another_node().await;
    gives_once(&app, other).await;
}

/// A SQLite file has one node, but one look may begin before the last has ended.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lost_answer_is_no_second_payment_in_another_look() {
    let app = TestApp::start(On::Sqlite).await;
    gives_once(&app, app.app.clone()).await;
}

on_both_databases!(one_at_a_time_tries_and_a_dead_one_is_followed, |app| {
    let shop = app.shop("songxi").await;
    let payment = owing(&app, &shop).await;
    let asked = payment.asked();
    let until = app.now() + 30_000;
    app.tamper(&format!("UPDATE payout SET claimed_until = {until}"))
        .await;
    app.fire().await;
    assert_eq!(payment.asked(), asked, "somebody is at it");
    app.advance(31_000);
    app.fire().await;
    assert_eq!(
        (payment.asked(), payment.given_fen()),
        (asked + 1, PRICE_FEN)
    );
});

on_both_databases!(one_event_is_one_row, |app| {
    let shop = app.shop("songxi").await;
    let sku_id = put_up(&app, &shop, &[5]).await[0];
    let (agent, customer) = people(&shop).await;
    paying(&app, Mood::Fine);
    let order = place(&customer, &shop, &[(sku_id, 2)]).await;
    refunded((&agent, &customer), &shop, &order).await;
    let row = rows(&app, &shop).await.remove(0);
    let other_key = payout::Model {
        key: new_id(),
        ..row.clone()
    };
    let twice = write(&app, &shop, other_key).await;
    assert!(twice.is_err_and(|error| error.is_double()));
    let of_nothing = payout::Model {
        key: new_id(),
        event_no: 99,
        ..row
    };
    assert!(
        write(&app, &shop, of_nothing).await.is_err(),
        "no such event"
    );
    assert_eq!(rows(&app, &shop).await.len(), 1);
});
