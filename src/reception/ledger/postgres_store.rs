//! The second half of PostgreSQL's transaction: one statement per kind of change, whatever the batch's size.

use std::collections::HashMap;

use sqlx::{PgConnection, Row as _};
use uuid::Uuid;

use super::plan::{Plan, SessionChange};
use crate::{
    reception::{Head, Key, Row, idle},
    vocabulary::ShopId,
};

pub async fn write(
    tx: &mut PgConnection,
    plan: &Plan,
) -> Result<HashMap<ShopId, i64>, sqlx::Error> {
    empty(tx, plan).await?;
    insert(tx, &plan.rows().collect::<Vec<_>>()).await?;
    update(tx, &plan.heads).await?;
    for change in &plan.sessions {
        write_session(tx, change).await?;
    }
    let mut revisions = HashMap::new();
    for shop in &plan.desks {
        revisions.insert(*shop, raise(tx, *shop).await?);
    }
    Ok(revisions)
}

async fn empty(tx: &mut PgConnection, plan: &Plan) -> Result<(), sqlx::Error> {
    for (key, lane, seq) in &plan.emptied {
        sqlx::query(
            "UPDATE entry SET kind = 'recalled', body = '{}'
             WHERE shop_id = $1 AND conversation_id = $2 AND lane = $3 AND seq = $4",
        )
        .bind(key.shop.0)
        .bind(key.conversation.0)
        .bind(lane.code())
        .bind(seq)
        .execute(&mut *tx)
        .await?;
    }
    Ok(())
}

async fn insert(tx: &mut PgConnection, rows: &[&Row]) -> Result<(), sqlx::Error> {
    let column = |of: fn(&Row) -> Uuid| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    let number = |of: fn(&Row) -> i64| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    let text = |of: fn(&Row) -> &str| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    let code = |of: fn(&Row) -> i16| rows.iter().map(|row| of(row)).collect::<Vec<_>>();
    let external: Vec<Option<&str>> = rows.iter().map(|row| row.external_id.as_deref()).collect();
    sqlx::query(
        "INSERT INTO entry (shop_id, conversation_id, lane, seq, client_id, sender_kind, sender_id, sender_name,
         follows, kind, body, at, channel, external_id)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::bigint[], $5::uuid[], $6::smallint[],
         $7::uuid[], $8::text[], $9::bigint[], $10::text[], $11::text[], $12::bigint[], $13::text[], $14::text[])",
    )
    .bind(column(|row| row.key.shop.0))
    .bind(column(|row| row.key.conversation.0))
    .bind(code(|row| row.lane.code()))
    .bind(number(|row| row.seq))
    .bind(column(|row| row.client_id.0))
    .bind(code(|row| row.sender.kind.code()))
    .bind(column(|row| row.sender.id))
    .bind(text(|row| &row.sender.name))
    .bind(number(|row| row.follows))
    .bind(text(|row| &row.kind))
    .bind(text(|row| &row.body))
    .bind(number(|row| row.at))
    .bind(text(|row| &row.channel))
    .bind(external)
    .execute(tx)
    .await?;
    Ok(())
}

async fn update(tx: &mut PgConnection, heads: &HashMap<Key, Head>) -> Result<(), sqlx::Error> {
    let id = |of: fn(&Key) -> Uuid| heads.keys().map(of).collect::<Vec<_>>();
    let number = |of: fn(&Head) -> i64| heads.values().map(of).collect::<Vec<_>>();
    let assignees: Vec<Option<Uuid>> = heads
        .values()
        .map(|head| head.assignee.map(|id| id.0))
        .collect();
    let waiting: Vec<Option<i64>> = heads.values().map(|head| head.waiting_since).collect();
    let statuses: Vec<i16> = heads.values().map(|head| head.status.code()).collect();
    let answered: Vec<bool> = heads.values().map(|head| head.is_answered).collect();
    sqlx::query(
        "UPDATE conversation_head AS h SET public_seq = n.public_seq, staff_seq = n.staff_seq, status = n.status,
         assignee = n.assignee, session = n.session, opened_at = n.opened_at, waiting_since = n.waiting_since,
         is_answered = n.is_answered, last_at = n.last_at
         FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::smallint[], $6::uuid[], $7::bigint[],
         $8::bigint[], $9::bigint[], $10::boolean[], $11::bigint[])
         AS n (shop_id, conversation_id, public_seq, staff_seq, status, assignee, session, opened_at, waiting_since,
         is_answered, last_at)
         WHERE h.shop_id = n.shop_id AND h.conversation_id = n.conversation_id",
    )
    .bind(id(|key| key.shop.0))
    .bind(id(|key| key.conversation.0))
    .bind(number(|head| head.public_seq))
    .bind(number(|head| head.staff_seq))
    .bind(statuses)
    .bind(assignees)
    .bind(number(|head| head.session))
    .bind(number(|head| head.opened_at))
    .bind(waiting)
    .bind(answered)
    .bind(number(|head| head.last_at))
    .execute(tx)
    .await?;
    Ok(())
}

async fn write_session(tx: &mut PgConnection, change: &SessionChange) -> Result<(), sqlx::Error> {
    let SessionChange { key, head, at, .. } = change;
    if change.opens {
        sqlx::query(
            "INSERT INTO session (shop_id, conversation_id, no, opened_at) VALUES ($1, $2, $3, $4)",
        )
        .bind(key.shop.0)
        .bind(key.conversation.0)
        .bind(head.session)
        .bind(head.opened_at)
        .execute(&mut *tx)
        .await?;
    }
    write_timer(&mut *tx, change).await?;
    sqlx::query(
        "UPDATE session SET assignee = coalesce($4, assignee),
         assigned_at = CASE WHEN assignee = $4 THEN assigned_at ELSE coalesce($5, assigned_at) END,
         answered_at = coalesce(answered_at, $6), closed_at = coalesce(closed_at, $7)
         WHERE shop_id = $1 AND conversation_id = $2 AND no = $3",
    )
    .bind(key.shop.0)
    .bind(key.conversation.0)
    .bind(head.session)
    .bind(head.assignee.map(|id| id.0))
    .bind(head.assignee.map(|_| *at))
    .bind(change.first_answer.then_some(*at))
    .bind(change.closes.then_some(*at))
    .execute(tx)
    .await?;
    Ok(())
}

/// A reception has a timer from its opening to its closing.
async fn write_timer(tx: &mut PgConnection, change: &SessionChange) -> Result<(), sqlx::Error> {
    let SessionChange { key, head, .. } = change;
    let timer = idle::key(key.conversation, head.session);
    if change.opens {
        sqlx::query(
            "INSERT INTO timer (shop_id, key, kind, due_at, payload, claimed_until)
             VALUES ($1, $2, $3, $4, $5, 0)",
        )
        .bind(key.shop.0)
        .bind(timer)
        .bind(idle::KIND)
        .bind(head.opened_at + idle::IDLE_MS)
        .bind(idle::payload(key.conversation, head.session))
        .execute(tx)
        .await?;
    } else if change.closes {
        sqlx::query("DELETE FROM timer WHERE shop_id = $1 AND key = $2")
            .bind(key.shop.0)
            .bind(timer)
            .execute(tx)
            .await?;
    }
    Ok(())
}

async fn raise(tx: &mut PgConnection, shop: ShopId) -> Result<i64, sqlx::Error> {
    let row = sqlx::query(
        "INSERT INTO desk (shop_id, rev) VALUES ($1, 1) ON CONFLICT (shop_id) DO UPDATE SET rev = desk.rev + 1
         RETURNING rev",
    )
    .bind(shop.0)
    .fetch_one(tx)
    .await?;
    row.try_get(0)
}
