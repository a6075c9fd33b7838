use std::sync::Arc;

use yingke::jobs::{self, Work};
use yingke_schema::members::member::Role;

use super::{Counts, begin};

on_both_databases!(jobs_that_ended_are_deleted_a_month_later, |app| {
    let shop = app.shop("qingmu").await;
    let keeper = shop.member(Role::Operations).await;
    let day = 24 * 3_600_000;
    let done = begin(&app, &shop, &keeper, "counts").await;
    let works: [Arc<dyn Work>; 1] = [Counts::new(&app.app, 5, -1)];
    assert_eq!(jobs::run_due(&app.app, &works).await.unwrap(), 1);
    let stopped = begin(&app, &shop, &keeper, "counts").await;
    let waiting = begin(&app, &shop, &keeper, "counts").await;
    let tx = app.app.store().begin(shop.id).await.unwrap();
    assert!(jobs::stop(&tx, stopped, app.now()).await.unwrap());
    tx.commit().await.unwrap();
    let ids = [done, stopped, waiting];
    let left = async || {
        let db = app.app.store().shop(shop.id);
        let views = jobs::of_many(&db, &ids).await.unwrap();
        ids.map(|id| views.contains_key(&id))
    };
    app.advance(31 * day);
    jobs::forget_ended(app.app.store(), app.now())
        .await
        .unwrap();
    assert_eq!(left().await, [true; 3]);
    app.advance(1);
    jobs::forget_ended(app.app.store(), app.now())
        .await
        .unwrap();
    assert_eq!(left().await, [false, false, true]);
});
