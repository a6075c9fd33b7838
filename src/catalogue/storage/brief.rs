//! A product as lists show it.

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::catalogue::product;

use crate::{
    catalogue::{Availability, goods::Shelf},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ProductId, TemplateId},
};

/// A product as lists show it, without its long detail.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Brief {
    pub id: ProductId,
    pub code: String,
    pub title: String,
    pub category: String,
    pub selling_point: String,
    pub availability: String,
    pub picture: String,
    pub price_fen: i64,
    pub price_to_fen: i64,
    pub stock: i64,
    pub state: String,
    pub template_id: Option<TemplateId>,
    pub low_stock: Option<i64>,
    pub position: i64,
}

pub(super) const BRIEF: [product::Column; 14] = [
    product::Column::Id,
    product::Column::Code,
    product::Column::Title,
    product::Column::Category,
    product::Column::SellingPoint,
    product::Column::Availability,
    product::Column::Picture,
    product::Column::PriceFen,
    product::Column::PriceToFen,
    product::Column::Stock,
    product::Column::State,
    product::Column::TemplateId,
    product::Column::LowStock,
    product::Column::Position,
];

impl Brief {
    pub fn is_listed(&self) -> bool {
        Shelf::of_code(&self.state) == Shelf::Listed
    }

    pub fn is_deleted(&self) -> bool {
        Shelf::of_code(&self.state) == Shelf::Deleted
    }

    /// Something of it can be bought.
    pub fn is_on_sale(&self) -> bool {
        let shown = Availability::shown(&self.availability, self.stock);
        self.is_listed() && shown != Availability::SoldOut
    }
}

pub async fn briefs_of_codes(db: &ShopDb, codes: &[String]) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Code.is_in(codes.iter().map(String::as_str));
    db.rows::<product::Entity>().with(which).only(BRIEF).await
}

pub async fn briefs_of_ids(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Id.is_in(ids.iter().copied());
    db.rows::<product::Entity>().with(which).only(BRIEF).await
}

pub async fn briefs_of_ids_in(tx: &ShopTx, ids: &[ProductId]) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Id.is_in(ids.iter().copied());
    tx.rows::<product::Entity>().with(which).only(BRIEF).await
}

pub async fn brief(db: &ShopDb, id: ProductId) -> Result<Option<Brief>, StorageError> {
    let rows = db
        .rows::<product::Entity>()
        .with(product::Column::Id.eq(id));
    Ok(rows.only(BRIEF).await?.pop())
}

/// Whether customers find the product in the shop.
pub async fn stands_in_shop(db: &ShopDb, id: ProductId) -> Result<bool, StorageError> {
    let brief = brief(db, id).await?;
    Ok(brief.is_some_and(|brief| brief.is_listed()))
}
