use async_trait::async_trait;
use uuid::Uuid;
use yingke_schema::customers::customer::{Column, Entity, Model};

use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who, rows, sealed},
    shops,
    storage::{ShopDb, StorageError, Store},
    vocabulary::Millis,
};

/// Offers customers to search: name, tags, city and the shop's own number; the phone only as a whole.
pub struct Searched(pub Store);

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Customer
    }

    fn action(&self) -> Action {
        Action::SeeCustomer
    }

    /// Whatever changes a customer is a visit; who was brought in has not been here.
    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let seen = db.rows::<Entity>().latest(Column::SeenAt).await?;
        let came = db.rows::<Entity>().latest(Column::CreatedAt).await?;
        Ok(seen.max(came).unwrap_or(0))
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::page::<Entity>(db, Column::Id, after, most).await?;
        self.things(db, rows).await
    }

    async fn changed_since(
        &self,
        db: &ShopDb,
        since: Millis,
    ) -> Result<Option<Vec<Thing>>, StorageError> {
        let seen = rows::changed_since::<Entity>(db, Column::SeenAt, since).await?;
        let came = rows::changed_since::<Entity>(db, Column::CreatedAt, since).await?;
        let Some((mut rows, came)) = seen.zip(came) else {
            return Ok(None);
        };
        rows.extend(came.into_iter().filter(|row| row.seen_at < since));
        Ok(Some(self.things(db, rows).await?))
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let rows = rows::named::<Entity>(db, Column::Id, ids).await?;
        self.things(db, rows).await
    }
}

impl Searched {
    async fn things(&self, db: &ShopDb, rows: Vec<Model>) -> Result<Vec<Thing>, StorageError> {
        let shop = shops::find(&self.0, &db.shop().into()).await?;
        let secret = shop.map(|shop| shop.link_secret).unwrap_or_default();
        Ok(rows.into_iter().map(|row| thing(row, &secret)).collect())
    }
}

fn thing(row: Model, secret: &str) -> Thing {
    let tags: Vec<String> = serde_json::from_str(&row.tags).unwrap_or_default();
    let about = [row.city, row.external_id]
        .into_iter()
        .flatten()
        .chain(tags);
    Thing {
        id: row.id.0,
        who: Who::Everyone,
        title: row.name,
        text: about.collect::<Vec<_>>().join(" · "),
        at: row.created_at,
        sealed: row
            .phone
            .iter()
            .map(|phone| sealed(secret, phone))
            .collect(),
        link: None,
    }
}
