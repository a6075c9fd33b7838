//! The products of a demo shop.

use super::{
    buying::{product_id, sku_id},
    content::ShopContent,
    world::begin,
};
use crate::{
    catalogue::{self, Listing, ProductSheet, picture_path},
    storage::{StorageError, Store},
    vocabulary::{Millis, ShopId},
};

const AT_ONCE: usize = 10;

pub async fn write_products(
    store: &Store,
    shop: ShopId,
    content: &ShopContent,
    at: Millis,
) -> Result<(), StorageError> {
    let slug = &content.sheet.slug;
    let placed: Vec<_> = content.products.iter().enumerate().collect();
    for some in placed.chunks(AT_ONCE) {
        let tx = begin(store, shop).await?;
        for (place, sheet) in some {
            let listing = listing(slug, *place, sheet, at);
            if catalogue::is_listed(&tx, listing.id).await? {
                break;
            }
            catalogue::put_up(&tx, listing).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

fn listing(slug: &str, place: usize, sheet: &ProductSheet, at: Millis) -> Listing {
    let skus = sheet.skus.iter().enumerate();
    let pictures = sheet.pictures.iter();
    Listing {
        id: product_id(slug, &sheet.code, place),
        sku_ids: skus.map(|(at, sku)| sku_id(slug, &sku.code, at)).collect(),
        position: place as i64,
        pictures: pictures.map(|name| picture_path(slug, name)).collect(),
        sheet: sheet.clone(),
        at,
    }
}
