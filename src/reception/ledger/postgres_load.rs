//! What the database knows of a batch: heads, locked until the commit, stored commands, entries to recall.

use std::collections::{HashMap, HashSet};

use sqlx::{PgConnection, Row as _};
use uuid::Uuid;

use super::{
    Job,
    known::{Known, Target},
    plan::{Loaded, Place, counted, once},
};
use crate::{
    reception::{Act, Head, Item, Key, Lane, SenderKind, Status},
    vocabulary::{ClientId, ConversationId, MemberId, ShopId},
};

pub async fn lock(
    tx: &mut PgConnection,
    jobs: &[Job],
    wait: bool,
) -> Result<HashMap<Key, Head>, sqlx::Error> {
    let (shops, conversations) = keys(jobs);
    let query = if wait {
        sqlx::query("SET LOCAL lock_timeout = '1s'")
            .execute(&mut *tx)
            .await?;
        sqlx::query(concat!(
            "SELECT shop_id, conversation_id, public_seq, staff_seq, status, assignee, session, opened_at, ",
            "waiting_since, is_answered, last_at FROM conversation_head ",
            "WHERE (shop_id, conversation_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) ",
            "ORDER BY shop_id, conversation_id FOR NO KEY UPDATE"
        ))
    } else {
        sqlx::query(concat!(
            "SELECT shop_id, conversation_id, public_seq, staff_seq, status, assignee, session, opened_at, ",
            "waiting_since, is_answered, last_at FROM conversation_head ",
            "WHERE (shop_id, conversation_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) ",
            "ORDER BY shop_id, conversation_id FOR NO KEY UPDATE SKIP LOCKED"
        ))
    };
    let rows = query.bind(shops).bind(conversations).fetch_all(tx).await?;
    rows.iter().map(|row| Ok((key(row)?, head(row)?))).collect()
}

/// Those not obtained exist and are locked, or do not exist at all: the plan refuses the latter.
pub async fn held_elsewhere(
    tx: &mut PgConnection,
    jobs: &[Job],
    heads: &HashMap<Key, Head>,
) -> Result<HashSet<Key>, sqlx::Error> {
    if jobs.iter().all(|job| heads.contains_key(&job.item.key)) {
        return Ok(HashSet::new());
    }
    let (shops, conversations) = keys(jobs);
    let rows = sqlx::query(
        "SELECT shop_id, conversation_id FROM conversation_head
         WHERE (shop_id, conversation_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))",
    )
    .bind(shops)
    .bind(conversations)
    .fetch_all(tx)
    .await?;
    let all = rows.iter().map(key).collect::<Result<HashSet<_>, _>>()?;
    Ok(all
        .into_iter()
        .filter(|key| !heads.contains_key(key))
        .collect())
}

fn keys(jobs: &[Job]) -> (Vec<Uuid>, Vec<Uuid>) {
    let keys: HashSet<Key> = jobs.iter().map(|job| job.item.key).collect();
    keys.into_iter()
        .map(|key| (key.shop.0, key.conversation.0))
        .unzip()
}

fn key(row: &sqlx::postgres::PgRow) -> Result<Key, sqlx::Error> {
    Ok(Key {
        shop: ShopId(row.try_get(0)?),
        conversation: ConversationId(row.try_get(1)?),
    })
}

fn head(row: &sqlx::postgres::PgRow) -> Result<Head, sqlx::Error> {
    Ok(Head {
        public_seq: row.try_get(2)?,
        staff_seq: row.try_get(3)?,
        status: Status::from_code(row.try_get(4)?),
        assignee: row.try_get::<Option<Uuid>, _>(5)?.map(MemberId),
        session: row.try_get(6)?,
        opened_at: row.try_get(7)?,
        waiting_since: row.try_get(8)?,
        is_answered: row.try_get(9)?,
        last_at: row.try_get(10)?,
    })
}

pub async fn load_known<'a>(
    tx: &mut PgConnection,
    items: impl Iterator<Item = &'a Item>,
    loaded: &mut Loaded,
) -> Result<(), sqlx::Error> {
    let (mut clients, mut senders, mut shops) = (Vec::new(), Vec::new(), Vec::new());
    for (client, sender, shop) in items.map(once) {
        clients.push(client.0);
        senders.push(sender);
        shops.push(shop.0);
    }
    let rows = sqlx::query(
        "SELECT shop_id, conversation_id, client_id, sender_id, lane, seq, at, kind, body FROM entry
         WHERE (client_id, sender_id, shop_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]))",
    )
    .bind(clients)
    .bind(senders)
    .bind(shops)
    .fetch_all(&mut *tx)
    .await?;
    for row in rows {
        let known = known(&row)?;
        loaded.known.insert(
            (ClientId(row.try_get(2)?), row.try_get(3)?, known.key.shop),
            known,
        );
    }
    Ok(())
}

pub async fn load_targets<'a>(
    tx: &mut PgConnection,
    items: impl Iterator<Item = &'a Item>,
    loaded: &mut Loaded,
) -> Result<(), sqlx::Error> {
    for item in items {
        if let Act::Recall { lane, seq } = item.act {
            let place = (item.key, lane, seq);
            if let Some(target) = target(tx, place).await? {
                loaded.targets.insert(place, target);
            }
        }
    }
    Ok(())
}

/// After the heads are locked: what another node commits later comes after this batch.
pub async fn load_open<'a>(
    tx: &mut PgConnection,
    items: impl Iterator<Item = &'a Item>,
    loaded: &mut Loaded,
) -> Result<(), sqlx::Error> {
    for (shop, member) in items.filter_map(counted) {
        if loaded.open.contains_key(&(shop, member)) {
            continue;
        }
        let open: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM conversation_head WHERE shop_id = $1 AND status = $2 AND assignee = $3",
        )
        .bind(shop.0)
        .bind(Status::Assigned.code())
        .bind(member.0)
        .fetch_one(&mut *tx)
        .await?;
        loaded.open.insert((shop, member), open);
    }
    Ok(())
}

fn known(row: &sqlx::postgres::PgRow) -> Result<Known, sqlx::Error> {
    Ok(Known {
        key: key(row)?,
        lane: Lane::from_code(row.try_get(4)?),
        seq: row.try_get(5)?,
        at: row.try_get(6)?,
        kind: row.try_get(7)?,
        body: row.try_get(8)?,
    })
}

async fn target(
    tx: &mut PgConnection,
    (key, lane, seq): Place,
) -> Result<Option<Target>, sqlx::Error> {
    let row = sqlx::query(
        "SELECT sender_kind, sender_id, at, kind, body FROM entry
         WHERE shop_id = $1 AND conversation_id = $2 AND lane = $3 AND seq = $4",
    )
    .bind(key.shop.0)
    .bind(key.conversation.0)
    .bind(lane.code())
    .bind(seq)
    .fetch_optional(tx)
    .await?;
    let target = |row: sqlx::postgres::PgRow| {
        Ok(Target {
            sender_kind: SenderKind::from_code(row.try_get(0)?),
            sender_id: row.try_get(1)?,
            at: row.try_get(2)?,
            kind: row.try_get(3)?,
            body: row.try_get(4)?,
        })
    };
    row.map(target).transpose()
}
