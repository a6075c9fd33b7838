use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke::trade;
use yingke_schema::{
    audit::record,
    outbox::event as happened,
    trade::{deed, event, line, note},
};

use super::{orders_of_shop, seeded, shop_of};

on_both_databases!(every_seeded_order_follows_from_its_events, |app| {
    seeded(&app).await;
    for (slug, orders) in [("qingmu", 600), ("songxi", 45)] {
        let db = app.app.store().shop(shop_of(&app, slug).await);
        assert_eq!(trade::check(&db).await.unwrap(), (orders, Vec::new()));
    }
});

on_both_databases!(an_order_that_was_tampered_with_is_found, |app| {
    let shop = seeded(&app).await;
    app.tamper(
        "UPDATE trade_order SET paid_fen = 0, refunded_fen = 0 WHERE state = 'TRADE_FINISHED'",
    )
    .await;
    let (_, wrong) = trade::check(&app.app.store().shop(shop)).await.unwrap();
    assert!(wrong.len() > 200 && wrong.iter().all(|(_, why)| *why == trade::Wrong::Different));
});

on_both_databases!(every_step_of_the_demos_orders_has_its_audit_row, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let events = db.rows::<event::Entity>().all().await.unwrap();
    let mut told = HashMap::<_, Vec<_>>::new();
    for row in db.rows::<record::Entity>().all().await.unwrap() {
        let step = (row.action, row.at);
        told.entry(row.object).or_default().push(step);
    }
    for event in &events {
        let steps = &told[&format!("order/{}", event.order_id)];
        let step = (event.kind.clone(), event.at);
        assert!(steps.contains(&step), "{step:?} of {}", event.order_id);
    }
    let of_orders = told
        .iter()
        .filter(|(object, _)| object.starts_with("order/"));
    let rows: usize = of_orders.map(|(_, steps)| steps.len()).sum();
    let notes = db.rows::<note::Entity>().count().await.unwrap();
    assert!(notes > 30, "{notes}");
    assert_eq!(rows, events.len() + notes as usize);
    yingke::audit::verify(app.app.store(), shop).await.unwrap();
});

on_both_databases!(an_order_of_the_demo_has_what_a_real_one_has, |app| {
    let shop = seeded(&app).await;
    let db = app.app.store().shop(shop);
    let orders = orders_of_shop(&app, shop).await;
    let events = db.rows::<event::Entity>().all().await.unwrap();
    let mut steps = HashMap::<_, i64>::new();
    for event in &events {
        *steps.entry(event.order_id).or_default() += 1;
        let is_named = !event.nick.is_empty();
        assert_eq!(
            is_named,
            event.by == "shop",
            "{} {}",
            event.kind,
            event.nick
        );
    }
    for order in &orders {
        assert_eq!(order.rev, steps[&order.id] + order.noted, "{}", order.no);
        let is_noted = !order.note.is_empty() || order.flag != 0;
        assert_eq!(order.noted, i64::from(is_noted), "{}", order.no);
    }
    // Each step but placing, which has none here, was done by a key of its own, and each was an event.
    let keys = db.rows::<deed::Entity>().count().await.unwrap();
    assert_eq!(keys as usize, events.len() - orders.len());
    let notes = db.rows::<note::Entity>().count().await.unwrap();
    let told = db.rows::<happened::Entity>();
    let told = told.with(happened::Column::Kind.eq("OrderChanged"));
    let told = told.count().await.unwrap() as usize;
    assert_eq!(told, events.len() + notes as usize);
    let lines = db.rows::<line::Entity>().all().await.unwrap();
    assert!(lines.iter().all(|line| line.ships_within_ms.is_some()));
});
