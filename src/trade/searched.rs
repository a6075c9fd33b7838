use async_trait::async_trait;
use uuid::Uuid;
use yingke_schema::trade::order::{Column, Entity, Model};

use super::storage;
use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who, rows},
    storage::{ShopDb, StorageError},
    vocabulary::Millis,
};

/// Offers orders to search: the number and what was bought. Whose it is and where it goes stays out.
pub struct Searched;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Order
    }

    fn action(&self) -> Action {
        Action::SeeOrders
    }

    /// What an order says here never changes; one that is brought in comes later than it was placed.
    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let latest = db.rows::<Entity>().latest(Column::CameAt).await?;
        Ok(latest.unwrap_or(0))
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::page::<Entity>(db, Column::Id, after, most).await?;
        things(db, rows).await
    }

    async fn changed_since(
        &self,
        db: &ShopDb,
        since: Millis,
    ) -> Result<Option<Vec<Thing>>, StorageError> {
        match rows::changed_since::<Entity>(db, Column::CameAt, since).await? {
            Some(rows) => Ok(Some(things(db, rows).await?)),
            None => Ok(None),
        }
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::named::<Entity>(db, Column::Id, ids).await?;
        things(db, rows).await
    }
}

async fn things(db: &ShopDb, rows: Vec<Model>) -> Result<Vec<Thing>, StorageError> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut lines = storage::lines_of(db, &ids).await?;
    let thing = |row: Model| {
        let bought = lines.remove(&row.id).unwrap_or_default();
        let titles: Vec<_> = bought.into_iter().map(|line| line.title).collect();
        Thing {
            id: row.id.0,
            who: Who::Everyone,
            title: row.no,
            text: titles.join(" · "),
            at: row.created_at,
            sealed: Vec::new(),
            link: None,
        }
    };
    Ok(rows.into_iter().map(thing).collect())
}
