//! The door of the database: what is forgotten, and what stays.

use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel};
use yingke::vocabulary::{ConversationId, new_id};
use yingke_schema::dispatch::trace;

/// More than one transaction deletes.
const MANY: i64 = 700;
const FRESH: i64 = 10_000;

on_both_databases!(only_what_has_run_out_is_forgotten, |app| {
    let shop = app.shop("qingmu").await;
    let store = app.app.store();
    let (one, other) = (ConversationId(new_id()), ConversationId(new_id()));
    let row = |conversation_id, at| {
        let row = trace::Model {
            shop_id: shop.id,
            conversation_id,
            at,
            session: 1,
            body: "{}".into(),
            situation: None,
        };
        row.into_active_model().reset_all()
    };
    let tx = store.begin(shop.id).await.unwrap();
    let old = (0..MANY).flat_map(|at| [row(one, at), row(other, at)]);
    let rows: Vec<_> = old
        .chain([row(one, FRESH), row(other, FRESH + 1)])
        .collect();
    for some in rows.chunks(300) {
        tx.insert_many(some.iter().cloned()).await.unwrap();
    }
    tx.commit().await.unwrap();
    let expired = || Condition::all().add(trace::Column::At.lt(FRESH));
    let forgotten = store.forget::<trace::Entity>(trace::Column::ConversationId, expired());
    forgotten.await.unwrap();
    let rows = store.shop(shop.id);
    let left = rows.rows::<trace::Entity>().ascending(trace::Column::At);
    let left: Vec<_> = left.all().await.unwrap();
    let left: Vec<_> = left
        .iter()
        .map(|row| (row.conversation_id, row.at))
        .collect();
    assert_eq!(left, [(one, FRESH), (other, FRESH + 1)]);
});
