//! Where phrases stand in their order, and how they move.

use sea_orm::{ColumnTrait, Condition, ExprTrait, FromQueryResult, sea_query::Expr};
use yingke_schema::phrases::phrase;

use super::phrases::Phrase;
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::PhraseId,
};

/// Room between two phrases.
pub const GAP: i64 = 1_024;

const STANDS: [phrase::Column; 2] = [phrase::Column::Id, phrase::Column::Position];

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Stands {
    pub id: PhraseId,
    pub position: i64,
}

/// The first of a folder, of one scope but for one phrase.
pub async fn first_in(
    tx: &ShopTx,
    others: Condition,
    folder: &str,
) -> Result<Option<Stands>, StorageError> {
    let rows = tx.rows::<phrase::Entity>().with(others);
    let rows = rows.with(phrase::Column::Folder.eq(folder));
    let rows = rows.ascending(phrase::Column::Position).limit(1);
    Ok(rows.only(STANDS).await?.pop())
}

/// What stands before a position, or last where none is named.
pub async fn before(
    tx: &ShopTx,
    others: Condition,
    position: Option<i64>,
) -> Result<Option<Stands>, StorageError> {
    let lower = position.map(|position| phrase::Column::Position.lt(position));
    let rows = tx.rows::<phrase::Entity>().with(others.add_option(lower));
    let rows = rows.descending(phrase::Column::Position).limit(1);
    Ok(rows.only(STANDS).await?.pop())
}

/// The next after a position, in their order.
pub async fn following(
    tx: &ShopTx,
    others: Condition,
    after: Option<i64>,
    most: usize,
) -> Result<Vec<Stands>, StorageError> {
    let higher = after.map(|position| phrase::Column::Position.gt(position));
    let rows = tx.rows::<phrase::Entity>().with(others.add_option(higher));
    let rows = rows.ascending(phrase::Column::Position).limit(most as u64);
    rows.only(STANDS).await
}

/// Where the next phrase of a scope goes.
pub async fn next_position(tx: &ShopTx, of: Condition) -> Result<i64, StorageError> {
    let rows = tx.rows::<phrase::Entity>().with(of);
    let last = rows.descending(phrase::Column::Position).limit(1);
    Ok(last.one().await?.map_or(0, |last| last.position + GAP))
}

/// Moves one phrase within the order.
pub async fn move_to(tx: &ShopTx, id: PhraseId, position: i64) -> Result<(), StorageError> {
    let position = Expr::value(position);
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(id), |row| {
        row.col_expr(phrase::Column::Position, position)
    })
    .await?;
    Ok(())
}

/// Makes room above `position` in one scope.
pub async fn make_room(tx: &ShopTx, of: Condition, position: i64) -> Result<(), StorageError> {
    let above = of.add(phrase::Column::Position.gt(position));
    let moved = Expr::col(phrase::Column::Position).add(GAP);
    tx.update::<phrase::Entity>(above, |row| row.col_expr(phrase::Column::Position, moved))
        .await?;
    Ok(())
}

pub async fn put_at(
    tx: &ShopTx,
    phrase: &Phrase,
    folder: &str,
    position: i64,
) -> Result<(), StorageError> {
    // An open form holds the folder: it must not put the phrase back.
    let rev = phrase.rev + i64::from(phrase.folder != folder);
    let (folder, position) = (Expr::value(folder.to_owned()), Expr::value(position));
    tx.update::<phrase::Entity>(phrase::Column::Id.eq(phrase.id), |row| {
        row.col_expr(phrase::Column::Folder, folder)
            .col_expr(phrase::Column::Position, position)
            .col_expr(phrase::Column::Rev, Expr::value(rev))
    })
    .await?;
    Ok(())
}
