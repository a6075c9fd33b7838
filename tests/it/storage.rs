//! The door of the database: what is forgotten, and what stays.

use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel};
use yingke::vocabulary::{ConversationId, new_id};
use yingke_schema::dispatch::{left, trace};

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

on_both_databases!(
    alternatives_stay_within_the_shop_and_within_what_they_name,
    |app| {
        let (shop, other) = (app.shop("qingmu").await, app.shop("songxi").await);
        let store = app.app.store();
        let mut rows = Vec::new();
        for shop in [&shop, &other] {
            for _ in 0..3 {
                let (session, at) = (1, 1);
                let conversation_id = ConversationId(new_id());
                let (shop_id, id) = (shop.id, conversation_id);
                rows.push(id);
                let row = left::Model {
                    shop_id,
                    conversation_id,
                    session,
                    at,
                };
                let tx = store.begin(shop.id).await.unwrap();
                tx.insert(row.into_active_model().reset_all())
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
            }
        }
        let is = |id: ConversationId| left::Column::ConversationId.eq(id);
        let named = Condition::any()
            .add(is(rows[0]))
            .add(is(rows[1]))
            .add(is(rows[3]));
        let tx = store.begin(shop.id).await.unwrap();
        let moved = tx.update::<left::Entity>(named.clone(), |row| {
            row.col_expr(
                left::Column::Session,
                sea_orm::sea_query::Expr::value(2_i64),
            )
        });
        assert_eq!(moved.await.unwrap(), 2);
        assert_eq!(tx.delete::<left::Entity>(named).await.unwrap(), 2);
        tx.commit().await.unwrap();
        let (own, theirs) = (store.shop(shop.id), store.shop(other.id));
        assert_eq!(own.rows::<left::Entity>().count().await.unwrap(), 1);
        assert_eq!(theirs.rows::<left::Entity>().count().await.unwrap(), 3);
    }
);
