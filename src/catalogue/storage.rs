use std::collections::HashMap;

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func, LikeExpr},
};
use yingke_schema::catalogue::{product, sku};

use super::{Detail, ProductSheet};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, ProductId, SkuId},
};

pub use product::Model as Product;
pub use sku::Model as Sku;

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
}

const BRIEF: [product::Column; 10] = [
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
];

/// What a list is narrowed by.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    pub category: Option<&'a str>,
    /// Words that must all be found in title, code, category or selling point.
    pub words: &'a str,
    pub limit: u64,
}

pub async fn briefs(db: &ShopDb, wanted: &Wanted<'_>) -> Result<Vec<Brief>, StorageError> {
    let mut which = Condition::all();
    if let Some(category) = wanted.category {
        which = which.add(product::Column::Category.eq(category));
    }
    for word in wanted.words.split_whitespace().take(8) {
        which = which.add(mentions(word));
    }
    let rows = db
        .rows::<product::Entity>()
        .with(which)
        .ascending(product::Column::Position);
    rows.limit(wanted.limit).only(BRIEF).await
}

fn mentions(word: &str) -> Condition {
    use product::Column as C;
    let searched = [C::Title, C::Code, C::Category, C::SellingPoint];
    searched.into_iter().fold(Condition::any(), |any, column| {
        let text = Func::lower(Expr::col((product::Entity, column)));
        any.add(Expr::expr(text).like(part(word)))
    })
}

/// Anything with this in it.
fn part(word: &str) -> LikeExpr {
    let escaped = word
        .to_lowercase()
        .replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_");
    LikeExpr::new(format!("%{escaped}%")).escape('\\')
}

pub async fn briefs_of_codes(db: &ShopDb, codes: &[String]) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Code.is_in(codes.iter().map(String::as_str));
    db.rows::<product::Entity>().with(which).only(BRIEF).await
}

pub async fn briefs_of_ids(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Id.is_in(ids.iter().copied());
    db.rows::<product::Entity>().with(which).only(BRIEF).await
}

pub async fn brief(db: &ShopDb, id: ProductId) -> Result<Option<Brief>, StorageError> {
    let rows = db
        .rows::<product::Entity>()
        .with(product::Column::Id.eq(id));
    Ok(rows.only(BRIEF).await?.pop())
}

/// Products with these words in their title, however capitalised.
pub async fn titled(db: &ShopDb, words: &str, most: u64) -> Result<Vec<ProductId>, StorageError> {
    let title = Func::lower(Expr::col((product::Entity, product::Column::Title)));
    let rows = db
        .rows::<product::Entity>()
        .with(Expr::expr(title).like(part(words)))
        .limit(most);
    let briefs: Vec<Brief> = rows.only(BRIEF).await?;
    Ok(briefs.into_iter().map(|brief| brief.id).collect())
}

/// The category of each of these.
pub async fn categories_of(
    db: &ShopDb,
    of: &[ProductId],
) -> Result<HashMap<ProductId, String>, StorageError> {
    let which = product::Column::Id.is_in(of.iter().copied());
    let rows: Vec<Brief> = db.rows::<product::Entity>().with(which).only(BRIEF).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.category)).collect())
}

pub async fn product_by_id(db: &ShopDb, id: ProductId) -> Result<Option<Product>, StorageError> {
    db.rows::<product::Entity>()
        .with(product::Column::Id.eq(id))
        .one()
        .await
}

pub async fn product_by_code(db: &ShopDb, code: &str) -> Result<Option<Product>, StorageError> {
    db.rows::<product::Entity>()
        .with(product::Column::Code.eq(code))
        .one()
        .await
}

pub async fn skus_of(db: &ShopDb, product: ProductId) -> Result<Vec<Sku>, StorageError> {
    let rows = db
        .rows::<sku::Entity>()
        .with(sku::Column::ProductId.eq(product));
    rows.ascending(sku::Column::Position).all().await
}

pub async fn skus_of_ids(db: &ShopDb, ids: &[SkuId]) -> Result<Vec<Sku>, StorageError> {
    let which = sku::Column::Id.is_in(ids.iter().copied());
    db.rows::<sku::Entity>().with(which).all().await
}

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

pub async fn is_listed(tx: &ShopTx, id: ProductId) -> Result<bool, StorageError> {
    let row = tx
        .rows::<product::Entity>()
        .with(product::Column::Id.eq(id))
        .one()
        .await?;
    Ok(row.is_some())
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
    let row = product::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
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
        detail: Set(as_text(&Detail {
            ships_within_hours: sheet.ships_within_hours,
            presale_ships_on: sheet.presale_ships_on,
            custom_days: sheet.custom_days,
            pictures,
            facts: sheet.facts,
            measure: sheet.measure,
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
    }))
    .await
}

fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("sheets are plain data")
}
