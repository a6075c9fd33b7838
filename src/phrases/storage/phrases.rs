//! Phrases as they are read.

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::phrases::phrase;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, PhraseId},
};

pub use phrase::Model as Phrase;

/// The team's phrases and a member's own, in their order.
pub async fn phrases_of(db: &ShopDb, member: MemberId) -> Result<Vec<Phrase>, StorageError> {
    let own = phrase::Column::MemberId.eq(member);
    let team = phrase::Column::MemberId.is_null();
    let rows = db.rows::<phrase::Entity>();
    let rows = rows.with(Condition::any().add(own).add(team));
    let rows = rows.ascending(phrase::Column::Position);
    rows.ascending(phrase::Column::Id).all().await
}

pub async fn phrase_by_id(db: &ShopDb, id: PhraseId) -> Result<Option<Phrase>, StorageError> {
    let rows = db.rows::<phrase::Entity>();
    rows.with(phrase::Column::Id.eq(id)).one().await
}

pub async fn phrase(tx: &ShopTx, id: PhraseId) -> Result<Option<Phrase>, StorageError> {
    let rows = tx.rows::<phrase::Entity>();
    rows.with(phrase::Column::Id.eq(id)).one().await
}

/// The phrases of one scope, in their order. Of a large library it takes longer than a transaction may.
pub async fn all(db: &ShopDb, of: Condition) -> Result<Vec<Phrase>, StorageError> {
    let rows = db.rows::<phrase::Entity>().with(of);
    rows.ascending(phrase::Column::Position).all().await
}

/// Those of one scope with these codes.
pub async fn with_codes(
    tx: &ShopTx,
    of: Condition,
    codes: &[&str],
) -> Result<Vec<Phrase>, StorageError> {
    let which = of.add(phrase::Column::Code.is_in(codes.iter().copied()));
    tx.rows::<phrase::Entity>().with(which).all().await
}

pub async fn count(tx: &ShopTx, of: Condition) -> Result<u64, StorageError> {
    tx.rows::<phrase::Entity>().with(of).count().await
}

pub async fn any(tx: &ShopTx) -> Result<bool, StorageError> {
    Ok(tx.rows::<phrase::Entity>().limit(1).one().await?.is_some())
}
