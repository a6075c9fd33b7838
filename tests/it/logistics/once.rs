use futures_util::future::join_all;
use sea_orm::ColumnTrait;
use yingke::outbox::{self, Happened};
use yingke_schema::{logistics::step, outbox::event, timers::timer};

use super::{HOUR_MS, SMOOTH, followed, shipped, signed, travel};
use crate::buying::{people, put_up};

with_parcels!(what_is_heard_again_begins_nothing_anew, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    travel(&app, 96, 6).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let db = app.app.store().shop(shop.id);
    let events = db.rows::<event::Entity>().all().await.unwrap();
    for event in events {
        let happened = Happened {
            shop: shop.id,
            id: event.id,
            kind: event.kind,
            payload: event.payload,
            at: event.at,
        };
        for listener in app.app.listeners() {
            listener.hear(&happened).await.unwrap();
        }
    }
    travel(&app, 12, 6).await;
    assert_eq!(followed(&app, &shop).await, (1, 0));
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});

with_parcels!(two_looks_at_once_write_one_step_and_sign_once, |app| {
    let shop = app.shop("songxi").await;
    let (agent, customer) = people(&shop).await;
    let sku = put_up(&app, &shop, &[9]).await[0];
    let order = shipped(&shop, (&agent.client, &customer.client), sku, SMOOTH).await;
    outbox::tell(&app.app).await.unwrap();
    // A node may die between the look and the end of its row, and another comes.
    let effects = [app.app.effects(), app.app.effects()];
    let looks = effects.iter().flatten();
    let looks: Vec<_> = looks.filter(|effect| effect.kind() == "parcel").collect();
    assert_eq!(looks.len(), 2, "they are handed to the timers");
    let db = app.app.store().shop(shop.id);
    for _ in 0..16 {
        app.advance(6 * HOUR_MS);
        let timers = db.rows::<timer::Entity>();
        let timers = timers.with(timer::Column::Kind.eq("parcel"));
        if let Some(timer) = timers.one().await.unwrap() {
            let both = looks
                .iter()
                .map(|look| look.fire(shop.id, &timer.key, &timer.payload));
            let both = join_all(both).await;
            assert!(both.iter().all(Result::is_ok), "{both:?}");
        }
        app.fire().await;
    }
    assert_eq!(followed(&app, &shop).await, (1, 0));
    let steps = db.rows::<step::Entity>().count().await.unwrap();
    assert_eq!(steps, 6);
    assert_eq!(signed(&app, &shop, &order).await, (1, 1));
});
