use std::collections::HashMap;

use sea_orm::ColumnTrait;
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;
use yingke::{demo, outbox, trade, vocabulary::ShopId};
use yingke_schema::{
    members::member::Role,
    timers::timer,
    trade::{after_sale, event, order},
};

use super::{orders_of_shop, seeded, shop_of};
use crate::harness::TestApp;

on_both_databases!(a_living_shop_goes_on_telling_until_it_ends, |app| {
    let id = seeded(&app).await;
    let shop = app.known_shop("qingmu").await;
    // Whatever is told, is told to whoever leads.
    let owner = shop.member(Role::Owner).await;
    let mut desk = app.member_socket("qingmu", &owner).await;
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    let told = async || {
        let notices = app.notices(id).await.into_iter();
        let living = notices.filter(|notice| notice.key.starts_with("demo/living/"));
        living.collect::<Vec<_>>()
    };
    assert!(told().await.is_empty());
    app.advance(1_000);
    let cancel = CancellationToken::new();
    let telling = demo::go_on_telling(app.app.clone(), 1..=2, cancel.clone());
    let telling = tokio::spawn(telling);
    while told().await.is_empty() {
        crate::harness::glance().await;
    }
    cancel.cancel();
    telling.await.unwrap().unwrap();
    let notices = told().await;
    let is_whole = |text: &str| !text.is_empty() && !text.contains('{');
    assert!(notices.iter().all(|notice| is_whole(&notice.zh.text)));
    while outbox::tell(&app.app).await.unwrap() > 0 {}
    // Those of one moment are one notice.
    let is_told = |frame: &Value| {
        let title = &frame["detail"]["notice"]["zh"]["title"];
        let mut titles = notices.iter().map(|notice| &notice.zh.title);
        frame["of"] == "notices" && titles.any(|told| *title == json!(told))
    };
    desk.hear(is_told).await;
    // It has ended: nothing comes after.
    assert_eq!(told().await.len(), notices.len());
});

async fn orders_in(app: &TestApp, shop: ShopId, state: &str) -> Vec<order::Model> {
    let orders = orders_of_shop(app, shop).await.into_iter();
    orders.filter(|order| order.state == state).collect()
}

on_both_databases!(
    open_orders_of_the_demo_have_clocks_and_end_by_them_once,
    |app| {
        const HOUR_MS: i64 = 3_600_000;
        let shop = seeded(&app).await;
        let db = app.app.store().shop(shop);
        let clocks = ["order_unpaid", "order_confirm"];
        let clocks = db
            .rows::<timer::Entity>()
            .with(timer::Column::Kind.is_in(clocks));
        let clocks = clocks.all().await.unwrap().into_iter();
        let due: HashMap<_, _> = clocks.map(|clock| (clock.key, clock.due_at)).collect();
        let soon = app.now() + 3 * HOUR_MS;
        assert!(due.values().all(|due| *due > soon), "{due:?}");
        let unpaid = orders_in(&app, shop, "WAIT_BUYER_PAY").await;
        assert!(unpaid.len() >= 15, "{}", unpaid.len());
        for order in &unpaid {
            let due = due[&format!("order_unpaid:{}", order.id)];
            assert_eq!(due, order.created_at + 24 * HOUR_MS, "{}", order.no);
        }
        let sent = orders_in(&app, shop, "WAIT_BUYER_CONFIRM_GOODS").await;
        let is_timed =
            |order: &&order::Model| due.contains_key(&format!("order_confirm:{}", order.id));
        assert!(sent.iter().filter(is_timed).count() >= 60);

        // Somebody opens it again a day later.
        app.advance(24 * HOUR_MS);
        // One look takes a hundred.
        for _ in 0..10 {
            app.fire().await;
        }
        assert!(orders_in(&app, shop, "WAIT_BUYER_PAY").await.is_empty());
        let closed = db
            .rows::<event::Entity>()
            .with(event::Column::OrderId.is_in(unpaid.iter().map(|order| order.id)))
            .with(event::Column::Kind.eq("closed"));
        let closed = closed.all().await.unwrap();
        assert_eq!(closed.len(), unpaid.len());
        assert!(closed.iter().all(|event| event.by == "system"));
        assert_eq!(trade::check(&db).await.unwrap(), (600, Vec::new()));
    }
);

on_both_databases!(every_case_of_the_demo_has_time_and_two_have_little, |app| {
    const HOUR_MS: i64 = 3_600_000;
    seeded(&app).await;
    for slug in ["qingmu", "songxi"] {
        let db = app.app.store().shop(shop_of(&app, slug).await);
        let cases = db.rows::<after_sale::Entity>().all().await.unwrap();
        let due = cases.into_iter().filter_map(|case| case.due_at);
        let left: Vec<_> = due.map(|due| due - app.now()).collect();
        assert!(left.iter().all(|left| *left > 30 * 60_000), "{left:?}");
        let soon = left.iter().filter(|left| **left <= HOUR_MS).count();
        assert_eq!(soon, 2, "{slug}: {left:?}");
    }
});
