use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, IntoActiveModel, sea_query::Expr};
use uuid::Uuid;
use yingke_schema::trade::filter::{self, Column as C, Entity};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::MemberId,
};

pub use filter::Model as FilterRow;

/// Oldest first.
pub async fn of_member(db: &ShopDb, me: MemberId) -> Result<Vec<FilterRow>, StorageError> {
    let rows = db.rows::<Entity>().with(C::MemberId.eq(me));
    rows.ascending(C::At).ascending(C::Id).all().await
}

/// As [`of_member`], inside a transaction.
pub async fn of_member_in(tx: &ShopTx, me: MemberId) -> Result<Vec<FilterRow>, StorageError> {
    let rows = tx.rows::<Entity>().with(C::MemberId.eq(me));
    rows.ascending(C::At).ascending(C::Id).all().await
}

pub async fn create(tx: &ShopTx, row: FilterRow) -> Result<(), StorageError> {
    tx.insert(row.into_active_model().reset_all()).await
}

pub async fn change(
    tx: &ShopTx,
    me: MemberId,
    id: Uuid,
    (name, query): (&str, &str),
) -> Result<(), StorageError> {
    tx.update::<Entity>(this(me, id), |row| {
        row.col_expr(C::Name, Expr::value(name))
            .col_expr(C::Query, Expr::value(query))
    })
    .await?;
    Ok(())
}

pub async fn remove(tx: &ShopTx, me: MemberId, id: Uuid) -> Result<(), StorageError> {
    tx.delete::<Entity>(this(me, id)).await?;
    Ok(())
}

fn this(me: MemberId, id: Uuid) -> Condition {
    Condition::all().add(C::MemberId.eq(me)).add(C::Id.eq(id))
}
