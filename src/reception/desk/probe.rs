//! Whether messages can be stored.

use sea_orm::{
    ActiveValue::Set,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::reception::{desk, head};

use crate::{
    reception::ledger::try_out,
    storage::{StorageError, Store},
};

/// Whether messages can be stored: writes one for a trial, and one desk as it is, or makes it. Where nobody ever wrote, nothing can have
/// failed.
pub async fn probe(store: &Store) -> Result<(), StorageError> {
    let heads = store.across_shops().rows::<head::Entity>();
    let Some(any) = heads.limit(1).one().await? else {
        return Ok(());
    };
    let tx = store.begin(any.shop_id).await?;
    let row = desk::ActiveModel {
        shop_id: Set(any.shop_id),
        rev: Set(0),
    };
    let as_it_is = Expr::col((desk::Entity, desk::Column::Rev));
    let again = OnConflict::column(desk::Column::ShopId)
        .value(desk::Column::Rev, as_it_is)
        .to_owned();
    tx.upsert(row, again).await?;
    try_out(&tx, any.conversation_id).await?;
    tx.commit().await
}
