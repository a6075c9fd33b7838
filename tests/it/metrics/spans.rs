use sea_orm::{ActiveModelTrait, IntoActiveModel};
use yingke::{
    reception,
    vocabulary::{ConversationId, new_id},
};
use yingke_schema::{members::member::Role, reception::session};

use super::{DAY_MS, TODAY, at};
use crate::harness::{TestApp, TestShop};

/// Receptions, each of a conversation of its own.
async fn opened(
    app: &TestApp,
    shop: &TestShop<'_>,
    spans: &[(i64, Option<i64>)],
) -> Vec<ConversationId> {
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let rows: Vec<_> = spans
        .iter()
        .map(|(opened_at, closed_at)| session::Model {
            shop_id: shop.id,
            conversation_id: ConversationId(new_id()),
            no: 1,
            opened_at: *opened_at,
            assigned_at: None,
            answered_at: None,
            closed_at: *closed_at,
            assignee: None,
        })
        .collect();
    for some in rows.chunks(300) {
        let some = some.iter().cloned();
        let some = some.map(|row| row.into_active_model().reset_all());
        tx.insert_many(some).await.unwrap();
    }
    tx.commit().await.unwrap();
    rows.iter().map(|row| row.conversation_id).collect()
}

on_both_databases!(only_receptions_that_a_span_touches_are_read, |app| {
    let shop = app.shop("qingmu").await;
    let spans = [
        (0, Some(99)),
        (0, Some(100)),
        (0, None),
        (120, Some(150)),
        (0, Some(500)),
        (199, Some(201)),
        (200, None),
        (200, Some(300)),
    ];
    let all = opened(&app, &shop, &spans).await;
    let db = app.app.store().shop(shop.id);
    let mut alive = reception::alive_between(&db, 100, 200).await.unwrap();
    let mut touched = all[1..6].to_vec();
    alive.sort_unstable();
    touched.sort_unstable();
    assert_eq!(alive, touched);
});

on_both_databases!(a_long_period_is_counted_a_few_days_at_a_time, |app| {
    let shop = app.shop("qingmu").await;
    let leader = shop.member(Role::Owner).await;
    let then = app.now() - 10 * DAY_MS;
    opened(&app, &shop, &vec![(then, Some(then)); 2_100]).await;
    let path = at(&shop, &format!("period?profile=taobao&to={TODAY}"));
    let mut uncounted = Vec::new();
    while uncounted.last() != Some(&0) {
        let period = leader.get(&path).await.body;
        assert_eq!(period["days"].as_array().unwrap().len(), 30);
        uncounted.push(period["uncounted"].as_i64().unwrap());
    }
    // The days before, of and after that day read it, one a request.
    assert_eq!(uncounted, [20, 19, 18, 0]);
});
