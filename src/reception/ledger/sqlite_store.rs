//! What a plan writes: entries, heads, receptions with their timers, revisions of desks.

use std::collections::HashMap;

use rusqlite::{Transaction, params};

use super::{
    plan::{Place, Plan, SessionChange},
    sqlite::blob,
};
use crate::{
    reception::{Head, Key, Row, idle},
    vocabulary::ShopId,
};

pub fn write(tx: &Transaction<'_>, plan: &Plan) -> rusqlite::Result<HashMap<ShopId, i64>> {
    for place in &plan.emptied {
        empty(tx, *place)?;
    }
    insert(tx, plan.rows())?;
    advance(tx, &plan.heads)?;
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

fn insert<'a>(tx: &Transaction<'_>, rows: impl Iterator<Item = &'a Row>) -> rusqlite::Result<()> {
    // Looked up once a batch, not once a row.
    let mut insert = tx.prepare_cached(
        "INSERT INTO entry (shop_id, conversation_id, lane, seq, client_id, sender_kind, sender_id, sender_name,
         follows, kind, body, at, channel, external_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    )?;
    for row in rows {
        insert.execute(params![
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
    }
    Ok(())
}

fn advance(tx: &Transaction<'_>, heads: &HashMap<Key, Head>) -> rusqlite::Result<()> {
    let mut advance = tx.prepare_cached(
        "UPDATE conversation_head SET public_seq = ?3, staff_seq = ?4, waiting_since = ?5, is_answered = ?6,
         last_at = ?7 WHERE shop_id = ?1 AND conversation_id = ?2",
    )?;
    for (key, head) in heads {
        advance.execute(params![
            blob(&key.shop.0),
            blob(&key.conversation.0),
            head.public_seq,
            head.staff_seq,
            head.waiting_since,
            head.is_answered,
            head.last_at,
        ])?;
    }
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
        "UPDATE session SET assignee = coalesce(?4, assignee),
         assigned_at = CASE WHEN assignee = ?4 THEN assigned_at ELSE coalesce(?5, assigned_at) END,
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
