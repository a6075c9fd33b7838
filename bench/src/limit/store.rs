use std::{
    path::Path,
    sync::{Arc, mpsc},
};

use rusqlite::{Connection, params};
use yingke::vocabulary::Clock;

use super::{Outbox, Present};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Durability {
    /// Passed on without storing.
    None,
    /// Safe when the process dies.
    Normal,
    /// Safe when the machine dies.
    Full,
}

pub struct Letter {
    pub from: Arc<str>,
    pub to: String,
    pub id: u64,
    pub body: String,
    pub sender: Outbox,
}

impl Letter {
    pub fn deliver(self, present: &Present, no: i64) {
        let (from, id) = (&self.from, self.id);
        let body = serde_json::Value::from(self.body);
        let frame = format!("{{\"t\":\"msg\",\"from\":\"{from}\",\"no\":{no},\"body\":{body}}}");
        present.tell(&self.to, frame);
        let stored = format!("{{\"t\":\"ack\",\"id\":{id},\"no\":{no}}}");
        let _ = self.sender.send(stored.into());
    }

    /// Customers are called c1, c2, …; a conversation is named after its customer.
    fn conversation(&self) -> &str {
        if self.to.starts_with('c') {
            &self.to
        } else {
            &self.from
        }
    }
}

#[derive(Clone)]
pub struct Writer(mpsc::Sender<Letter>);

const TABLE: &str = "CREATE TABLE IF NOT EXISTS letter (
    no INTEGER PRIMARY KEY, conversation TEXT NOT NULL, sender TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL);
    CREATE INDEX IF NOT EXISTS letter_of_conversation ON letter (conversation, no);";
const INSERT: &str = "INSERT INTO letter (conversation, sender, at, body) VALUES (?1, ?2, ?3, ?4)";
/// As many as Yingke puts into one commit.
const BATCH: usize = 2_000;

impl Writer {
    pub fn start(
        durability: Durability,
        database: &Path,
        present: Present,
    ) -> rusqlite::Result<Option<Self>> {
        if durability == Durability::None {
            return Ok(None);
        }
        let mut db = open(database, durability)?;
        let (queue, letters) = mpsc::channel();
        std::thread::spawn(move || {
            if let Err(error) = write_all(&mut db, &letters, &present) {
                eprintln!("limit: {error}");
                std::process::exit(1);
            }
        });
        Ok(Some(Self(queue)))
    }

    pub fn queue(&self, letter: Letter) {
        let _ = self.0.send(letter);
    }
}

fn open(path: &Path, durability: Durability) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    let level = if durability == Durability::Full {
        "FULL"
    } else {
        "NORMAL"
    };
    db.pragma_update(None, "synchronous", level)?;
    db.execute_batch(TABLE)?;
    Ok(db)
}

/// One transaction for whatever has gathered; nobody sees a letter before its commit.
fn write_all(
    db: &mut Connection,
    letters: &mpsc::Receiver<Letter>,
    present: &Present,
) -> rusqlite::Result<()> {
    while let Ok(first) = letters.recv() {
        let mut batch = vec![first];
        batch.extend(letters.try_iter().take(BATCH - 1));
        let last = store(db, &batch)?;
        let first = last + 1 - batch.len() as i64;
        for (place, letter) in batch.into_iter().enumerate() {
            letter.deliver(present, first + place as i64);
        }
    }
    Ok(())
}

/// The number of the last one: they are given in order.
fn store(db: &mut Connection, batch: &[Letter]) -> rusqlite::Result<i64> {
    let now = Clock::system().now();
    let tx = db.transaction()?;
    {
        let mut insert = tx.prepare_cached(INSERT)?;
        for letter in batch {
            insert.execute(params![
                letter.conversation(),
                &*letter.from,
                now,
                letter.body
            ])?;
        }
    }
    let last = tx.last_insert_rowid();
    tx.commit()?;
    Ok(last)
}

/// `depth` letters in each of so many conversations, in the order in which time would bring them.
pub fn fill(path: &Path, conversations: usize, depth: i64) -> rusqlite::Result<()> {
    let mut db = open(path, Durability::Normal)?;
    db.pragma_update(None, "synchronous", "OFF")?;
    let tx = db.transaction()?;
    {
        let mut insert = tx.prepare(INSERT)?;
        for seq in 0..depth {
            for customer in 0..conversations {
                let text = crate::bed::old_text(seq);
                insert.execute(params![
                    format!("c{customer}"),
                    format!("c{customer}"),
                    seq,
                    text
                ])?;
            }
        }
    }
    tx.commit()
}
