//! How often who used which phrase.

use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ExprTrait,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::phrases::{phrase, usage};

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PhraseId},
};

pub use usage::Model as Usage;

/// One more use by a member.
pub async fn count_use(
    tx: &ShopTx,
    id: PhraseId,
    member: MemberId,
    at: Millis,
) -> Result<(), StorageError> {
    let first = usage::ActiveModel {
        shop_id: Set(tx.shop()),
        phrase_id: Set(id),
        member_id: Set(member),
        times: Set(1),
        last_at: Set(at),
    };
    let key = [
        usage::Column::ShopId,
        usage::Column::PhraseId,
        usage::Column::MemberId,
    ];
    let mut again = OnConflict::columns(key);
    again
        .value(
            usage::Column::Times,
            Expr::col((usage::Entity, usage::Column::Times)).add(1_i64),
        )
        .update_column(usage::Column::LastAt);
    tx.upsert(first, again).await?;
    let more = Expr::col(phrase::Column::Uses).add(1_i64);
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(id), |row| {
        row.col_expr(phrase::Column::Uses, more)
    })
    .await?;
    Ok(())
}

pub async fn uses_of(db: &ShopDb, id: PhraseId) -> Result<Vec<Usage>, StorageError> {
    let rows = db
        .rows::<usage::Entity>()
        .with(usage::Column::PhraseId.eq(id));
    rows.descending(usage::Column::Times).all().await
}

/// How often a member used each phrase.
pub async fn uses_by(
    db: &ShopDb,
    member: MemberId,
) -> Result<HashMap<PhraseId, i64>, StorageError> {
    let rows = db.rows::<usage::Entity>();
    let rows = rows.with(usage::Column::MemberId.eq(member)).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.phrase_id, row.times))
        .collect())
}
