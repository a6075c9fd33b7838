use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::storage;
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
    pub price_fen: i64,
    pub picture: String,
}

/// The card of a product of this shop, as it is now.
pub async fn card(db: &ShopDb, product: ProductId) -> Result<Option<Value>, StorageError> {
    let brief = storage::brief(db, product).await?;
    Ok(brief.map(|brief| {
        let card = ProductCard {
            product: brief.id,
            code: brief.code,
            title: brief.title,
            price_fen: brief.price_fen,
            picture: brief.picture,
        };
        serde_json::to_value(card).expect("cards are plain data")
    }))
}
