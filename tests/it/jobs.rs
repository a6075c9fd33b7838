//! Jobs: exactly once across nodes that die, stopped and taken up again, at once after a wake-up, never two of a shop on a node, and
//! not for ever where they fail each time.

mod failing;
mod forgotten;
mod parts;
mod stopped;

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use sea_orm::ColumnTrait;
use yingke::{
    access::{Actor, Member},
    app::App,
    jobs::{self, Ended, JobView, NewJob, Run, Work},
    storage::StorageError,
    vocabulary::{JobId, ShopId, SignInId, new_id},
};
use yingke_schema::{members::member::Role, outbox::event};

use crate::harness::{TestApp, TestMember, TestShop};

/// Emits an event for each piece, and dies after as many parts as it was told.
struct Counts {
    app: App,
    pieces: i64,
    dies_after: AtomicI64,
}

#[derive(serde::Serialize)]
struct Counted {
    piece: i64,
}

impl yingke::storage::Event for Counted {
    const KIND: &'static str = "Counted";
}

impl Counts {
    fn new(app: &App, pieces: i64, dies_after: i64) -> Arc<Self> {
        Arc::new(Self {
            app: app.clone(),
            pieces,
            dies_after: AtomicI64::new(dies_after),
        })
    }
}

#[async_trait::async_trait]
impl Work for Counts {
    fn kind(&self) -> &'static str {
        "counts"
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        assert!(matches!(&run.by, Actor::Member(member) if member.nick == "小禾"));
        let first = run.cursor.parse::<i64>().unwrap_or(0);
        for piece in first..self.pieces {
            let tx = self.app.store().begin(run.shop).await?;
            tx.emit(&Counted { piece }, self.app.clock().now()).await?;
            if !run.advance(&tx, (piece + 1).to_string(), 1, 0).await? {
                return Ok(Ended::Left);
            }
            // Dead before the commit of one part, which nobody must miss.
            if self.dies_after.fetch_sub(1, Ordering::SeqCst) == 1 {
                return Err(StorageError::BadRow);
            }
            tx.commit().await?;
        }
        Ok(Ended::Done)
    }
}

fn member(shop: &TestShop<'_>, of: &TestMember) -> Member {
    Member {
        shop: shop.id,
        id: of.id,
        person: of.person,
        sign_in: SignInId(new_id()),
        role: Role::Operations,
        nick: "小禾".to_owned(),
    }
}

async fn begin(app: &TestApp, shop: &TestShop<'_>, of: &TestMember, kind: &str) -> JobId {
    let id = JobId(new_id());
    let by = member(shop, of);
    let tx = app.app.store().begin(shop.id).await.unwrap();
    let new = NewJob {
        id,
        kind,
        by: &by,
        total: 5,
        input: "{}".to_owned(),
    };
    jobs::begin(&tx, new, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

async fn seen(app: &TestApp, shop: ShopId, id: JobId) -> JobView {
    let db = app.app.store().shop(shop);
    jobs::of(&db, id).await.unwrap().unwrap()
}

async fn counted(app: &TestApp, shop: ShopId) -> Vec<i64> {
    let db = app.app.store().shop(shop);
    let rows = db.rows::<event::Entity>();
    let rows = rows.with(event::Column::Kind.eq("Counted"));
    let rows = rows.ascending(event::Column::Id).all().await.unwrap();
    let piece = |row: event::Model| {
        let payload: serde_json::Value = serde_json::from_str(&row.payload).unwrap();
        payload["piece"].as_i64().unwrap()
    };
    rows.into_iter().map(piece).collect()
}
