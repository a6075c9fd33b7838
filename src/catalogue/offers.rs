use std::collections::HashMap;

use super::{
    Props,
    storage::{self, Brief, Sku},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ProductId, SkuId, TemplateId},
};

/// A SKU as it is sold now.
#[derive(Clone, Debug)]
pub struct Offer {
    pub sku: SkuId,
    pub product: ProductId,
    /// Of the product.
    pub code: String,
    pub title: String,
    /// As an order names it: `颜色:原木色;尺寸:1.4m`.
    pub sku_text: String,
    /// Its own, or the product's first.
    pub picture: String,
    pub price_fen: i64,
    /// Pieces that can be bought.
    pub left: i64,
    /// Something of the product can be bought.
    pub is_on_sale: bool,
    /// The product stands in the shop.
    pub is_listed: bool,
    /// None: sent for nothing.
    pub template: Option<TemplateId>,
    pub weight_g: i64,
    pub volume_cm3: i64,
}

/// These SKUs, as far as they are here; in no order.
pub async fn offers(db: &ShopDb, ids: &[SkuId]) -> Result<Vec<Offer>, StorageError> {
    let skus = storage::skus_of_ids(db, ids).await?;
    let products: Vec<_> = skus.iter().map(|sku| sku.product_id).collect();
    let briefs = storage::briefs_of_ids(db, &products).await?;
    Ok(together(&skus, briefs))
}

/// The same inside the transaction of an order: after [`super::reserve`] nobody changes them before its end.
pub async fn offers_in(tx: &ShopTx, ids: &[SkuId]) -> Result<Vec<Offer>, StorageError> {
    let skus = storage::skus_of_ids_in(tx, ids).await?;
    let products: Vec<_> = skus.iter().map(|sku| sku.product_id).collect();
    let briefs = storage::briefs_of_ids_in(tx, &products).await?;
    Ok(together(&skus, briefs))
}

fn together(skus: &[Sku], briefs: Vec<Brief>) -> Vec<Offer> {
    let briefs: HashMap<_, _> = briefs.into_iter().map(|brief| (brief.id, brief)).collect();
    let offer = |sku: &Sku| Some(offer(briefs.get(&sku.product_id)?, sku));
    skus.iter().filter_map(offer).collect()
}

/// The merchant codes of these products.
pub async fn codes_of(
    db: &ShopDb,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, String>, StorageError> {
    let briefs = storage::briefs_of_ids(db, ids).await?;
    Ok(briefs
        .into_iter()
        .map(|brief| (brief.id, brief.code))
        .collect())
}

/// The same of SKUs that are still sold.
pub async fn sku_codes_of(
    db: &ShopDb,
    ids: &[SkuId],
) -> Result<HashMap<SkuId, String>, StorageError> {
    let skus = storage::skus_of_ids(db, ids).await?;
    Ok(skus.into_iter().map(|sku| (sku.id, sku.code)).collect())
}

pub fn offer(product: &Brief, sku: &Sku) -> Offer {
    let props: Props = serde_json::from_str(&sku.props).unwrap_or_default();
    Offer {
        sku: sku.id,
        product: product.id,
        code: product.code.clone(),
        title: product.title.clone(),
        sku_text: props.to_string(),
        picture: if sku.picture.is_empty() {
            product.picture.clone()
        } else {
            sku.picture.clone()
        },
        price_fen: sku.price_fen,
        left: if product.is_listed() {
            sku.stock - sku.reserved
        } else {
            0
        },
        is_on_sale: product.is_on_sale(),
        is_listed: product.is_listed(),
        template: product.template_id,
        weight_g: sku.weight_g,
        volume_cm3: sku.volume_cm3,
    }
}
