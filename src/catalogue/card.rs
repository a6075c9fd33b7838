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

/// The card of a product of this shop, as it is now; none of what lies in the recycle bin.
pub async fn card(db: &ShopDb, product: ProductId) -> Result<Option<Value>, StorageError> {
    let brief = storage::brief(db, product).await?;
    let kept = brief.filter(|brief| !brief.is_deleted());
    Ok(kept
        .map(|brief| serde_json::to_value(ProductCard::from(brief)).expect("cards are plain data")))
}

/// The cards of these products, as far as they are here.
pub async fn cards_of(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<ProductCard>, StorageError> {
    Ok(kept(storage::briefs_of_ids(db, ids).await?))
}

/// A card with what has become of its product.
pub struct SentCard {
    pub card: ProductCard,
    /// Something of it can be bought.
    pub is_on_sale: bool,
    /// It lies in the recycle bin.
    pub is_deleted: bool,
}

/// What cards that were sent show now.
pub async fn sent_cards(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<SentCard>, StorageError> {
    let briefs = storage::briefs_of_ids(db, ids).await?.into_iter();
    let sent = briefs.map(|brief| SentCard {
        is_on_sale: brief.is_on_sale(),
        is_deleted: brief.is_deleted(),
        card: brief.into(),
    });
    Ok(sent.collect())
}

/// The cards of the products with these merchant codes.
pub async fn cards_of_codes(
    db: &ShopDb,
    codes: &[String],
) -> Result<Vec<ProductCard>, StorageError> {
    Ok(kept(storage::briefs_of_codes(db, codes).await?))
}

/// Those that do not lie in the recycle bin.
fn kept(briefs: Vec<Brief>) -> Vec<ProductCard> {
    let kept = briefs.into_iter().filter(|brief| !brief.is_deleted());
    kept.map(ProductCard::from).collect()
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
