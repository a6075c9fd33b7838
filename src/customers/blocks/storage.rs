use std::collections::HashSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ExprTrait, sea_query::Expr};
use yingke_schema::customers::block::{self, Column, Entity};

pub use yingke_schema::customers::block::Model as Block;

use crate::{
    live,
    storage::{ShopDb, ShopTx, StorageError, Store},
    vocabulary::{CustomerId, MemberId, Millis, ShopId},
};

/// Tells the live side who is blocked.
pub struct Directory(pub Store);

#[async_trait::async_trait]
impl live::Blocks for Directory {
    async fn all(&self) -> Result<Vec<(ShopId, CustomerId)>, StorageError> {
        let rows = self.0.across_shops().rows::<Entity>();
        let rows = rows.with(Column::LiftedAt.is_null()).all().await?;
        let who = rows.into_iter().map(|row| (row.shop_id, row.customer_id));
        Ok(who.collect())
    }
}

/// A stretch of time in which nobody had to answer a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockedSpan {
    pub customer: CustomerId,
    pub from: Millis,
    /// None while it runs.
    pub to: Option<Millis>,
}

/// Blocks that ran at any moment from `from` to `to`: such waits do not count.
pub async fn blocked_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<BlockedSpan>, StorageError> {
    let began = db.rows::<Entity>().with(Column::At.lt(to));
    let open = Condition::any()
        .add(Column::LiftedAt.is_null())
        .add(Column::LiftedAt.gt(from));
    let rows = began.with(open).all().await?;
    let spans = rows.into_iter().map(|row| BlockedSpan {
        customer: row.customer_id,
        from: row.at,
        to: row.lifted_at,
    });
    Ok(spans.collect())
}

/// Those of `customers` who are blocked now.
pub async fn blocked_among(
    db: &ShopDb,
    customers: &[CustomerId],
) -> Result<HashSet<CustomerId>, StorageError> {
    let rows = db.rows::<Entity>().with(Column::LiftedAt.is_null());
    let rows = rows.with(Column::CustomerId.is_in(customers.iter().copied()));
    let rows = rows.all().await?;
    Ok(rows.into_iter().map(|row| row.customer_id).collect())
}

/// The block of a customer that runs, if one does.
pub async fn running(db: &ShopDb, customer: CustomerId) -> Result<Option<Block>, StorageError> {
    let rows = db.rows::<Entity>().with(Column::LiftedAt.is_null());
    rows.with(Column::CustomerId.eq(customer)).one().await
}

pub async fn running_in(tx: &ShopTx, customer: CustomerId) -> Result<Option<Block>, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::LiftedAt.is_null());
    rows.with(Column::CustomerId.eq(customer)).one().await
}

/// All that run, newest first, from before `before`.
pub async fn page(
    db: &ShopDb,
    before: Option<Millis>,
    limit: u64,
) -> Result<Vec<Block>, StorageError> {
    let rows = db.rows::<Entity>().with(Column::LiftedAt.is_null());
    let rows = match before {
        Some(before) => rows.with(Column::At.lt(before)),
        None => rows,
    };
    rows.descending(Column::At).limit(limit).all().await
}

pub async fn begin(
    tx: &ShopTx,
    customer: CustomerId,
    by: MemberId,
    reason: String,
    at: Millis,
) -> Result<(), StorageError> {
    tx.insert(block::ActiveModel {
        shop_id: Set(tx.shop()),
        customer_id: Set(customer),
        at: Set(at),
        member_id: Set(by),
        reason: Set(reason),
        lifted_at: Set(None),
        lifted_by: Set(None),
    })
    .await
}

/// False where none runs.
pub async fn end(
    tx: &ShopTx,
    customer: CustomerId,
    by: MemberId,
    at: Millis,
) -> Result<bool, StorageError> {
    let which = Column::CustomerId
        .eq(customer)
        .and(Column::LiftedAt.is_null());
    let (at, by) = (Expr::value(at), Expr::value(by));
    let ended = tx.update::<Entity>(which, |row| {
        row.col_expr(Column::LiftedAt, at)
            .col_expr(Column::LiftedBy, by)
    });
    Ok(ended.await? > 0)
}
