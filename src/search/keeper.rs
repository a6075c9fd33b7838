//! Builds a shop's index in the background and keeps it fresh, in small steps that make way for messages.

use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};

use tokio::time::{Instant, sleep, timeout};
use yingke_text_index::Mark;

use super::{
    book::Book,
    change::{Change, change_of},
    shelf::{Indexes, Inner, Shelf},
    things,
};
use crate::{
    reception::{
        Key, Lane,
        log::{self, Span},
        seek::{self, Reached},
    },
    storage::StorageError,
    vocabulary::{ConversationId, Millis},
};

/// How often it is looked for what is new, while somebody searches and after.
const LOOK: Duration = Duration::from_millis(1_500);
const LOOK_IDLE: Duration = Duration::from_secs(30);
const IN_USE: Duration = Duration::from_mins(1);
/// After this long without a search everything is closed.
const CLOSE: Duration = Duration::from_mins(15);
/// Clocks of nodes may differ by less than this; a full comparison finds the rest.
const OVERLAP_MS: Millis = 60_000;
const COMPARE_ALL: Duration = Duration::from_mins(10);
const HEADS: u64 = 2_000;
/// Changes of one commit.
const COMMIT: usize = 20_000;
const BUSY: Duration = Duration::from_millis(50);

#[derive(Debug, thiserror::Error)]
pub enum KeeperError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Index(#[from] yingke_text_index::Error),
    #[error("a task of the index ended early")]
    Ended,
}

pub struct Keeper {
    pub inner: Weak<Inner>,
    pub shelf: Arc<Shelf>,
    pub things: Book,
    pub seen: things::Seen,
    lines: Book,
    marks: HashMap<ConversationId, [i64; 2]>,
    taken: i64,
    last_at: Millis,
    compared: Option<Instant>,
}

pub async fn run(inner: Weak<Inner>, shelf: Arc<Shelf>) {
    loop {
        if let Err(error) = keep(&inner, &shelf).await {
            tracing::warn!(%error, shop = %shelf.shop, "the search index is opened anew");
            sleep(LOOK_IDLE).await;
        }
        match inner.upgrade() {
            Some(inner) if !inner.close(&shelf, CLOSE) => {}
            _ => return,
        }
    }
}

/// Until nobody has asked for a while.
async fn keep(inner: &Weak<Inner>, shelf: &Arc<Shelf>) -> Result<(), KeeperError> {
    let Some(folder) = inner
        .upgrade()
        .map(|inner| inner.folder.join(shelf.shop.to_string()))
    else {
        return Ok(());
    };
    let open = move || {
        let indexes = Indexes::open(&folder)?;
        let marks = indexes.lines.marks()?;
        Ok::<_, yingke_text_index::Error>((indexes, marks))
    };
    let (indexes, marks) = apart(open).await??;
    shelf.put(indexes.clone());
    let marks = marks.into_iter().map(|mark| {
        let of = ConversationId(uuid::Uuid::from_bytes(mark.of));
        (of, [mark.one.cast_signed(), mark.other.cast_signed()])
    });
    let marks: HashMap<_, _> = marks.collect();
    let mut keeper = Keeper {
        inner: inner.clone(),
        shelf: shelf.clone(),
        things: Book::new(indexes.things),
        seen: things::Seen::default(),
        lines: Book::new(indexes.lines),
        taken: marks.values().map(|[public, staff]| public + staff).sum(),
        marks,
        last_at: 0,
        compared: None,
    };
    while shelf.idle() < CLOSE && inner.strong_count() > 0 {
        keeper.catch_up().await?;
        let look = if shelf.idle() < IN_USE {
            LOOK
        } else {
            LOOK_IDLE
        };
        sleep(LOOK).await;
        let _ = timeout(look.saturating_sub(LOOK), shelf.woken.notified()).await;
    }
    Ok(())
}

/// On a thread that may wait for the disk.
pub async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, KeeperError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| KeeperError::Ended)
}

impl Keeper {
    async fn catch_up(&mut self) -> Result<(), KeeperError> {
        let Some(inner) = self.inner.upgrade() else {
            return Ok(());
        };
        let _turn = inner.turn.acquire().await.map_err(|_| KeeperError::Ended)?;
        things::compare(self, &inner).await?;
        self.things.commit().await?;
        // Little and seldom: its writer is not worth its memory meanwhile.
        self.things.rest().await?;
        let moved = self.moved(&inner).await?;
        let ahead: i64 = moved
            .iter()
            .map(|head| head.public + head.staff - self.reach(head))
            .sum();
        let total = self.taken + ahead;
        self.shelf.reached(self.taken, total, moved.is_empty());
        for head in moved {
            if self.inner.strong_count() == 1 {
                return Ok(());
            }
            self.take(&inner, head).await?;
            if self.lines.waiting() >= COMMIT {
                self.lines.commit().await?;
                self.shelf.reached(self.taken, total, false);
            }
        }
        self.lines.commit().await?;
        self.shelf.reached(self.taken, total, true);
        if self.shelf.idle() > IN_USE {
            self.lines.rest().await?;
        }
        Ok(())
    }

    fn reach(&self, head: &Reached) -> i64 {
        self.marks
            .get(&head.conversation)
            .map_or(0, |[public, staff]| public + staff)
    }

    /// Conversations that have come further than the index, the latest first.
    async fn moved(&mut self, inner: &Inner) -> Result<Vec<Reached>, KeeperError> {
        let db = inner.store.shop(self.shelf.shop);
        let mut moved = Vec::new();
        if self.compared.is_some_and(|at| at.elapsed() < COMPARE_ALL) {
            moved = seek::moved_since(&db, self.last_at - OVERLAP_MS).await?;
        } else {
            let mut after = None;
            loop {
                let page = seek::reached(&db, after, HEADS).await?;
                let Some(last) = page.last() else { break };
                after = Some(last.conversation);
                moved.extend(page);
            }
            self.compared = Some(Instant::now());
        }
        let last_at = moved.iter().map(|head| head.last_at).max();
        self.last_at = self.last_at.max(last_at.unwrap_or(0));
        moved.retain(|head| head.public + head.staff > self.reach(head));
        moved.sort_by_key(|head| std::cmp::Reverse(head.last_at));
        Ok(moved)
    }

    async fn take(&mut self, inner: &Inner, head: Reached) -> Result<(), KeeperError> {
        let key = Key {
            shop: self.shelf.shop,
            conversation: head.conversation,
        };
        let mut mark = self
            .marks
            .get(&head.conversation)
            .copied()
            .unwrap_or_default();
        let [public, staff] = &mut mark;
        for (lane, reached) in [(Lane::Public, public), (Lane::Staff, staff)] {
            let until = if lane == Lane::Public {
                head.public
            } else {
                head.staff
            };
            while *reached < until {
                let began = Instant::now();
                let db = inner.store.shop(key.shop);
                let page = log::page(&db, key, lane, Span::After(*reached), log::PAGE).await?;
                let Some(last) = page.rows.last().map(|row| row.seq) else {
                    break;
                };
                self.taken += last - *reached;
                *reached = last;
                for change in page.rows.iter().filter_map(change_of) {
                    self.lines.change(change);
                }
                make_way(inner, began.elapsed()).await;
            }
        }
        self.marks.insert(head.conversation, mark);
        self.lines.change(Change::Mark(Mark {
            of: head.conversation.0.into_bytes(),
            one: mark[0].cast_unsigned(),
            other: mark[1].cast_unsigned(),
        }));
        Ok(())
    }
}

/// Half of the time at most, and none while messages wait.
async fn make_way(inner: &Inner, worked: Duration) {
    sleep(rest_after(worked)).await;
    while inner.ledger.waiting() > 0 {
        sleep(BUSY).await;
    }
}

/// As long as the work took; never nothing, so that others have their turn.
fn rest_after(worked: Duration) -> Duration {
    worked.max(Duration::from_millis(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_builds_works_half_of_the_time_and_always_rests() {
        let pages = [0, 3, 400, 900, 1_500, 80_000, 2_000_000];
        for worked in pages.map(Duration::from_micros) {
            let rest = rest_after(worked);
            assert!(rest >= worked && !rest.is_zero(), "{worked:?}: {rest:?}");
            // Nor longer, or a long history is never built.
            let is_short = rest <= worked + Duration::from_millis(1);
            assert!(is_short, "{worked:?}: {rest:?}");
        }
    }
}
