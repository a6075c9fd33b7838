//! Folding SQLite's write-ahead log back into the file, beside the writer instead of in its commits: a message never waits for it.

use std::{
    cell::Cell,
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    time::Duration,
};

use rusqlite::{Connection, hooks::Wal};

use super::sqlite::end_unless_synced;
use crate::storage::Gate;

/// New pages in the log before they are folded back.
const PAGES: i32 = 4_000;
/// With so many the writer does it itself: the log starts anew only where all of it is folded, which under load is only then.
const MOST_PAGES: i32 = 16_000;

thread_local! {
    /// Pages in the log after the last commit of this thread.
    static LOGGED: Cell<i32> = const { Cell::new(0) };
}

/// Asks for it, from the writer's thread.
pub struct Checkpoints {
    ask: Arc<SyncSender<()>>,
    /// Pages in the log when it was asked for last: each page is folded back once, and not after every commit.
    asked_at: i32,
}

impl Checkpoints {
    /// Ends with the handle.
    pub fn start(path: &Path, writer: &Connection, gate: &Gate) -> rusqlite::Result<Self> {
        writer.wal_hook(Some(note));
        let db = Connection::open(path)?;
        db.busy_timeout(Duration::from_secs(5))?;
        let (ask, asked) = sync_channel(1);
        std::thread::Builder::new()
            .name("checkpoint".to_owned())
            .spawn(move || run(&db, &asked))
            .expect("a thread can be started");
        let ask = Arc::new(ask);
        gate.fold_after_long_turns(&ask);
        Ok(Self { ask, asked_at: 0 })
    }

    pub fn after_commit(&mut self) {
        let pages = LOGGED.get();
        if pages < self.asked_at {
            // The log began anew.
            self.asked_at = 0;
        }
        if pages - self.asked_at >= PAGES && self.ask.try_send(()).is_ok() {
            self.asked_at = pages;
        }
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "the form of the hook; an error would make a failure of what is stored"
)]
fn note(log: &Wal, pages: i32) -> rusqlite::Result<()> {
    LOGGED.set(pages);
    if pages >= MOST_PAGES
        && let Err(error) = log.checkpoint()
    {
        end_unless_synced(&error);
    }
    Ok(())
}

fn run(db: &Connection, asked: &Receiver<()>) {
    while asked.recv().is_ok() {
        // Waits for nobody: what is in use stays for the next time.
        let done = db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
        if let Err(error) = done {
            end_unless_synced(&error);
            tracing::warn!(%error, "the log is folded back next time");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_is_asked_for_once() {
        let (ask, asked) = sync_channel(1);
        let ask = Arc::new(ask);
        let mut checkpoints = Checkpoints { ask, asked_at: 0 };
        let mut asks_with = |pages| {
            LOGGED.set(pages);
            checkpoints.after_commit();
            asked.try_recv().is_ok()
        };
        assert!(!asks_with(PAGES - 1));
        assert!(asks_with(PAGES));
        assert!(!asks_with(PAGES + 1));
        assert!(asks_with(2 * PAGES));
        // The log began anew.
        assert!(!asks_with(10));
        assert!(asks_with(PAGES));
    }

    #[test]
    fn what_was_asked_for_in_vain_is_asked_for_again() {
        let (ask, asked) = sync_channel(1);
        ask.send(()).unwrap();
        let ask = Arc::new(ask);
        let mut checkpoints = Checkpoints { ask, asked_at: 0 };
        LOGGED.set(PAGES);
        checkpoints.after_commit();
        asked.recv().unwrap();
        checkpoints.after_commit();
        assert!(asked.try_recv().is_ok());
    }

    /// With pages so small that the limits are soon reached.
    fn writer(path: &Path) -> Connection {
        let db = Connection::open(path).unwrap();
        db.execute_batch(
            "PRAGMA page_size = 512; PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
             CREATE TABLE line (body BLOB)",
        )
        .unwrap();
        db.wal_hook(Some(note));
        db
    }

    fn write(db: &Connection, pages: i32) {
        db.execute("INSERT INTO line VALUES (zeroblob(?1))", [pages * 512])
            .unwrap();
    }

    #[test]
    fn what_is_asked_for_is_folded_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.db");
        let db = writer(&path);
        write(&db, 50);
        write(&db, 50);
        // Not folded back, it grows.
        assert!(LOGGED.get() > 100);
        let (ask, asked) = sync_channel(1);
        ask.send(()).unwrap();
        drop(ask);
        run(&Connection::open(&path).unwrap(), &asked);
        write(&db, 1);
        assert!(LOGGED.get() < 50, "{}", LOGGED.get());
    }

    #[test]
    fn at_the_upper_limit_the_writer_folds_back_itself() {
        let folder = tempfile::tempdir().unwrap();
        let db = writer(&folder.path().join("shop.db"));
        write(&db, MOST_PAGES / 2);
        write(&db, 1);
        assert!(LOGGED.get() > MOST_PAGES / 2);
        write(&db, MOST_PAGES / 2);
        assert!(LOGGED.get() > MOST_PAGES);
        write(&db, 1);
        assert!(LOGGED.get() < 50, "{}", LOGGED.get());
    }
}
