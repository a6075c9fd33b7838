use async_trait::async_trait;
use sea_orm::FromQueryResult;
use uuid::Uuid;
use yingke_schema::catalogue::product::{Column, Entity};

use super::goods::Shelf;
use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who, rows},
    storage::{ShopDb, StorageError},
    vocabulary::{Millis, ProductId},
};

/// What search reads of a product: not its detail, which is long.
#[derive(FromQueryResult)]
struct Row {
    id: ProductId,
    code: String,
    title: String,
    category: String,
    selling_point: String,
    changed_at: Millis,
    state: String,
}

const ROW: &[Column] = &[
    Column::Id,
    Column::Code,
    Column::Title,
    Column::Category,
    Column::SellingPoint,
    Column::ChangedAt,
    Column::State,
];

/// Offers products to search: title, code, category and selling point. What lies in the recycle bin is passed over, and found again once
/// it is restored.
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
        rows::stamp::<Entity>(db, Column::ChangedAt).await
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::page_of::<Entity, Row>(db, (Column::Id, ROW), after, most);
        let rows = rows.await?;
        Ok(rows.into_iter().map(thing).collect())
    }

    async fn changed_since(
        &self,
        db: &ShopDb,
        since: Millis,
    ) -> Result<Option<Vec<Thing>>, StorageError> {
        let rows = rows::changed_of::<Entity, Row>(db, (Column::ChangedAt, ROW), since).await?;
        Ok(rows.map(|rows| rows.into_iter().map(thing).collect()))
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::named_of::<Entity, Row>(db, (Column::Id, ROW), ids).await?;
        let kept = rows.into_iter();
        let kept = kept.filter(|row| Shelf::of_code(&row.state) != Shelf::Deleted);
        Ok(kept.map(thing).collect())
    }
}

fn thing(row: Row) -> Thing {
    Thing {
        id: row.id.0,
        who: Who::Everyone,
        title: row.title,
        text: [row.code, row.category, row.selling_point].join(" · "),
        at: row.changed_at,
        sealed: Vec::new(),
        link: None,
    }
}
