use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use yingke_schema::customers::customer;

use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who, sealed},
    shops,
    storage::{ShopDb, StorageError, Store},
    vocabulary::{CustomerId, Millis},
};

/// Offers customers to search: name, tags, city and the shop's own number; the phone only as a whole.
pub struct Searched(pub Store);

/// Customers who came since the last look, in one answer; with more all are looked through.
const CHANGED: u64 = 500;

#[async_trait]
impl Source for Searched {
    fn kind(&self) -> Kind {
        Kind::Customer
    }

    fn action(&self) -> Action {
        Action::SeeCustomer
    }

    /// Whatever changes a customer is a visit.
    async fn stamp(&self, db: &ShopDb) -> Result<i64, StorageError> {
        let latest = db
            .rows::<customer::Entity>()
            .descending(customer::Column::SeenAt);
        Ok(latest
            .limit(1)
            .one()
            .await?
            .map_or(0, |customer| customer.seen_at))
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = db
            .rows::<customer::Entity>()
            .with(customer::Column::Id.gt(after));
        let rows = rows
            .ascending(customer::Column::Id)
            .limit(most)
            .all()
            .await?;
        self.things(db, rows).await
    }

    async fn changed_since(
        &self,
        db: &ShopDb,
        since: Millis,
    ) -> Result<Option<Vec<Thing>>, StorageError> {
        let rows = db
            .rows::<customer::Entity>()
            .with(customer::Column::SeenAt.gte(since));
        let rows = rows.limit(CHANGED).all().await?;
        if rows.len() as u64 == CHANGED {
            return Ok(None);
        }
        Ok(Some(self.things(db, rows).await?))
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let which = customer::Column::Id.is_in(ids.iter().copied().map(CustomerId));
        let rows = db.rows::<customer::Entity>().with(which).all().await?;
        self.things(db, rows).await
    }
}

impl Searched {
    async fn things(
        &self,
        db: &ShopDb,
        rows: Vec<customer::Model>,
    ) -> Result<Vec<Thing>, StorageError> {
        let shop = shops::find(&self.0, &db.shop().into()).await?;
        let secret = shop.map(|shop| shop.identity_secret).unwrap_or_default();
        Ok(rows.into_iter().map(|row| thing(row, &secret)).collect())
    }
}

fn thing(row: customer::Model, secret: &str) -> Thing {
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
