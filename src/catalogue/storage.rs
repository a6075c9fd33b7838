use std::{collections::HashMap, hash::Hash};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ExprTrait, FromQueryResult,
    sea_query::{Expr, Func, LikeExpr, OnConflict, Query},
};
use yingke_schema::catalogue::{product, product_text, sku};

use super::{
    Availability, Detail, ProductSheet, categories, cleaned::cleaned_apart, delivery, goods::Shelf,
    low_stock::low_stock, matches::set_matches,
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, ProductId, SkuId, TemplateId},
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
    pub state: String,
    pub template_id: Option<TemplateId>,
    pub low_stock: Option<i64>,
    pub position: i64,
}

const BRIEF: [product::Column; 14] = [
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

/// What a list is narrowed by.
#[derive(Debug, Default)]
pub struct Wanted<'a> {
    pub category: Option<&'a str>,
    /// Words that must all be found in title, code, category or selling point.
    pub words: &'a str,
    /// Not what lies in the store; what lies in the recycle bin is never among them.
    pub only_listed: bool,
    /// Only what stands behind this place.
    pub behind: Option<(i64, ProductId)>,
    pub limit: u64,
}

pub async fn briefs(db: &ShopDb, wanted: &Wanted<'_>) -> Result<Vec<Brief>, StorageError> {
    let stands = if wanted.only_listed { listed() } else { kept() };
    let mut which = Condition::all().add(stands);
    if let Some(category) = wanted.category {
        which = which.add(product::Column::Category.eq(category));
    }
    for word in wanted.words.split_whitespace().take(8) {
        which = which.add(mentions(word));
    }
    if let Some((position, id)) = wanted.behind {
        use product::Column as C;
        let beside = Condition::all().add(C::Position.eq(position));
        let beyond = Condition::any().add(C::Position.gt(position));
        which = which.add(beyond.add(beside.add(C::Id.gt(id))));
    }
    let rows = db.rows::<product::Entity>().with(which);
    let rows = rows.ascending(product::Column::Position);
    let rows = rows.ascending(product::Column::Id);
    rows.limit(wanted.limit).only(BRIEF).await
}

/// Stands in the shop.
pub fn listed() -> Expr {
    product::Column::State.eq(Shelf::Listed.code())
}

/// Does not lie in the recycle bin.
pub fn kept() -> Expr {
    product::Column::State.ne(Shelf::Deleted.code())
}

/// Lies there: in the words of the index, which knows no parameters.
pub fn deleted() -> Expr {
    Expr::cust("state = 'deleted'")
}

/// Has this word in its title or code: one column, for lists of very many.
pub fn is_called(word: &str) -> Expr {
    let sought = Expr::col((product::Entity, product::Column::Sought));
    sought.like(part(word))
}

/// What [`is_called`] looks through.
pub fn sought(title: &str, code: &str) -> String {
    format!("{title} {code}").to_lowercase()
}

pub fn mentions(word: &str) -> Condition {
    use product::Column as C;
    let searched = [C::Title, C::Code, C::Category, C::SellingPoint];
    searched.into_iter().fold(Condition::any(), |any, column| {
        let text = Func::lower(Expr::col((product::Entity, column)));
        any.add(Expr::expr(text).like(part(word)))
    })
}

/// Has this tag: quoted, as it stands in the list.
pub fn tagged(tag: &str) -> Expr {
    let tags = Expr::col((product::Entity, product::Column::Tags));
    tags.like(part_of(&format!("\"{tag}\"")))
}

/// Anything with this in it.
fn part(word: &str) -> LikeExpr {
    part_of(&word.to_lowercase())
}

fn part_of(text: &str) -> LikeExpr {
    LikeExpr::new(format!("%{}%", escaped(text))).escape('\\')
}

/// As a pattern that means nothing but itself.
pub fn escaped(text: &str) -> String {
    text.replace('\\', r"\\")
        .replace('%', r"\%")
        .replace('_', r"\_")
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

/// The picture of the first product in the shop of each category.
pub async fn first_pictures(db: &ShopDb) -> Result<HashMap<String, String>, StorageError> {
    use product::Column as C;
    let firsts = Query::select()
        .expr(C::Position.min())
        .from(product::Entity)
        .and_where(C::ShopId.eq(db.shop()))
        .and_where(listed())
        .group_by_col(C::Category)
        .to_owned();
    let rows = db.rows::<product::Entity>().with(listed());
    let rows = rows.with(C::Position.in_subquery(firsts));
    let rows = rows.ascending(C::Position).ascending(C::Id);
    let rows: Vec<Brief> = rows.only(BRIEF).await?;
    let mut pictures = HashMap::new();
    // A place may be the first of one category and a later one of another.
    for row in rows {
        pictures.entry(row.category).or_insert(row.picture);
    }
    Ok(pictures)
}

/// Products with these words in their title, however capitalised.
pub async fn titled(db: &ShopDb, words: &str, most: u64) -> Result<Vec<ProductId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Titled {
        id: ProductId,
    }
    let title = Func::lower(Expr::col((product::Entity, product::Column::Title)));
    let rows = db
        .rows::<product::Entity>()
        .with(Expr::expr(title).like(part(words)))
        .limit(most);
    let titled: Vec<Titled> = rows.only([product::Column::Id]).await?;
    Ok(titled.into_iter().map(|row| row.id).collect())
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

/// How many products in the shop each category has.
pub async fn listed_by_category(db: &ShopDb) -> Result<HashMap<String, i64>, StorageError> {
    let rows = db.rows::<product::Entity>().with(listed());
    let counts = rows.counts_by(product::Column::Category).await?;
    Ok(counts.into_iter().collect())
}

/// Counts without those of the recycle bin, which are found by an index of them alone.
pub fn fewer<K: Eq + Hash>(counts: Vec<(K, i64)>, deleted: Vec<(K, i64)>) -> HashMap<K, i64> {
    let mut left: HashMap<_, _> = counts.into_iter().collect();
    for (key, many) in deleted {
        left.entry(key).and_modify(|count| *count -= many);
    }
    left
}

/// A product's description as customers see it; empty: none.
pub async fn cleaned_of(db: &ShopDb, id: ProductId) -> Result<String, StorageError> {
    let rows = db.rows::<product_text::Entity>();
    let row = rows.with(product_text::Column::ProductId.eq(id)).one();
    Ok(row.await?.map(|row| row.cleaned).unwrap_or_default())
}

/// Keeps a description, as it was given and as customers see it.
pub async fn describe(
    tx: &ShopTx,
    id: ProductId,
    described: (String, String),
) -> Result<(), StorageError> {
    describe_many(tx, vec![(id, described)]).await
}

/// The same of some, at most a few dozen: they may be long.
pub async fn describe_many(
    tx: &ShopTx,
    all: Vec<(ProductId, (String, String))>,
) -> Result<(), StorageError> {
    use product_text::Column as C;
    let rows = all
        .into_iter()
        .map(|(id, (description, cleaned))| product_text::ActiveModel {
            shop_id: Set(tx.shop()),
            product_id: Set(id),
            cleaned: Set(cleaned),
            description: Set(description),
        });
    let known = OnConflict::columns([C::ShopId, C::ProductId])
        .update_columns([C::Description, C::Cleaned])
        .to_owned();
    tx.upsert_many(rows.collect::<Vec<_>>(), known).await
}

pub async fn skus_of(db: &ShopDb, product: ProductId) -> Result<Vec<Sku>, StorageError> {
    let rows = db
        .rows::<sku::Entity>()
        .with(sku::Column::ProductId.eq(product))
        .with(sku::Column::GoneAt.is_null());
    rows.ascending(sku::Column::Position).all().await
}

pub async fn skus_of_ids(db: &ShopDb, ids: &[SkuId]) -> Result<Vec<Sku>, StorageError> {
    let which = sku::Column::Id.is_in(ids.iter().copied());
    let rows = db.rows::<sku::Entity>().with(which);
    rows.with(sku::Column::GoneAt.is_null()).all().await
}

pub async fn skus_of_ids_in(tx: &ShopTx, ids: &[SkuId]) -> Result<Vec<Sku>, StorageError> {
    let which = sku::Column::Id.is_in(ids.iter().copied());
    let rows = tx.rows::<sku::Entity>().with(which);
    rows.with(sku::Column::GoneAt.is_null()).all().await
}

/// Of these, those of which little or nothing can be bought: so many pieces as `low`, where they have no figure of their own.
pub async fn low_of(tx: &ShopTx, ids: &[ProductId], low: i64) -> Result<Vec<Brief>, StorageError> {
    let which = product::Column::Id.is_in(ids.iter().copied());
    let rows = tx.rows::<product::Entity>().with(which);
    let own = Expr::col((product::Entity, product::Column::LowStock));
    let little = Expr::expr(Func::coalesce([own, Expr::value(low)]));
    let stock = Expr::col((product::Entity, product::Column::Stock));
    let rows = rows.with(stock.lte(little));
    rows.only(BRIEF).await
}

/// How many listed products are nearly sold out, and how many are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StockFigures {
    pub low: u64,
    pub sold_out: u64,
}

/// What the shop has little or nothing of.
pub async fn stock_figures(db: &ShopDb) -> Result<StockFigures, StorageError> {
    let count = async |which: Expr| {
        let rows = db.rows::<product::Entity>().with(which);
        rows.with(listed()).count().await
    };
    let stock = product::Column::Stock;
    let own = product::Column::LowStock;
    let low = low_stock(db).await?;
    let by_shop = stock.between(1_i64, low).and(own.is_null());
    let figure = Expr::col((product::Entity, own));
    let by_own = Expr::col((product::Entity, stock)).between(1_i64, figure);
    let by_own = own.is_not_null().and(by_own);
    Ok(StockFigures {
        low: count(by_shop).await? + count(by_own).await?,
        sold_out: count(stock.eq(0_i64)).await?,
    })
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

pub fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("sheets are plain data")
}
