use sea_orm::{ColumnTrait, EntityTrait};
use yingke::{
    demo::{self, Seeded},
    trade,
};
use yingke_schema::{
    audit::record,
    catalogue::{product, sku},
    customers::customer,
    members::member,
    outbox::event as happened,
    phrases::phrase,
    trade::{after_sale, collection, deed, event, line, note, order, payout},
};

use super::{orders_of_shop, seeded, shop_of};
use crate::harness::TestApp;

async fn count<E: EntityTrait>(app: &TestApp) -> u64
where
    E::Model: Send + Sync,
{
    app.app
        .store()
        .across_shops()
        .rows::<E>()
        .count()
        .await
        .unwrap()
}

async fn counts(app: &TestApp) -> [u64; 8] {
    [
        count::<product::Entity>(app).await,
        count::<sku::Entity>(app).await,
        count::<phrase::Entity>(app).await,
        count::<member::Entity>(app).await,
        count::<customer::Entity>(app).await,
        count::<order::Entity>(app).await,
        count::<line::Entity>(app).await,
        count::<event::Entity>(app).await,
    ]
}

on_both_databases!(seeding_twice_is_seeding_once, |app| {
    // By this binary, in an app like this one, or copied from where that was done.
    let shop = seeded(&app).await;
    let (ids, rows) = (orders_of_shop(&app, shop).await, counts(&app).await);
    app.advance(3_600_000);
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Before);
    assert_eq!(
        (orders_of_shop(&app, shop).await, counts(&app).await),
        (ids, rows)
    );
    assert_eq!((rows[4], rows[5]), (220, 645));
});

on_both_databases!(a_seed_that_broke_off_goes_on, |app| {
    let shop = seeded(&app).await;
    let whole = counts(&app).await;
    let last = orders_of_shop(&app, shop).await.split_off(500);
    let tx = app.app.store().begin(shop).await.unwrap();
    let ids = || last.iter().map(|order| order.id);
    tx.delete::<deed::Entity>(deed::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<note::Entity>(note::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<payout::Entity>(payout::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<collection::Entity>(collection::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<event::Entity>(event::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<line::Entity>(line::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<after_sale::Entity>(after_sale::Column::OrderId.is_in(ids()))
        .await
        .unwrap();
    tx.delete::<order::Entity>(order::Column::Id.is_in(ids()))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    assert_eq!(counts(&app).await, whole);
    let (_, wrong) = trade::check(&app.app.store().shop(shop)).await.unwrap();
    assert_eq!(wrong, Vec::new());
});

on_both_databases!(nothing_of_the_demos_past_happens_once_more, |app| {
    let shop = seeded(&app).await;
    let wanted = counts(&app).await;
    // Cases that end within hours are warned of; nothing happens to an order.
    app.fire().await;
    assert_eq!(counts(&app).await, wanted);
    // What happened long ago is no news.
    let db = app.app.store().shop(shop);
    let changed = db.rows::<happened::Entity>();
    let changed = changed.with(happened::Column::Kind.eq("OrderChanged"));
    let changed = changed.with(happened::Column::DoneAt.is_null());
    assert_eq!(changed.count().await.unwrap(), 0);
});

on_both_databases!(a_seed_that_was_cut_short_goes_on_where_it_was, |app| {
    let whole = {
        let node = app.app.clone();
        let seeding = tokio::spawn(async move { demo::seed(&node).await.map(drop) });
        while count::<order::Entity>(&app).await < 100 {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            assert!(!seeding.is_finished(), "it was too fast to be cut short");
        }
        seeding.abort();
        let _ = seeding.await;
        count::<order::Entity>(&app).await
    };
    assert!((100..645).contains(&whole), "{whole}");
    assert_eq!(demo::seed(&app.app).await.unwrap(), Seeded::Now);
    let rows = counts(&app).await;
    assert_eq!((rows[4], rows[5]), (220, 645));
    let shop = shop_of(&app, "qingmu").await;
    let db = app.app.store().shop(shop);
    assert_eq!(trade::check(&db).await.unwrap(), (600, Vec::new()));
    let events = db.rows::<event::Entity>().count().await.unwrap();
    let steps = db.rows::<record::Entity>();
    let steps = steps.with(record::Column::Object.starts_with("order/"));
    let steps = steps.with(record::Column::Action.ne("note_order"));
    assert_eq!(steps.count().await.unwrap(), events);
});
