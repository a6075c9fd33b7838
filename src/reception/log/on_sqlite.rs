//! The reads of every resume and every page, without the pool's detours.

use rusqlite::{CachedStatement, Connection, OptionalExtension, named_params, params};
use uuid::Uuid;

use super::Span;
use crate::{
    reception::{Head, Key, Lane, Row, Sender, SenderKind, Status},
    vocabulary::{ClientId, MemberId},
};

const COLUMNS: &str = "seq, client_id, sender_kind, sender_id, sender_name, follows, kind, body, at, channel, external_id";

pub fn head(db: &Connection, key: Key) -> rusqlite::Result<Option<Head>> {
    db.prepare_cached(
        "SELECT public_seq, staff_seq, status, assignee, session, opened_at, waiting_since, is_answered, last_at
         FROM conversation_head WHERE shop_id = ?1 AND conversation_id = ?2",
    )?
    .query_row(params![key.shop.0.as_bytes(), key.conversation.0.as_bytes()], |row| {
        Ok(Head {
            public_seq: row.get(0)?,
            staff_seq: row.get(1)?,
            status: Status::from_code(row.get(2)?),
            assignee: row.get::<_, Option<[u8; 16]>>(3)?.map(|id| MemberId(Uuid::from_bytes(id))),
            session: row.get(4)?,
            opened_at: row.get(5)?,
            waiting_since: row.get(6)?,
            is_answered: row.get(7)?,
            last_at: row.get(8)?,
        })
    })
    .optional()
}

pub fn rows(
    db: &Connection,
    key: Key,
    lane: Lane,
    span: Span,
    limit: u64,
) -> rusqlite::Result<Vec<Row>> {
    let (bound, order) = match span {
        Span::After(after) => (after, "seq > :bound ORDER BY seq ASC"),
        Span::Before(before) => (before, "seq < :bound ORDER BY seq DESC"),
        Span::Newest => (i64::MAX, "seq < :bound ORDER BY seq DESC"),
    };
    let mut query = prepared(db, order)?;
    let rows = query.query_map(
        named_params! {
            ":shop": key.shop.0.as_bytes(), ":conversation": key.conversation.0.as_bytes(),
            ":lane": lane.code(), ":bound": bound, ":limit": limit.cast_signed(),
        },
        |row| entry(row, key, lane),
    )?;
    rows.collect()
}

fn prepared<'a>(db: &'a Connection, order: &str) -> rusqlite::Result<CachedStatement<'a>> {
    db.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM entry
         WHERE shop_id = :shop AND conversation_id = :conversation AND lane = :lane AND {order} LIMIT :limit"
    ))
}

fn entry(row: &rusqlite::Row<'_>, key: Key, lane: Lane) -> rusqlite::Result<Row> {
    let text = |column| -> rusqlite::Result<std::sync::Arc<str>> {
        Ok(row.get_ref(column)?.as_str()?.into())
    };
    Ok(Row {
        key,
        lane,
        seq: row.get(0)?,
        client_id: ClientId(Uuid::from_bytes(row.get(1)?)),
        sender: Sender {
            kind: SenderKind::from_code(row.get(2)?),
            id: Uuid::from_bytes(row.get(3)?),
            name: text(4)?,
        },
        follows: row.get(5)?,
        kind: row.get::<_, String>(6)?.into(),
        body: row.get(7)?,
        at: row.get(8)?,
        channel: text(9)?,
        external_id: row.get(10)?,
    })
}
