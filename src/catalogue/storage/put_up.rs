//! Puts a product up with its SKUs.

use sea_orm::ActiveValue::Set;
use yingke_schema::catalogue::{product, sku};

use super::{as_text, descriptions::describe, words::sought};
use crate::{
    catalogue::{
        Detail, ProductSheet, categories, cleaned::cleaned_apart, delivery, goods::Shelf,
        matches::set_matches,
    },
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId, SkuId},
};

/// A sheet with the ids and the place it gets.
pub struct Listing {
    pub id: ProductId,
    /// One per SKU of the sheet.
    pub sku_ids: Vec<SkuId>,
    pub position: i64,
    /// Addresses of the sheet's pictures.
    pub pictures: Vec<String>,
    pub sheet: ProductSheet,
    pub at: Millis,
}

/// Puts a product up with its SKUs.
pub async fn put_up(tx: &ShopTx, listing: Listing) -> Result<(), StorageError> {
    let Listing {
        id,
        sku_ids,
        position,
        pictures,
        sheet,
        at,
    } = listing;
    let prices = sheet.skus.iter().map(|sku| sku.price_fen);
    categories::ensure(tx, &sheet.category).await?;
    let template = match &sheet.delivery {
        Some(name) => delivery::named(tx, name).await?,
        None => None,
    };
    let description = sheet.description;
    let goes_with = sheet.goes_with.clone();
    let row = product::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        sought: Set(sought(&sheet.title, &sheet.code)),
        code: Set(sheet.code),
        title: Set(sheet.title),
        category: Set(sheet.category),
        selling_point: Set(sheet.selling_point),
        availability: Set(sheet.availability.code().to_owned()),
        picture: Set(pictures.first().cloned().unwrap_or_default()),
        price_fen: Set(prices.clone().min().unwrap_or_default()),
        price_to_fen: Set(prices.max().unwrap_or_default()),
        stock: Set(sheet.skus.iter().map(|sku| sku.stock).sum()),
        position: Set(position),
        created_at: Set(at),
        state: Set(Shelf::Listed.code().to_owned()),
        list_at: Set(None),
        low_stock: Set(None),
        left_sold_out: Set(false),
        template_id: Set(template),
        tags: Set(as_text(&sheet.tags)),
        rev: Set(1),
        changed_at: Set(at),
        detail: Set(as_text(&Detail {
            ships_within_hours: sheet.ships_within_hours,
            presale_ships_on: sheet.presale_ships_on,
            custom_days: sheet.custom_days,
            pictures,
            facts: sheet.facts,
            attributes: Vec::new(),
            measure: Some(sheet.measure),
            suits: sheet.suits,
            scenes: sheet.scenes,
            usage: sheet.usage,
            care: sheet.care,
            installation: sheet.installation,
            cautions: sheet.cautions,
            faq: sheet.faq,
            goes_with: sheet.goes_with,
        })),
    };
    tx.insert(row).await?;
    set_matches(tx, &[(id, goes_with.as_slice())]).await?;
    if !description.is_empty() {
        let cleaned = cleaned_apart(description.clone()).await;
        describe(tx, id, (description, cleaned)).await?;
    }
    let skus = sheet.skus.into_iter().zip(sku_ids).zip(0..);
    tx.insert_many(skus.map(|((sku, sku_id), position)| sku::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(sku_id),
        product_id: Set(id),
        code: Set(sku.code),
        props: Set(as_text(&sku.props)),
        price_fen: Set(sku.price_fen),
        stock: Set(sku.stock),
        reserved: Set(0),
        weight_g: Set(sku.weight_g),
        position: Set(position),
        volume_cm3: Set(0),
        barcode: Set(String::new()),
        picture: Set(String::new()),
        gone_at: Set(None),
    }))
    .await
}
