use async_trait::async_trait;
use uuid::Uuid;
use yingke_schema::catalogue::product::{Column, Entity, Model};

use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who, rows},
    storage::{ShopDb, StorageError},
};

/// Offers products to search: title, code, category and selling point.
pub struct Searched;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Product
    }

    fn action(&self) -> Action {
        Action::SeeCatalogue
    }

    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        rows::stamp::<Entity>(db, Column::CreatedAt).await
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::page::<Entity>(db, Column::Id, after, most).await?;
        Ok(rows.into_iter().map(thing).collect())
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::named::<Entity>(db, Column::Id, ids).await?;
        Ok(rows.into_iter().map(thing).collect())
    }
}

fn thing(row: Model) -> Thing {
    Thing {
        id: row.id.0,
        who: Who::Everyone,
        title: row.title,
        text: [row.code, row.category, row.selling_point].join(" · "),
        at: row.created_at,
        sealed: Vec::new(),
        link: None,
    }
}
