use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::dispatch::{dedicated, left, rules, trace};

use super::{DAY_MS, Rules};
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis, ShopId},
};

pub const KEPT_MS: Millis = 30 * DAY_MS;
const MOST_TRACES: u64 = 50;

pub use trace::Model as Trace;

/// A shop's rules and their revision; the usual ones at revision 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(Rules, i64), StorageError> {
    let row = db.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

pub async fn rules_in(tx: &ShopTx) -> Result<(Rules, i64), StorageError> {
    let row = tx.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

/// What whoever changes the rules holds.
pub fn lock_of(shop: ShopId) -> i64 {
    shop.0.as_u64_pair().1 as i64
}

fn usual() -> (Rules, i64) {
    (Rules::default(), 0)
}

/// Rules are checked before they are written; ones of an older program that no longer parse are the usual ones.
fn read(row: &rules::Model) -> (Rules, i64) {
    let rules = serde_json::from_str(&row.body).unwrap_or_else(|error| {
        tracing::error!(%error, "the rules of dispatch cannot be read; the usual ones hold");
        Rules::default()
    });
    (rules, row.rev)
}

pub async fn keep_rules(
    tx: &ShopTx,
    kept: &Rules,
    rev: i64,
    at: Millis,
) -> Result<(), StorageError> {
    let row = rules::ActiveModel {
        shop_id: Set(tx.shop()),
        body: Set(serde_json::to_string(kept).expect("rules are plain data")),
        rev: Set(rev),
        changed_at: Set(at),
    };
    let changed = OnConflict::column(rules::Column::ShopId)
        .update_columns([
            rules::Column::Body,
            rules::Column::Rev,
            rules::Column::ChangedAt,
        ])
        .to_owned();
    tx.upsert(row, changed).await
}

pub async fn keep_traces(tx: &ShopTx, traces: Vec<Trace>) -> Result<(), StorageError> {
    for row in traces {
        let row = trace::ActiveModel {
            shop_id: Set(tx.shop()),
            conversation_id: Set(row.conversation_id),
            at: Set(row.at),
            session: Set(row.session),
            body: Set(row.body),
            situation: Set(row.situation),
        };
        // Two nodes may decide within the same millisecond; either says why.
        let same = OnConflict::columns([
            trace::Column::ShopId,
            trace::Column::ConversationId,
            trace::Column::At,
        ])
        .update_column(trace::Column::Body)
        .to_owned();
        tx.upsert(row, same).await?;
    }
    Ok(())
}

/// Newest first.
pub async fn traces_of(
    db: &ShopDb,
    conversation: ConversationId,
) -> Result<Vec<Trace>, StorageError> {
    db.rows::<trace::Entity>()
        .with(trace::Column::ConversationId.eq(conversation))
        .descending(trace::Column::At)
        .limit(MOST_TRACES)
        .all()
        .await
}

/// Of the whole shop, newest first, before a time.
pub async fn traces_before(
    db: &ShopDb,
    before: Millis,
    most: u64,
) -> Result<Vec<Trace>, StorageError> {
    db.rows::<trace::Entity>()
        .with(trace::Column::At.lt(before))
        .descending(trace::Column::At)
        .limit(most)
        .all()
        .await
}

/// Messages left, with the reception each belongs to.
pub async fn left_of(db: &ShopDb) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let rows = db.rows::<left::Entity>().all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.conversation_id, row.session))
        .collect())
}

pub async fn keep_left(
    tx: &ShopTx,
    conversation: ConversationId,
    session: i64,
    at: Millis,
) -> Result<(), StorageError> {
    let row = left::ActiveModel {
        shop_id: Set(tx.shop()),
        conversation_id: Set(conversation),
        session: Set(session),
        at: Set(at),
    };
    let again = OnConflict::columns([left::Column::ShopId, left::Column::ConversationId])
        .update_columns([left::Column::Session, left::Column::At])
        .to_owned();
    tx.upsert(row, again).await
}

pub async fn drop_left(tx: &ShopTx, given: &[ConversationId]) -> Result<(), StorageError> {
    let which = left::Column::ConversationId.is_in(given.iter().copied());
    tx.delete::<left::Entity>(which).await?;
    Ok(())
}

/// Oldest first; at most `most`.
pub async fn traces_since(
    db: &ShopDb,
    after: Millis,
    most: u64,
) -> Result<Vec<Trace>, StorageError> {
    db.rows::<trace::Entity>()
        .with(trace::Column::At.gt(after))
        .with(trace::Column::Situation.is_not_null())
        .ascending(trace::Column::At)
        .limit(most)
        .all()
        .await
}

/// Deletes traces that are a month old.
pub async fn forget_traces(store: &Store, now: Millis) -> Result<(), StorageError> {
    let old = Condition::all().add(trace::Column::At.lt(now - KEPT_MS));
    store
        .forget::<trace::Entity>(trace::Column::ConversationId, old)
        .await
}

pub async fn dedicated_of(
    db: &ShopDb,
    customers: &[CustomerId],
) -> Result<HashMap<CustomerId, MemberId>, StorageError> {
    let which = dedicated::Column::CustomerId.is_in(customers.iter().copied());
    let rows = db.rows::<dedicated::Entity>().with(which).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.customer_id, row.member_id))
        .collect())
}

pub async fn keep_dedicated(
    tx: &ShopTx,
    customer: CustomerId,
    member: Option<MemberId>,
    at: Millis,
) -> Result<(), StorageError> {
    let Some(member) = member else {
        let which = dedicated::Column::CustomerId.eq(customer);
        tx.delete::<dedicated::Entity>(which).await?;
        return Ok(());
    };
    let row = dedicated::ActiveModel {
        shop_id: Set(tx.shop()),
        customer_id: Set(customer),
        member_id: Set(member),
        at: Set(at),
    };
    let changed = OnConflict::columns([dedicated::Column::ShopId, dedicated::Column::CustomerId])
        .value(dedicated::Column::MemberId, Expr::value(member))
        .value(dedicated::Column::At, Expr::value(at))
        .to_owned();
    tx.upsert(row, changed).await
}
