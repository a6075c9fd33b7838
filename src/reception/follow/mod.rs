//! Reading along: areas that act on what is said hear of it here, once it is stored and never in the way of it.
//!
//! A node's followers hear what it stored itself, from memory; the log is read only where rows may have passed by: at the first line
//! of a conversation after a start, where another node stored some between, and where one that died had stored some
//! ([`Followers::repair`]). Each follower keeps a mark per conversation, the last public number it has taken. Marks are written now
//! and then, so a follower may hear rows again after a crash and must take them by their place.

mod marks;
mod reading;

use std::{collections::HashMap, sync::Arc};

use async_trait::async_trait;
use parking_lot::Mutex;
use sea_orm::ColumnTrait;
use yingke_schema::reception::{follow_mark, head};

use self::reading::Reading;
use super::{Committed, Key, Lane, Row};
use crate::{
    storage::{StorageError, Store},
    vocabulary::{Clock, Millis, ShopId},
};

/// Rows older than this are history: nobody acts on them any more.
const FRESH_MS: Millis = 60 * 60 * 1_000;
/// Conversations remembered before one begins anew.
const REMEMBERED: usize = 50_000;
/// Conversations whose marks are compared at once.
const COMPARED: usize = 500;

/// An area that reads along.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Stable: marks are kept under it.
    fn name(&self) -> &'static str;

    /// Whether a row is a reason to look. Asked of every stored row, so it must cost next to nothing.
    fn wants(&self, row: &Row) -> bool;

    /// What was said in some conversations of one shop. After an error all of it comes again.
    async fn follow(&self, shop: ShopId, said: &[Said<'_>]) -> Result<(), StorageError>;
}

/// Wanted rows of one conversation's public lane, ascending.
pub struct Said<'a> {
    pub key: Key,
    pub rows: Vec<&'a Row>,
}

/// Everyone who reads along on this node.
pub struct Followers {
    readings: Vec<Arc<Reading>>,
    /// The last public number this node stored in each conversation.
    heard: Mutex<HashMap<Key, i64>>,
}

impl Followers {
    /// Starts one task for each; they end with the last handle.
    pub fn start(store: &Store, clock: &Clock, followers: Vec<Arc<dyn Follower>>) -> Self {
        let start = |follower| {
            let reading = Arc::new(Reading::new(follower, store, clock));
            tokio::spawn(reading::run(Arc::downgrade(&reading)));
            reading
        };
        Self {
            readings: followers.into_iter().map(start).collect(),
            heard: Mutex::default(),
        }
    }

    /// Notes a stored item. Reads nothing and waits for nothing.
    pub fn note(&self, committed: &Arc<Committed>) {
        let public = || committed.rows.iter().filter(|row| is_public(row));
        let (Some(first), Some(last)) = (public().next(), public().next_back()) else {
            return;
        };
        let heard = self.hear(committed.key, last.seq);
        let follows_on = first.seq == 1 || heard == Some(first.seq - 1);
        for reading in &self.readings {
            if !follows_on {
                reading.read_on(committed.key, first.seq - 1);
            } else if public().any(|row| reading.follower.wants(row)) {
                reading.hold(committed);
            }
        }
    }

    /// What was heard before.
    fn hear(&self, key: Key, last: i64) -> Option<i64> {
        let mut heard = self.heard.lock();
        if heard.len() > REMEMBERED {
            heard.clear();
        }
        heard.insert(key, last)
    }

    /// Looks for fresh rows that nobody took, because the node that stored them died.
    pub async fn repair(&self) -> Result<(), StorageError> {
        let Some(first) = self.readings.first() else {
            return Ok(());
        };
        let since = first.clock.now() - FRESH_MS;
        let heads = first.store.across_shops().rows::<head::Entity>();
        let heads = heads.with(head::Column::LastAt.gt(since)).all().await?;
        for heads in heads.chunks(COMPARED) {
            let of = heads.iter().map(|head| head.conversation_id);
            let of = follow_mark::Column::ConversationId.is_in(of);
            let marks = first.store.across_shops().rows::<follow_mark::Entity>();
            let marks = marks.with(of).all().await?;
            for reading in &self.readings {
                reading.read_missed(heads, &marks);
            }
        }
        Ok(())
    }
}

fn is_public(row: &Row) -> bool {
    row.lane == Lane::Public
}
