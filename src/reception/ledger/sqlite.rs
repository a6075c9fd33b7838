//! SQLite: one thread, one connection, prepared statements.

use std::path::PathBuf;

use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params,
};
use uuid::Uuid;

use super::{
    Job,
    batch::{Desk, Failure, guilty, second_half, told, unavailable},
    checkpoint::Checkpoints,
    known::{Known, Target},
    plan::{AtDesk, Loaded, Look, Once, Place, Plan, counted, once, plan},
    sqlite_store::write,
};
use crate::{
    reception::{Act, Item, Key, Lane, SenderKind, Status, log::on_sqlite},
    storage::Gate,
    vocabulary::{ConversationId, Millis},
};

/// What a full batch touches fits, so that no page is written twice in one commit. Taken only as needed.
const CACHE_KIB: i64 = 8_192;

pub fn start(path: PathBuf, gate: Gate, desk: Desk) {
    std::thread::Builder::new()
        .name("ledger".to_owned())
        .spawn(move || run(&path, &gate, desk))
        .expect("a thread can be started");
}

fn run(path: &PathBuf, gate: &Gate, mut desk: Desk) {
    let mut db = open(path).expect("the database was opened a moment ago");
    let mut checkpoints =
        Checkpoints::start(path, &db, gate).expect("the database was opened a moment ago");
    while let Some(jobs) = desk.next_blocking() {
        for told in store(&mut db, gate, &desk, jobs) {
            if desk.tell.blocking_send(told).is_err() {
                return;
            }
        }
        checkpoints.after_commit();
    }
}

fn open(path: &PathBuf) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "cache_size", -CACHE_KIB)?;
    db.set_prepared_statement_cache_capacity(32);
    Ok(db)
}

/// Stores a batch, or its halves where a row is to blame. Several lists, in order.
fn store(
    db: &mut Connection,
    gate: &Gate,
    desk: &Desk,
    mut jobs: Vec<Job>,
) -> Vec<Vec<super::Told>> {
    let mut try_with = |look| attempt(db, gate, &jobs, look, desk.clock.now());
    let tried = match try_with(Look::Hopeful) {
        Err(Failure::Row(_)) => try_with(Look::Thorough),
        tried => tried,
    };
    match tried {
        Ok(plan) => {
            desk.mark(false, "");
            vec![told(jobs, plan)]
        }
        Err(Failure::Row(why)) if jobs.len() == 1 => vec![guilty(jobs, &why)],
        Err(Failure::Row(_)) => {
            let rest = second_half(&mut jobs);
            let mut lists = store(db, gate, desk, jobs);
            lists.extend(store(db, gate, desk, rest));
            lists
        }
        Err(Failure::Store(why) | Failure::Unknown(why)) => {
            desk.mark(true, &why);
            vec![unavailable(jobs)]
        }
    }
}

fn attempt(
    db: &mut Connection,
    gate: &Gate,
    jobs: &[Job],
    look: Look,
    now: Millis,
) -> Result<Plan, Failure> {
    let _turn = gate.turn_for_messages();
    let tx = db
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(judge)?;
    let loaded = load(&tx, jobs.iter().map(|job| &job.item), look).map_err(judge)?;
    let mut plan = plan(jobs.iter().map(|job| &job.item), loaded, now);
    look.suffices(&plan)?;
    if plan.writes_nothing() {
        return Ok(plan);
    }
    let revisions = write(&tx, &plan).map_err(judge)?;
    tx.commit().map_err(judge)?;
    plan.enter_revisions(&revisions);
    Ok(plan)
}

#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn judge(error: rusqlite::Error) -> Failure {
    end_unless_synced(&error);
    match error.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation | ErrorCode::TooBig | ErrorCode::TypeMismatch) => {
            Failure::Row(error.to_string())
        }
        _ => Failure::Store(error.to_string()),
    }
}

/// A failed sync ends the process: what the kernel dropped cannot be written by trying again.
pub fn end_unless_synced(error: &rusqlite::Error) {
    use rusqlite::ffi::{SQLITE_IOERR_DIR_FSYNC, SQLITE_IOERR_FSYNC};
    let code = error.sqlite_error().map(|error| error.extended_code);
    if let Some(SQLITE_IOERR_FSYNC | SQLITE_IOERR_DIR_FSYNC) = code {
        tracing::error!(%error, "the disk could not be synced; ending");
        std::process::abort()
    }
}

fn load<'a>(
    tx: &Transaction<'_>,
    items: impl Iterator<Item = &'a Item>,
    look: Look,
) -> rusqlite::Result<Loaded> {
    let mut loaded = Loaded::default();
    for item in items {
        if !loaded.heads.contains_key(&item.key)
            && let Some(head) = on_sqlite::head(tx, item.key)?
        {
            loaded.heads.insert(item.key, head);
        }
        if look == Look::Thorough
            && let Some(known) = known(tx, once(item))?
        {
            loaded.known.insert(once(item), known);
        }
        if let Act::Recall { lane, seq } = item.act {
            let place = (item.key, lane, seq);
            if let Some(target) = target(tx, place)? {
                loaded.targets.insert(place, target);
            }
        }
        if let Some(member) = counted(item)
            && !loaded.open.contains_key(&member)
        {
            loaded.open.insert(member, open_of(tx, member)?);
        }
    }
    Ok(loaded)
}

fn open_of(tx: &Transaction<'_>, (shop, member): AtDesk) -> rusqlite::Result<i64> {
    tx.prepare_cached(
        "SELECT count(*) FROM conversation_head WHERE shop_id = ?1 AND status = ?2 AND assignee = ?3",
    )?
    .query_row(
        params![blob(&shop.0), Status::Assigned.code(), blob(&member.0)],
        |row| row.get(0),
    )
}

fn known(tx: &Transaction<'_>, (client, sender, shop): Once) -> rusqlite::Result<Option<Known>> {
    tx.prepare_cached(
        "SELECT conversation_id, lane, seq, at, kind, body FROM entry
         WHERE client_id = ?1 AND sender_id = ?2 AND shop_id = ?3",
    )?
    .query_row(
        params![blob(&client.0), blob(&sender), blob(&shop.0)],
        |row| {
            let conversation = ConversationId(Uuid::from_bytes(row.get(0)?));
            Ok(Known {
                key: Key { shop, conversation },
                lane: Lane::from_code(row.get(1)?),
                seq: row.get(2)?,
                at: row.get(3)?,
                kind: row.get(4)?,
                body: row.get(5)?,
            })
        },
    )
    .optional()
}

fn target(tx: &Transaction<'_>, (key, lane, seq): Place) -> rusqlite::Result<Option<Target>> {
    tx.prepare_cached(
        "SELECT sender_kind, sender_id, at, kind, body FROM entry
         WHERE shop_id = ?1 AND conversation_id = ?2 AND lane = ?3 AND seq = ?4",
    )?
    .query_row(
        params![
            blob(&key.shop.0),
            blob(&key.conversation.0),
            lane.code(),
            seq
        ],
        |row| {
            Ok(Target {
                sender_kind: SenderKind::from_code(row.get(0)?),
                sender_id: Uuid::from_bytes(row.get(1)?),
                at: row.get(2)?,
                kind: row.get(3)?,
                body: row.get(4)?,
            })
        },
    )
    .optional()
}

pub fn blob(id: &Uuid) -> &[u8] {
    id.as_bytes()
}
