use std::sync::{Arc, Mutex};

use yingke::{
    reception::{Committed, Follower, Followers, Lane, Row, Said, log},
    storage::{ShopDb, StorageError},
    vocabulary::ShopId,
};
use yingke_schema::reception::follow_mark;

use crate::harness::{TestApp, TestCustomer, TestShop};

/// Notes what it is given to read.
#[derive(Default)]
struct Listens(Mutex<Vec<i64>>);

#[async_trait::async_trait]
impl Follower for Listens {
    fn name(&self) -> &'static str {
        "listens"
    }

    fn wants(&self, row: &Row) -> bool {
        &*row.kind == "text"
    }

    async fn follow(&self, _: ShopId, said: &[Said<'_>]) -> Result<(), StorageError> {
        let rows = said.iter().flat_map(|said| &said.rows);
        self.0.lock().unwrap().extend(rows.map(|row| row.seq));
        Ok(())
    }
}

impl Listens {
    fn heard(&self) -> Vec<i64> {
        self.0.lock().unwrap().clone()
    }
}

/// A line that one node stores: only that one's followers hear of it.
async fn line_at(
    node: &Followers,
    app: &TestApp,
    shop: &TestShop<'_>,
    customer: &TestCustomer,
) -> i64 {
    let key = customer.key(shop);
    let seq = customer.put(&app.app, shop, "在吗").await;
    let db = app.app.store().shop(shop.id);
    let page = log::page(&db, key, Lane::Public, log::Span::After(seq - 1), 10).await;
    node.note(&Arc::new(Committed {
        key,
        rows: page.unwrap().rows,
        head: log::head(app.app.store(), key).await.unwrap().unwrap(),
        desk: None,
        origin: 0,
    }));
    seq
}

/// Until a follower has written down that it took what was said up to there.
async fn until_marked(shop: &ShopDb, seq: i64) {
    let is_kept = |mark: &follow_mark::Model| mark.follower == "listens" && mark.seq >= seq;
    loop {
        let marks = shop.rows::<follow_mark::Entity>().all().await.unwrap();
        if marks.iter().any(is_kept) {
            return;
        }
        crate::harness::glance().await;
    }
}

on_both_databases!(what_another_node_took_is_not_taken_again, |app| {
    let shop = app.shop("qingmu").await;
    let customer = shop.customer().await;
    let (one, other) = (Arc::new(Listens::default()), Arc::new(Listens::default()));
    let (store, clock) = (app.app.store(), app.app.clock());
    let db = store.shop(shop.id);
    let at_one = Followers::start(store, clock, vec![one.clone()]);
    let at_other = Followers::start(store, clock, vec![other.clone()]);
    let first = line_at(&at_one, &app, &shop, &customer).await;
    // Heard is not enough: it looks once more for what came meanwhile.
    until_marked(&db, first).await;
    let second = line_at(&at_other, &app, &shop, &customer).await;
    until_marked(&db, second).await;
    let third = line_at(&at_one, &app, &shop, &customer).await;
    while one.heard().last() != Some(&third) {
        crate::harness::glance().await;
    }
    assert_eq!(one.heard(), [first, third]);
    assert_eq!(other.heard(), [second]);
});
