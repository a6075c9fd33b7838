use sea_orm::{ActiveValue::Set, ColumnTrait, Condition};
use yingke_schema::phrases::phrase;

use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis, PhraseId},
};

pub use phrase::Model as Phrase;

const MOST: u64 = 2_000;

/// The team's phrases and a member's own.
pub async fn phrases_of(db: &ShopDb, member: MemberId) -> Result<Vec<Phrase>, StorageError> {
    let (own, team) = (
        phrase::Column::MemberId.eq(member),
        phrase::Column::MemberId.is_null(),
    );
    let rows = db
        .rows::<phrase::Entity>()
        .with(Condition::any().add(own).add(team));
    rows.ascending(phrase::Column::Position)
        .limit(MOST)
        .all()
        .await
}

pub async fn any(tx: &ShopTx) -> Result<bool, StorageError> {
    Ok(tx.rows::<phrase::Entity>().limit(1).one().await?.is_some())
}

#[derive(Clone, Debug)]
pub struct NewPhrase {
    pub id: PhraseId,
    /// None: the team's.
    pub member: Option<MemberId>,
    pub folder: String,
    pub code: String,
    pub title: String,
    pub body: String,
    pub position: i64,
    pub at: Millis,
}

pub async fn write_down(tx: &ShopTx, phrases: Vec<NewPhrase>) -> Result<(), StorageError> {
    tx.insert_many(phrases.into_iter().map(|phrase| phrase::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(phrase.id),
        member_id: Set(phrase.member),
        folder: Set(phrase.folder),
        code: Set(phrase.code),
        title: Set(phrase.title),
        body: Set(phrase.body),
        position: Set(phrase.position),
        created_at: Set(phrase.at),
    }))
    .await
}
