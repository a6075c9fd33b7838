//! The faults of an import, by their numbers.

use sea_orm::{ActiveValue::Set, ColumnTrait};
use yingke_schema::order_files::fault;

use super::FaultRow;
use crate::{
    order_files::{read::Fault, view::OrderImportTable},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::OrderImportId,
};

pub async fn forget_faults(tx: &ShopTx, id: OrderImportId) -> Result<(), StorageError> {
    tx.delete::<fault::Entity>(fault::Column::ImportId.eq(id))
        .await?;
    Ok(())
}

/// The first of them gets the number `from`.
pub async fn add_faults(
    tx: &ShopTx,
    id: OrderImportId,
    from: i64,
    faults: &[Fault],
) -> Result<(), StorageError> {
    let rows = (from..).zip(faults).map(|(no, fault)| fault::ActiveModel {
        shop_id: Set(tx.shop()),
        import_id: Set(id),
        no: Set(no),
        line: Set(fault.line as i64),
        what: Set(what_code(fault.what).to_owned()),
        column_name: Set(fault.column.clone()),
        code: Set(fault.code.to_owned()),
        title: Set(fault.title.clone()),
        order_no: Set(fault.order_no.clone()),
    });
    tx.insert_many(rows.collect::<Vec<_>>()).await
}

pub async fn faults(
    db: &ShopDb,
    id: OrderImportId,
    behind: i64,
    most: u64,
) -> Result<Vec<FaultRow>, StorageError> {
    let rows = db.rows::<fault::Entity>();
    let rows = rows.with(fault::Column::ImportId.eq(id));
    let rows = rows.with(fault::Column::No.gt(behind));
    rows.ascending(fault::Column::No).limit(most).all().await
}

const fn what_code(what: OrderImportTable) -> &'static str {
    match what {
        OrderImportTable::Orders => "orders",
        OrderImportTable::Lines => "lines",
    }
}

pub fn what_of(code: &str) -> OrderImportTable {
    if code == "lines" {
        OrderImportTable::Lines
    } else {
        OrderImportTable::Orders
    }
}
