//! Very many products, read for a file: on SQLite by the message path's connections, which hand rows over several times as fast as the
//! pool does, and packed on the thread that read them.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::{Goods, GoodsSku, Shelf, Stored, stored_many};
use crate::{
    catalogue::{Availability, Detail},
    storage::{ShopDb, StorageError},
    vocabulary::{ProductId, ShopId, SkuId, TemplateId},
};

/// Of those read at once on PostgreSQL: as many SKUs more than are asked for may come with them.
const READ_AT_ONCE: usize = 25;

/// What `pack` makes of up to 500 of these products, in the order of the ids; those that are not there are left out.
pub async fn packed<T: Send + 'static>(
    db: &ShopDb,
    ids: Vec<ProductId>,
    with_texts: bool,
    pack: impl FnOnce(Vec<Stored>) -> T + Send + 'static,
) -> Result<T, StorageError> {
    let shop = db.shop();
    if let Some(readers) = db.readers() {
        let read = move |db: &Connection| Ok(pack(all(db, shop, &ids, with_texts)?));
        return readers.read(read).await;
    }
    let stored = stored_many(db, &ids, with_texts).await?;
    let packing = tokio::task::spawn_blocking(move || pack(stored)).await;
    packing.map_err(|error| StorageError::Folder(std::io::Error::other(error)))
}

/// The first of up to 500 products, until they have so many SKUs together, and how many of the ids these were.
pub async fn packed_upto(
    db: &ShopDb,
    ids: &[ProductId],
    with_texts: bool,
    most_skus: usize,
) -> Result<(usize, Vec<Stored>), StorageError> {
    let shop = db.shop();
    if let Some(readers) = db.readers() {
        let ids = ids.to_vec();
        let read = move |db: &Connection| upto(db, (shop, &ids), with_texts, most_skus);
        return readers.read(read).await;
    }
    let (mut taken, mut skus, mut all) = (0, 0, Vec::with_capacity(ids.len()));
    for some in ids.chunks(READ_AT_ONCE) {
        let stored = stored_many(db, some, with_texts).await?;
        let counts = stored.iter().map(|one| one.goods.skus.len());
        skus += counts.sum::<usize>();
        taken += some.len();
        all.extend(stored);
        if skus >= most_skus {
            break;
        }
    }
    Ok((taken, all))
}

/// As they are at one moment.
fn all(
    db: &Connection,
    shop: ShopId,
    ids: &[ProductId],
    with_texts: bool,
) -> rusqlite::Result<Vec<Stored>> {
    let (_, stored) = upto(db, (shop, ids), with_texts, usize::MAX)?;
    Ok(stored)
}

fn upto(
    db: &Connection,
    (shop, ids): (ShopId, &[ProductId]),
    with_texts: bool,
    most_skus: usize,
) -> rusqlite::Result<(usize, Vec<Stored>)> {
    let moment = db.unchecked_transaction()?;
    let (mut skus, mut stored) = (0, Vec::with_capacity(ids.len()));
    for (place, id) in ids.iter().enumerate() {
        if skus >= most_skus {
            return Ok((place, stored));
        }
        let found = one(&moment, shop, *id, with_texts)?;
        skus += found.as_ref().map_or(0, |one| one.goods.skus.len());
        stored.extend(found);
    }
    Ok((ids.len(), stored))
}

fn one(
    db: &Connection,
    shop: ShopId,
    id: ProductId,
    with_texts: bool,
) -> rusqlite::Result<Option<Stored>> {
    let mut rows = db.prepare_cached(
        "SELECT rev, created_at, changed_at, code, title, category, selling_point, availability, detail, tags, template_id,
         state, list_at, low_stock FROM product WHERE shop_id = ?1 AND id = ?2",
    )?;
    let found = rows.query_row(params![shop.0.as_bytes(), id.0.as_bytes()], |row| {
        let detail = row.get_ref(8)?.as_str()?;
        let Ok(detail) = serde_json::from_str::<Detail>(detail) else {
            tracing::error!(product = %id, "the detail of a product cannot be read");
            return Ok(None);
        };
        let template = row.get::<_, Option<[u8; 16]>>(10)?;
        Ok(Some(Stored {
            id,
            rev: row.get(0)?,
            created_at: row.get(1)?,
            changed_at: row.get(2)?,
            goods: Goods {
                code: row.get(3)?,
                title: row.get(4)?,
                category: row.get(5)?,
                selling_point: row.get(6)?,
                availability: Availability::kept(row.get_ref(7)?.as_str()?),
                detail,
                description: String::new(),
                tags: serde_json::from_str(row.get_ref(9)?.as_str()?).unwrap_or_default(),
                template: template.map(|id| TemplateId(Uuid::from_bytes(id))),
                state: Shelf::of_code(row.get_ref(11)?.as_str()?),
                list_at: row.get(12)?,
                low_stock: row.get(13)?,
                skus: Vec::new(),
            },
        }))
    });
    let Some(mut stored) = found.optional()?.flatten() else {
        return Ok(None);
    };
    stored.goods.skus = skus(db, shop, id)?;
    let goes_with = &mut stored.goods.detail.goes_with;
    if !goes_with.is_empty() {
        *goes_with = matches(db, shop, id)?;
    }
    if with_texts {
        let mut text = db.prepare_cached(
            "SELECT description FROM product_text WHERE shop_id = ?1 AND product_id = ?2",
        )?;
        let of = params![shop.0.as_bytes(), id.0.as_bytes()];
        let text = text.query_row(of, |row| row.get(0)).optional()?;
        stored.goods.description = text.unwrap_or_default();
    }
    Ok(Some(stored))
}

fn matches(db: &Connection, shop: ShopId, id: ProductId) -> rusqlite::Result<Vec<String>> {
    let mut rows = db.prepare_cached(
        "SELECT code FROM product_match WHERE shop_id = ?1 AND product_id = ?2 ORDER BY place",
    )?;
    let of = params![shop.0.as_bytes(), id.0.as_bytes()];
    let rows = rows.query_map(of, |row| row.get(0))?;
    rows.collect()
}

fn skus(db: &Connection, shop: ShopId, id: ProductId) -> rusqlite::Result<Vec<GoodsSku>> {
    let mut rows = db.prepare_cached(
        "SELECT id, code, barcode, props, price_fen, stock, reserved, weight_g, volume_cm3, picture FROM sku
         WHERE shop_id = ?1 AND product_id = ?2 AND gone_at IS NULL ORDER BY position",
    )?;
    let rows = rows.query_map(params![shop.0.as_bytes(), id.0.as_bytes()], |row| {
        Ok(GoodsSku {
            id: SkuId(Uuid::from_bytes(row.get(0)?)),
            code: row.get(1)?,
            barcode: row.get(2)?,
            props: serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default(),
            price_fen: row.get(4)?,
            stock: row.get(5)?,
            reserved: row.get(6)?,
            weight_g: row.get(7)?,
            volume_cm3: row.get(8)?,
            picture: row.get(9)?,
        })
    })?;
    rows.collect()
}
