use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::storage::{self, Brief};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// The body of a `product` message.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProductCard {
    pub product: ProductId,
    pub code: String,
    pub title: String,
    /// Of its cheapest SKU.
    pub price_fen: i64,
    /// Of its dearest; cards that were sent before this was told have none.
    pub price_to_fen: i64,
    pub picture: String,
}

/// The card of a product of this shop, as it is now.
pub async fn card(db: &ShopDb, product: ProductId) -> Result<Option<Value>, StorageError> {
    let brief = storage::brief(db, product).await?;
    Ok(brief
        .map(|brief| serde_json::to_value(ProductCard::from(brief)).expect("cards are plain data")))
}

/// The cards of these products, as far as they are here.
pub async fn cards_of(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<ProductCard>, StorageError> {
    let briefs = storage::briefs_of_ids(db, ids).await?;
    Ok(briefs.into_iter().map(ProductCard::from).collect())
}

/// The same, and whether something of each can be bought.
pub async fn cards_on_sale(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<Vec<(ProductCard, bool)>, StorageError> {
    let briefs = storage::briefs_of_ids(db, ids).await?.into_iter();
    let shown = briefs.map(|brief| {
        let is_on_sale = brief.is_on_sale();
        (ProductCard::from(brief), is_on_sale)
    });
    Ok(shown.collect())
}

/// The cards of the products with these merchant codes.
pub async fn cards_of_codes(
    db: &ShopDb,
    codes: &[String],
) -> Result<Vec<ProductCard>, StorageError> {
    let briefs = storage::briefs_of_codes(db, codes).await?;
    Ok(briefs.into_iter().map(ProductCard::from).collect())
}

impl From<Brief> for ProductCard {
    fn from(brief: Brief) -> Self {
        Self {
            product: brief.id,
            code: brief.code,
            title: brief.title,
            price_fen: brief.price_fen,
            price_to_fen: brief.price_to_fen,
            picture: brief.picture,
        }
    }
}
