use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait,
    sea_query::{Expr, OnConflict},
};
use tokio::time::Instant;
use yingke_schema::reception::follow_mark;

use super::{REMEMBERED, reading::Reading};
use crate::{
    reception::Key,
    storage::{ShopDb, StorageError},
    vocabulary::ShopId,
};

pub const KEEP: Duration = Duration::from_secs(3);
/// Most marks in one transaction, which messages wait for.
const TOGETHER: usize = 100;

/// How far a follower has come.
pub struct Marks {
    all: HashMap<Key, i64>,
    unkept: HashSet<Key>,
    kept_at: Instant,
}

impl Marks {
    pub fn new() -> Self {
        Self {
            all: HashMap::new(),
            unkept: HashSet::new(),
            kept_at: Instant::now(),
        }
    }

    pub fn of(&self, key: Key) -> Option<i64> {
        self.all.get(&key).copied()
    }

    pub fn reach(&mut self, key: Key, mark: i64) {
        let known = self.all.entry(key).or_insert(0);
        if *known < mark {
            *known = mark;
            self.unkept.insert(key);
        }
    }

    /// Writes them down, if it is time.
    pub async fn keep(&mut self, reading: &Reading) {
        if !self.unkept.is_empty() && self.kept_at.elapsed() >= KEEP {
            let some = self.unkept.iter().map(|key| (*key, self.all[key]));
            match write(reading, some.collect()).await {
                Ok(()) => self.unkept.clear(),
                Err(error) => tracing::warn!(%error, "marks are kept at the next look"),
            }
            self.kept_at = Instant::now();
        }
        if self.unkept.is_empty() && self.all.len() > REMEMBERED {
            self.all.clear();
        }
    }
}

async fn write(reading: &Reading, marks: Vec<(Key, i64)>) -> Result<(), StorageError> {
    let mut by_shop: HashMap<ShopId, Vec<(Key, i64)>> = HashMap::new();
    for (key, mark) in marks {
        by_shop.entry(key.shop).or_default().push((key, mark));
    }
    let name = reading.follower.name();
    for (shop, marks) in by_shop {
        for some in marks.chunks(TOGETHER) {
            let tx = reading.store.begin_unsynced(shop).await?;
            let rows = some.iter().map(|(key, mark)| row(name, *key, *mark));
            tx.upsert_many(rows, by_follower()).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

fn row(follower: &str, key: Key, mark: i64) -> follow_mark::ActiveModel {
    follow_mark::ActiveModel {
        shop_id: Set(key.shop),
        follower: Set(follower.to_owned()),
        conversation_id: Set(key.conversation),
        seq: Set(mark),
    }
}

fn by_follower() -> OnConflict {
    use follow_mark::Column;
    OnConflict::columns([Column::ShopId, Column::Follower, Column::ConversationId])
        .update_column(Column::Seq)
        .action_and_where(Expr::cust("excluded.seq > follow_mark.seq"))
        .to_owned()
}

/// What is written down of one conversation.
pub async fn stored(db: &ShopDb, follower: &str, key: Key) -> Result<Option<i64>, StorageError> {
    let marks = db.rows::<follow_mark::Entity>();
    let marks = marks.with(follow_mark::Column::Follower.eq(follower));
    let of = follow_mark::Column::ConversationId.eq(key.conversation);
    Ok(marks.with(of).one().await?.map(|mark| mark.seq))
}
