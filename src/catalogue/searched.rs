use async_trait::async_trait;
use sea_orm::ColumnTrait;
use uuid::Uuid;
use yingke_schema::catalogue::product;

use crate::{
    access::{Action, Member},
    search::{Kind, Source, Thing, Who},
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
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
        let latest = db
            .rows::<product::Entity>()
            .descending(product::Column::CreatedAt);
        let latest = latest
            .limit(1)
            .one()
            .await?
            .map_or(0, |product| product.created_at);
        Ok(latest + db.rows::<product::Entity>().count().await?.cast_signed())
    }

    async fn page(&self, db: &ShopDb, after: Uuid, most: u64) -> Result<Vec<Thing>, StorageError> {
        let rows = db
            .rows::<product::Entity>()
            .with(product::Column::Id.gt(after));
        let rows = rows
            .ascending(product::Column::Id)
            .limit(most)
            .all()
            .await?;
        Ok(rows.into_iter().map(thing).collect())
    }

    async fn named(
        &self,
        db: &ShopDb,
        _: &Member,
        ids: &[Uuid],
    ) -> Result<Vec<Thing>, StorageError> {
        let which = product::Column::Id.is_in(ids.iter().copied().map(ProductId));
        let rows = db.rows::<product::Entity>().with(which).all().await?;
        Ok(rows.into_iter().map(thing).collect())
    }
}

fn thing(row: product::Model) -> Thing {
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
