use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, IntoActiveModel,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::shifts::{clocking, rules, shift};

use super::Rules;
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ClockingId, MemberId, Millis, ShiftId, ShopId, new_id},
};

pub use clocking::Model as Clocking;
pub use shift::Model as Shift;

/// What whoever changes the plan of a shop, or its rules, holds.
pub fn lock_of(shop: ShopId) -> i64 {
    shop.0.as_u64_pair().1.rotate_left(23) as i64
}

/// A shop's rules and their revision; the usual ones at 0 until someone changes them.
pub async fn rules_of(db: &ShopDb) -> Result<(Rules, i64), StorageError> {
    let row = db.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

pub async fn rules_in(tx: &ShopTx) -> Result<(Rules, i64), StorageError> {
    let row = tx.rows::<rules::Entity>().one().await?;
    Ok(row.as_ref().map_or_else(usual, read))
}

fn usual() -> (Rules, i64) {
    (Rules::default(), 0)
}

/// Checked before they were written; what does not parse any more is as if nobody had set it.
fn read(row: &rules::Model) -> (Rules, i64) {
    let rules = serde_json::from_str(&row.body).unwrap_or_else(|error| {
        tracing::error!(%error, "the rules of shifts cannot be read; the usual ones hold");
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

fn touches(from: Millis, to: Millis) -> Condition {
    Condition::all()
        .add(shift::Column::EndsAt.gt(from))
        .add(shift::Column::StartsAt.lt(to))
}

/// Shifts with a moment in `from..to`, by beginning.
pub async fn shifts_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<Shift>, StorageError> {
    let rows = db.rows::<shift::Entity>().with(touches(from, to));
    rows.ascending(shift::Column::StartsAt).all().await
}

/// Those of `members` with a shift that is over.
pub async fn once_planned(
    db: &ShopDb,
    members: &[MemberId],
    now: Millis,
) -> Result<Vec<MemberId>, StorageError> {
    let whose = shift::Column::MemberId.is_in(members.iter().copied());
    let over = db.rows::<shift::Entity>().with(whose);
    let over = over.with(shift::Column::EndsAt.lte(now));
    let counted = over.counts_by(shift::Column::MemberId).await?;
    Ok(counted.into_iter().map(|(member, _)| member).collect())
}

/// The one a member is in, or the next.
pub async fn next_of(
    db: &ShopDb,
    member: MemberId,
    now: Millis,
) -> Result<Option<Shift>, StorageError> {
    let own = db
        .rows::<shift::Entity>()
        .with(shift::Column::MemberId.eq(member));
    let own = own.with(shift::Column::EndsAt.gt(now));
    own.ascending(shift::Column::StartsAt).one().await
}

pub async fn shift(db: &ShopDb, id: ShiftId) -> Result<Option<Shift>, StorageError> {
    let rows = db.rows::<shift::Entity>();
    rows.with(shift::Column::Id.eq(id)).one().await
}

pub async fn shifts_named(tx: &ShopTx, ids: &[ShiftId]) -> Result<Vec<Shift>, StorageError> {
    let which = shift::Column::Id.is_in(ids.iter().copied());
    tx.rows::<shift::Entity>().with(which).all().await
}

/// Shifts of members that overlap `from..to`.
pub async fn planned(
    tx: &ShopTx,
    members: &[MemberId],
    from: Millis,
    to: Millis,
) -> Result<Vec<Shift>, StorageError> {
    let whose = shift::Column::MemberId.is_in(members.iter().copied());
    let rows = tx.rows::<shift::Entity>().with(touches(from, to));
    rows.with(whose).all().await
}

/// Those that end after `now`.
pub async fn to_come(tx: &ShopTx, now: Millis) -> Result<Vec<Shift>, StorageError> {
    let rows = tx.rows::<shift::Entity>();
    rows.with(shift::Column::EndsAt.gt(now)).all().await
}

pub async fn plan(tx: &ShopTx, row: Shift) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

pub async fn unplan(tx: &ShopTx, ids: &[ShiftId]) -> Result<(), StorageError> {
    let which = shift::Column::Id.is_in(ids.iter().copied());
    tx.delete::<shift::Entity>(which).await?;
    Ok(())
}

/// What members clocked with a moment in `from..to`, by beginning.
pub async fn clockings_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
    only: Option<MemberId>,
) -> Result<Vec<Clocking>, StorageError> {
    let goes_on = Condition::any()
        .add(clocking::Column::ToAt.is_null())
        .add(clocking::Column::ToAt.gt(from));
    let mut rows = db.rows::<clocking::Entity>().with(goes_on);
    rows = rows.with(clocking::Column::FromAt.lt(to));
    if let Some(member) = only {
        rows = rows.with(clocking::Column::MemberId.eq(member));
    }
    rows.ascending(clocking::Column::FromAt).all().await
}

/// Those of `members` who clocked off once.
pub async fn once_clocked(
    db: &ShopDb,
    members: &[MemberId],
    now: Millis,
) -> Result<Vec<MemberId>, StorageError> {
    let over = Condition::all()
        .add(clocking::Column::MemberId.is_in(members.iter().copied()))
        .add(clocking::Column::IsRest.eq(false))
        .add(clocking::Column::ToAt.lte(now));
    let over = db.rows::<clocking::Entity>().with(over);
    let counted = over.counts_by(clocking::Column::MemberId).await?;
    Ok(counted.into_iter().map(|(member, _)| member).collect())
}

/// What goes on now, for one member or for all.
pub async fn running(db: &ShopDb, only: Option<MemberId>) -> Result<Vec<Clocking>, StorageError> {
    let mut rows = db
        .rows::<clocking::Entity>()
        .with(clocking::Column::ToAt.is_null());
    if let Some(member) = only {
        rows = rows.with(clocking::Column::MemberId.eq(member));
    }
    rows.all().await
}

pub async fn clocking(db: &ShopDb, id: ClockingId) -> Result<Option<Clocking>, StorageError> {
    let rows = db.rows::<clocking::Entity>();
    rows.with(clocking::Column::Id.eq(id)).one().await
}

/// Begins; fails as double where it goes on already.
pub async fn begin(
    tx: &ShopTx,
    member: MemberId,
    is_rest: bool,
    now: Millis,
    due_at: Option<Millis>,
) -> Result<ClockingId, StorageError> {
    let row = Clocking {
        shop_id: tx.shop(),
        id: ClockingId(new_id()),
        member_id: member,
        is_rest,
        from_at: now,
        due_at,
        to_at: None,
    };
    let id = row.id;
    tx.insert(row.into_active_model().reset_all()).await?;
    Ok(id)
}

/// Ends what goes on; false where nothing did.
pub async fn end(
    tx: &ShopTx,
    member: MemberId,
    is_rest: bool,
    now: Millis,
) -> Result<bool, StorageError> {
    let which = Condition::all()
        .add(clocking::Column::MemberId.eq(member))
        .add(clocking::Column::IsRest.eq(is_rest))
        .add(clocking::Column::ToAt.is_null());
    let over = Expr::value(now);
    let ended =
        tx.update::<clocking::Entity>(which, |row| row.col_expr(clocking::Column::ToAt, over));
    Ok(ended.await? > 0)
}
