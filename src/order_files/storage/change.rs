//! What of an import changes: each change keeps it for another while.

use sea_orm::{
    ColumnTrait, UpdateMany,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::order_files::import::{self, Column as C};

use super::{Kept, Step};
use crate::{
    order_files::view::{OrderImportLook, OrderImportMapping},
    storage::{ShopTx, StorageError},
    vocabulary::{JobId, Millis, OrderImportId},
};

/// At that moment, by whoever goes on with it: it is kept for another while.
async fn change(
    tx: &ShopTx,
    (id, at): (OrderImportId, Millis),
    how: impl FnOnce(UpdateMany<import::Entity>) -> UpdateMany<import::Entity>,
) -> Result<(), StorageError> {
    tx.update::<import::Entity>(C::Id.eq(id), |row| {
        how(row)
            .col_expr(C::TouchedAt, Expr::value(at))
            .col_expr(C::Rev, Expr::col(C::Rev).add(1_i64))
    })
    .await?;
    Ok(())
}

/// Somebody went on with it, and nothing else of it is different.
pub async fn touch(tx: &ShopTx, of: (OrderImportId, Millis)) -> Result<(), StorageError> {
    change(tx, of, |row| row).await
}

pub async fn step(tx: &ShopTx, of: (OrderImportId, Millis), to: Step) -> Result<(), StorageError> {
    change(tx, of, |row| row.col_expr(C::State, Expr::value(to.code()))).await
}

/// The step that a job does, and which job.
pub async fn step_by(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    to: Step,
    job: JobId,
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::State, Expr::value(to.code()))
            .col_expr(C::JobId, Expr::value(job.0))
    })
    .await
}

/// Files are there; what was seen in others is not in these.
pub async fn keep_files(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    kept: &[Kept],
) -> Result<(), StorageError> {
    let files = serde_json::to_string(kept).expect("names are plain data");
    change(tx, of, |row| {
        row.col_expr(C::Files, Expr::value(files))
            .col_expr(C::State, Expr::value(Step::Receiving.code()))
            .col_expr(C::Look, Expr::value(""))
            .col_expr(C::Mapping, Expr::value(""))
    })
    .await
}

pub async fn keep_look(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    look: &OrderImportLook,
) -> Result<(), StorageError> {
    let look = serde_json::to_string(look).expect("a look is plain data");
    change(tx, of, |row| {
        row.col_expr(C::Look, Expr::value(look))
            .col_expr(C::Mapping, Expr::value(""))
            .col_expr(C::State, Expr::value(Step::Looked.code()))
    })
    .await
}

/// What was checked was read otherwise.
pub async fn keep_mapping(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    mapping: &OrderImportMapping,
) -> Result<(), StorageError> {
    let mapping = serde_json::to_string(mapping).expect("names and places are plain data");
    change(tx, of, |row| {
        row.col_expr(C::Mapping, Expr::value(mapping))
            .col_expr(C::State, Expr::value(Step::Looked.code()))
    })
    .await
}

/// What a check counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub good: i64,
    pub known: i64,
    pub refused: i64,
    pub faults: i64,
}

pub async fn checked(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    counted: Counted,
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::State, Expr::value(Step::Checked.code()))
            .col_expr(C::Good, Expr::value(counted.good))
            .col_expr(C::Known, Expr::value(counted.known))
            .col_expr(C::Refused, Expr::value(counted.refused))
            .col_expr(C::Faults, Expr::value(counted.faults))
    })
    .await
}

/// So many orders and customers more have come.
pub async fn came(
    tx: &ShopTx,
    of: (OrderImportId, Millis),
    (orders, customers): (i64, i64),
) -> Result<(), StorageError> {
    change(tx, of, |row| {
        row.col_expr(C::Created, Expr::col(C::Created).add(orders))
            .col_expr(C::Customers, Expr::col(C::Customers).add(customers))
    })
    .await
}
