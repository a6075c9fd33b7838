use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use yingke_schema::phrases::phrase;

use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who},
    storage::{ShopDb, StorageError},
    vocabulary::PhraseId,
};

/// Offers phrases to search: the team's to everyone, one's own to oneself.
pub struct Searched;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Phrase
    }

    fn action(&self) -> Action {
        Action::SeePhrases
    }

    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let latest = db
            .rows::<phrase::Entity>()
            .descending(phrase::Column::CreatedAt);
        let latest = latest
            .limit(1)
            .one()
            .await?
            .map_or(0, |phrase| phrase.created_at);
        Ok(latest + db.rows::<phrase::Entity>().count().await?.cast_signed())
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = db
            .rows::<phrase::Entity>()
            .with(phrase::Column::Id.gt(after));
        let rows = rows.ascending(phrase::Column::Id).limit(most).all().await?;
        Ok(rows.into_iter().map(thing).collect())
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let which = phrase::Column::Id.is_in(ids.iter().copied().map(PhraseId));
        let rows = db.rows::<phrase::Entity>().with(which).all().await?;
        Ok(rows.into_iter().map(thing).collect())
    }
}

fn thing(row: phrase::Model) -> Thing {
    Thing {
        id: row.id.0,
        who: row
            .member_id
            .map_or(Who::Everyone, |of| Who::Members(vec![of])),
        title: row.title,
        text: format!("{} · {}", row.code, row.body),
        at: row.created_at,
        sealed: Vec::new(),
        link: None,
    }
}
