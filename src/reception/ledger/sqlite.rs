//! SQLite: one thread, one connection, prepared statements.

use std::{collections::HashMap, path::PathBuf};

use rusqlite::{
    Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior, params,
};
use uuid::Uuid;

use super::{
    Job,
    batch::{Desk, Failure, guilty, second_half, told, unavailable},
    plan::{Known, Loaded, Look, Once, Place, Plan, SessionChange, Target, once, plan},
};
use crate::{
    reception::{Act, Head, Item, Key, Lane, Row, SenderKind, idle, log::on_sqlite},
    storage::Gate,
    vocabulary::{ConversationId, Millis, ShopId},
};

/// Pages in the write-ahead log before it is folded back.
const CHECKPOINT_PAGES: i64 = 4_000;
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
    while let Some(jobs) = desk.next_blocking() {
        for told in store(&mut db, gate, &desk, jobs) {
            if desk.tell.blocking_send(told).is_err() {
                return;
            }
        }
    }
}

fn open(path: &PathBuf) -> rusqlite::Result<Connection> {
    let db = Connection::open(path)?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
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

/// A failed sync ends the process: what the kernel dropped cannot be written by trying again.
#[expect(clippy::needless_pass_by_value, reason = "taken by map_err")]
fn judge(error: rusqlite::Error) -> Failure {
    let code = error
        .sqlite_error()
        .map(|error| (error.code, error.extended_code));
    match code {
        Some((_, rusqlite::ffi::SQLITE_IOERR_FSYNC | rusqlite::ffi::SQLITE_IOERR_DIR_FSYNC)) => {
            tracing::error!(%error, "the disk could not be synced; ending");
            std::process::abort()
        }
        Some((ErrorCode::ConstraintViolation | ErrorCode::TooBig | ErrorCode::TypeMismatch, _)) => {
            Failure::Row(error.to_string())
        }
        _ => Failure::Store(error.to_string()),
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
    }
    Ok(loaded)
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
        "SELECT sender_kind, sender_id, at, kind FROM entry
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
            })
        },
    )
    .optional()
}

fn write(tx: &Transaction<'_>, plan: &Plan) -> rusqlite::Result<HashMap<ShopId, i64>> {
    for place in &plan.emptied {
        empty(tx, *place)?;
    }
    for row in plan.rows() {
        insert(tx, row)?;
    }
    for (key, head) in &plan.heads {
        advance(tx, *key, head)?;
    }
    for key in &plan.moved {
        hand_over(tx, *key, &plan.heads[key])?;
    }
    for change in &plan.sessions {
        write_session(tx, change)?;
    }
    plan.desks
        .iter()
        .map(|shop| Ok((*shop, raise(tx, *shop)?)))
        .collect()
}

fn empty(tx: &Transaction<'_>, (key, lane, seq): Place) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE entry SET kind = 'recalled', body = '{}'
         WHERE shop_id = ?1 AND conversation_id = ?2 AND lane = ?3 AND seq = ?4",
    )?
    .execute(params![
        blob(&key.shop.0),
        blob(&key.conversation.0),
        lane.code(),
        seq
    ])?;
    Ok(())
}

fn insert(tx: &Transaction<'_>, row: &Row) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "INSERT INTO entry (shop_id, conversation_id, lane, seq, client_id, sender_kind, sender_id, sender_name,
         follows, kind, body, at, channel, external_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?
    .execute(params![
        blob(&row.key.shop.0),
        blob(&row.key.conversation.0),
        row.lane.code(),
        row.seq,
        blob(&row.client_id.0),
        row.sender.kind.code(),
        blob(&row.sender.id),
        &*row.sender.name,
        row.follows,
        &*row.kind,
        row.body,
        row.at,
        &*row.channel,
        row.external_id,
    ])?;
    Ok(())
}

fn advance(tx: &Transaction<'_>, key: Key, head: &Head) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE conversation_head SET public_seq = ?3, staff_seq = ?4, waiting_since = ?5, is_answered = ?6,
         last_at = ?7 WHERE shop_id = ?1 AND conversation_id = ?2",
    )?
    .execute(params![
        blob(&key.shop.0),
        blob(&key.conversation.0),
        head.public_seq,
        head.staff_seq,
        head.waiting_since,
        head.is_answered,
        head.last_at,
    ])?;
    Ok(())
}

/// Apart from [`advance`]: these columns are indexed, and most messages do not change them.
fn hand_over(tx: &Transaction<'_>, key: Key, head: &Head) -> rusqlite::Result<()> {
    tx.prepare_cached(
        "UPDATE conversation_head SET status = ?3, assignee = ?4, session = ?5, opened_at = ?6
         WHERE shop_id = ?1 AND conversation_id = ?2",
    )?
    .execute(params![
        blob(&key.shop.0),
        blob(&key.conversation.0),
        head.status.code(),
        head.assignee.as_ref().map(|id| blob(&id.0)),
        head.session,
        head.opened_at,
    ])?;
    Ok(())
}

fn write_session(tx: &Transaction<'_>, change: &SessionChange) -> rusqlite::Result<()> {
    let SessionChange { key, head, at, .. } = change;
    if change.opens {
        tx.prepare_cached(
            "INSERT INTO session (shop_id, conversation_id, no, opened_at) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            blob(&key.shop.0),
            blob(&key.conversation.0),
            head.session,
            head.opened_at
        ])?;
    }
    write_timer(tx, change)?;
    let assigned = head.assignee.map(|_| at);
    let answered = change.first_answer.then_some(at);
    let closed = change.closes.then_some(at);
    tx.prepare_cached(
        "UPDATE session SET assignee = coalesce(?4, assignee), assigned_at = coalesce(assigned_at, ?5),
         answered_at = coalesce(answered_at, ?6), closed_at = coalesce(closed_at, ?7)
         WHERE shop_id = ?1 AND conversation_id = ?2 AND no = ?3",
    )?
    .execute(params![
        blob(&key.shop.0),
        blob(&key.conversation.0),
        head.session,
        head.assignee.as_ref().map(|id| blob(&id.0)),
        assigned,
        answered,
        closed,
    ])?;
    Ok(())
}

/// A reception has a timer from its opening to its closing.
fn write_timer(tx: &Transaction<'_>, change: &SessionChange) -> rusqlite::Result<()> {
    let SessionChange { key, head, .. } = change;
    let (shop, conversation) = (blob(&key.shop.0), key.conversation);
    let timer = idle::key(conversation, head.session);
    if change.opens {
        let payload = idle::payload(conversation, head.session);
        tx.prepare_cached(
            "INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until)
             VALUES (?1, ?2, ?3, ?4, ?5, 0)",
        )?
        .execute(params![
            shop,
            timer,
            idle::KIND,
            head.opened_at + idle::IDLE_MS,
            payload
        ])?;
    } else if change.closes {
        tx.prepare_cached("DELETE FROM timer WHERE shop_id = ?1 AND key = ?2")?
            .execute(params![shop, timer])?;
    }
    Ok(())
}

fn raise(tx: &Transaction<'_>, shop: ShopId) -> rusqlite::Result<i64> {
    tx.prepare_cached(
        "INSERT INTO desk (shop_id, rev) VALUES (?1, 1) ON CONFLICT (shop_id) DO UPDATE SET rev = desk.rev + 1
         RETURNING rev",
    )?
    .query_row(params![blob(&shop.0)], |row| row.get(0))
}

fn blob(id: &Uuid) -> &[u8] {
    id.as_bytes()
}
