use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, FromQueryResult,
    sea_query::{Expr, OnConflict, Query, SelectStatement},
};
use yingke_schema::dispatch::{dedicated, left, rules, trace};

use super::{DAY_MS, Rules};
use crate::{
    reception,
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis, ShopId},
};

pub const KEPT_MS: Millis = 30 * DAY_MS;
const MOST_TRACES: u64 = 50;
/// Messages left that are looked after at once.
const TOGETHER: usize = 100;

pub use trace::Model as Trace;

/// A decision without the situation it was about, which is large.
#[derive(FromQueryResult)]
pub struct Told {
    pub conversation_id: ConversationId,
    pub session: i64,
    pub at: Millis,
    pub body: String,
}

const TOLD: [trace::Column; 4] = [
    trace::Column::ConversationId,
    trace::Column::Session,
    trace::Column::At,
    trace::Column::Body,
];

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
    let row = |kept: Trace| trace::ActiveModel {
        shop_id: Set(tx.shop()),
        conversation_id: Set(kept.conversation_id),
        at: Set(kept.at),
        session: Set(kept.session),
        body: Set(kept.body),
        situation: Set(kept.situation),
    };
    // Two nodes may decide within the same millisecond; either says why.
    let same = OnConflict::columns([
        trace::Column::ShopId,
        trace::Column::ConversationId,
        trace::Column::At,
    ])
    .update_column(trace::Column::Body)
    .to_owned();
    tx.upsert_many(traces.into_iter().map(row), same).await
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

/// Of the whole shop, newest first, before a time: `most`, and whatever else was decided in the same look as the last of them.
/// Its time leads to the next ones, and one look decides about many.
pub async fn traces_before(
    db: &ShopDb,
    before: Millis,
    most: u64,
) -> Result<Vec<Told>, StorageError> {
    let of = |which| db.rows::<trace::Entity>().with(which);
    let page = of(trace::Column::At.lt(before)).descending(trace::Column::At);
    let mut page: Vec<Told> = page.limit(most).only(TOLD).await?;
    let last = page.last().map(|last| last.at);
    if let Some(at) = last.filter(|_| page.len() as u64 == most) {
        page.retain(|told| told.at != at);
        page.extend(of(trace::Column::At.eq(at)).only::<Told>(TOLD).await?);
    }
    Ok(page)
}

/// What was decided about conversations lately, oldest first.
pub async fn told_of(db: &ShopDb, of: &[ConversationId]) -> Result<Vec<Told>, StorageError> {
    db.rows::<trace::Entity>()
        .with(trace::Column::ConversationId.is_in(of.iter().copied()))
        .ascending(trace::Column::At)
        .only(TOLD)
        .await
}

/// Messages left, with the reception each belongs to.
pub async fn left_of(
    db: &ShopDb,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let which = left::Column::ConversationId.is_in(of.iter().copied());
    let rows = db.rows::<left::Entity>().with(which).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.conversation_id, row.session))
        .collect())
}

/// All messages left, as pairs of conversation and reception: a part of others' queries.
pub fn all_left(shop: ShopId) -> SelectStatement {
    Query::select()
        .columns([left::Column::ConversationId, left::Column::Session])
        .from(left::Entity)
        .and_where(left::Column::ShopId.eq(shop))
        .to_owned()
}

/// Deletes messages left that nobody has to give to anyone any more: a member took them, or their reception is over.
pub async fn forget_left(store: &Store, shop: ShopId) -> Result<(), StorageError> {
    let db = store.shop(shop);
    let left = db.rows::<left::Entity>().all().await?;
    for some in left.chunks(TOGETHER) {
        let ids: Vec<_> = some.iter().map(|row| row.conversation_id).collect();
        let queued = reception::queued_among(&db, &ids).await?;
        let is_over = |row: &&left::Model| queued.get(&row.conversation_id) != Some(&row.session);
        let over = some.iter().filter(is_over).map(|row| {
            Condition::all()
                .add(left::Column::ConversationId.eq(row.conversation_id))
                .add(left::Column::Session.eq(row.session))
        });
        let over = over.fold(Condition::any(), Condition::add);
        if !over.is_empty() {
            let tx = store.begin(shop).await?;
            tx.delete::<left::Entity>(over).await?;
            tx.commit().await?;
        }
    }
    Ok(())
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

/// Decisions with their situations, oldest first: `most`, and the rest of the last one's look.
pub async fn traces_since(
    db: &ShopDb,
    after: Millis,
    most: u64,
) -> Result<Vec<Trace>, StorageError> {
    let of = |which| {
        let rows = db.rows::<trace::Entity>().with(which);
        rows.with(trace::Column::Situation.is_not_null())
    };
    let page = of(trace::Column::At.gt(after)).ascending(trace::Column::At);
    let mut page = page.limit(most).all().await?;
    let last = page.last().map(|last| last.at);
    if let Some(at) = last.filter(|_| page.len() as u64 == most) {
        page.retain(|trace| trace.at != at);
        page.extend(of(trace::Column::At.eq(at)).all().await?);
    }
    Ok(page)
}

/// Whether a decision since then cannot be made again: too many members were there to be kept beside it.
pub async fn is_without_situation(db: &ShopDb, after: Millis) -> Result<bool, StorageError> {
    let rows = db.rows::<trace::Entity>();
    let bare = rows
        .with(trace::Column::At.gt(after))
        .with(trace::Column::Situation.is_null());
    Ok(bare.limit(1).one().await?.is_some())
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
