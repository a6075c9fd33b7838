use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, FromQueryResult};
use uuid::Uuid;
use yingke_schema::catalogue::{product, product_change, product_match, product_text, sku};

use super::{Goods, GoodsSku, Shelf};
use crate::{
    catalogue::{
        Availability, Detail,
        matches::matches_of,
        storage::{Product, Sku, as_text, skus_of, sought},
    },
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{Millis, ProductId, ShopId, new_id},
};

pub use product_change::Model as ChangeRow;

/// Goods of one shop, and what they name, are changed one after the other.
const LOCK: i64 = 0x600D_5000;

/// A product as it is kept, and what can be edited of it.
pub struct Stored {
    pub id: ProductId,
    pub rev: i64,
    pub created_at: Millis,
    pub changed_at: Millis,
    pub goods: Goods,
}

/// Waits until nobody else changes goods of this shop.
pub async fn alone(tx: &ShopTx) -> Result<(), StorageError> {
    let shop = tx.shop().0.as_u64_pair().1 as i64;
    tx.lock(shop ^ LOCK).await
}

/// None: it is not there, or cannot be read.
pub async fn stored(db: &ShopDb, id: ProductId) -> Result<Option<Stored>, StorageError> {
    let rows = db.rows::<product::Entity>();
    let Some(row) = rows.with(product::Column::Id.eq(id)).one().await? else {
        return Ok(None);
    };
    let skus = skus_of(db, id).await?;
    let text = db.rows::<product_text::Entity>();
    let text = text.with(product_text::Column::ProductId.eq(id)).one();
    let mut matches = matches_of(db.rows::<product_match::Entity>(), &[id]).await?;
    let goes_with = matches.remove(&id).unwrap_or_default();
    Ok(read(row, text.await?, skus, goes_with))
}

/// The same inside a transaction.
pub async fn stored_in(tx: &ShopTx, id: ProductId) -> Result<Option<Stored>, StorageError> {
    let rows = tx.rows::<product::Entity>();
    let Some(row) = rows.with(product::Column::Id.eq(id)).one().await? else {
        return Ok(None);
    };
    let sold = Condition::all()
        .add(sku::Column::ProductId.eq(id))
        .add(sku::Column::GoneAt.is_null());
    let skus = tx.rows::<sku::Entity>().with(sold);
    let skus = skus.ascending(sku::Column::Position).all().await?;
    let text = tx.rows::<product_text::Entity>();
    let text = text.with(product_text::Column::ProductId.eq(id)).one();
    let mut matches = matches_of(tx.rows::<product_match::Entity>(), &[id]).await?;
    let goes_with = matches.remove(&id).unwrap_or_default();
    Ok(read(row, text.await?, skus, goes_with))
}

pub fn read(
    row: Product,
    text: Option<product_text::Model>,
    skus: Vec<Sku>,
    goes_with: Vec<String>,
) -> Option<Stored> {
    let Ok(detail) = serde_json::from_str::<Detail>(&row.detail) else {
        tracing::error!(product = %row.id, "the detail of a product cannot be read");
        return None;
    };
    Some(Stored {
        id: row.id,
        rev: row.rev,
        created_at: row.created_at,
        changed_at: row.changed_at,
        goods: Goods {
            code: row.code,
            title: row.title,
            category: row.category,
            selling_point: row.selling_point,
            availability: Availability::kept(&row.availability),
            detail: Detail {
                goes_with,
                ..detail
            },
            description: text.map(|text| text.description).unwrap_or_default(),
            tags: serde_json::from_str(&row.tags).unwrap_or_default(),
            template: row.template_id,
            state: Shelf::of_code(&row.state),
            list_at: row.list_at,
            low_stock: row.low_stock,
            skus: skus.into_iter().map(GoodsSku::from).collect(),
        },
    })
}

impl From<Sku> for GoodsSku {
    fn from(row: Sku) -> Self {
        Self {
            id: row.id,
            props: serde_json::from_str(&row.props).unwrap_or_default(),
            code: row.code,
            barcode: row.barcode,
            price_fen: row.price_fen,
            stock: row.stock,
            reserved: row.reserved,
            weight_g: row.weight_g,
            volume_cm3: row.volume_cm3,
            picture: row.picture,
        }
    }
}

/// Puts down a product of which nothing is known but its code, at the end of the shop's order.
pub async fn begin(tx: &ShopTx, code: &str, at: Millis) -> Result<Stored, StorageError> {
    let last = tx.rows::<product::Entity>();
    let last = last.latest(product::Column::Position).await?;
    let (id, goods) = (ProductId(new_id()), Goods::named(code));
    let (shop, position) = (tx.shop(), last.map_or(0, |last| last + 1));
    tx.insert(row(shop, id, position, &goods, at)).await?;
    Ok(Stored {
        id,
        rev: 0,
        created_at: at,
        changed_at: at,
        goods,
    })
}

pub fn row(
    shop: ShopId,
    id: ProductId,
    position: i64,
    goods: &Goods,
    at: Millis,
) -> product::ActiveModel {
    product::ActiveModel {
        shop_id: Set(shop),
        id: Set(id),
        sought: Set(sought(&goods.title, &goods.code)),
        code: Set(goods.code.clone()),
        title: Set(goods.title.clone()),
        category: Set(goods.category.clone()),
        selling_point: Set(goods.selling_point.clone()),
        availability: Set(goods.availability.code().to_owned()),
        picture: Set(String::new()),
        price_fen: Set(0),
        price_to_fen: Set(0),
        stock: Set(0),
        detail: Set(as_text(&goods.detail)),
        position: Set(position),
        created_at: Set(at),
        state: Set(goods.state.code().to_owned()),
        list_at: Set(None),
        template_id: Set(None),
        tags: Set("[]".to_owned()),
        low_stock: Set(None),
        left_sold_out: Set(false),
        rev: Set(0),
        changed_at: Set(at),
    }
}

/// The place in the table of a SKU whose code another product has.
pub async fn code_taken(
    tx: &ShopTx,
    id: ProductId,
    skus: &[GoodsSku],
) -> Result<Option<usize>, StorageError> {
    for (first, some) in (0..).step_by(200).zip(skus.chunks(200)) {
        let codes = some.iter().map(|sku| sku.code.as_str());
        let others = tx.rows::<sku::Entity>();
        let others = others.with(sku::Column::Code.is_in(codes));
        let others = others.with(sku::Column::ProductId.ne(id)).limit(1);
        if let Some(other) = others.all().await?.pop() {
            let place = some.iter().position(|sku| sku.code == other.code);
            return Ok(place.map(|place| first + place));
        }
    }
    Ok(None)
}

/// How many SKUs each of these has.
pub async fn sku_counts(
    db: &ShopDb,
    of: &[ProductId],
) -> Result<HashMap<ProductId, i64>, StorageError> {
    let which = Condition::all()
        .add(sku::Column::ProductId.is_in(of.iter().copied()))
        .add(sku::Column::GoneAt.is_null());
    let counts = db.rows::<sku::Entity>().with(which);
    let counts = counts.counts_by(sku::Column::ProductId).await?;
    Ok(counts.into_iter().collect())
}

/// Newest first, below that number.
pub async fn changes(
    db: &ShopDb,
    id: ProductId,
    below: Option<i64>,
    most: u64,
) -> Result<Vec<ChangeRow>, StorageError> {
    let which = Condition::all()
        .add(product_change::Column::ProductId.eq(id))
        .add_option(below.map(|rev| product_change::Column::Rev.lt(rev)));
    let rows = db.rows::<product_change::Entity>().with(which);
    let rows = rows.descending(product_change::Column::Rev);
    rows.limit(most).all().await
}

#[derive(FromQueryResult)]
struct Turned {
    product_id: ProductId,
}

/// How a stored product left the shop before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Before {
    /// It was never in it.
    #[default]
    Never,
    Listed,
    /// Nothing of it could be bought any more.
    SoldOut,
}

/// How those of up to 500 stored products left it that were in it: their states say so, whether or not they were deleted since.
pub async fn listed_before(
    tx: &ShopTx,
    ids: &[ProductId],
) -> Result<HashMap<ProductId, Before>, StorageError> {
    use product_change::Column as C;
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    // As it is written here, and as PostgreSQL once wrote it.
    let has_state = Condition::any()
        .add(C::Changes.contains(r#""field":"state""#))
        .add(C::Changes.contains(r#""field" : "state""#));
    let rows = tx.rows::<product_change::Entity>();
    let rows = rows.with(C::ProductId.is_in(ids.iter().copied()));
    // From the store into the recycle bin and back it was not in the shop.
    let rows = rows.with(C::Changes.contains(r#""listed""#));
    let rows: Vec<Turned> = rows.with(has_state).only([C::ProductId]).await?;
    let listed = rows.into_iter().map(|row| (row.product_id, Before::Listed));
    let mut before: HashMap<_, _> = listed.collect();
    for id in left_sold_out(tx, ids).await? {
        before.insert(id, Before::SoldOut);
    }
    Ok(before)
}

async fn left_sold_out(tx: &ShopTx, ids: &[ProductId]) -> Result<Vec<ProductId>, StorageError> {
    #[derive(FromQueryResult)]
    struct Gone {
        id: ProductId,
    }
    use product::Column as C;
    let rows = tx.rows::<product::Entity>();
    let rows = rows.with(C::Id.is_in(ids.iter().copied()));
    let rows: Vec<Gone> = rows.with(C::LeftSoldOut.eq(true)).only([C::Id]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// An id inside the address of a picture that members added.
pub fn photo_of(address: &str) -> Option<Uuid> {
    let (folder, id) = address.rsplit_once('/')?;
    folder.ends_with("/photos").then(|| id.parse().ok())?
}

/// The same of a description's pictures, at most so many.
pub fn photos_in(html: &str) -> impl Iterator<Item = Uuid> {
    const MOST: usize = 200;
    let behind = html.split("/photos/").skip(1);
    behind
        .filter_map(|rest| rest.get(..36)?.parse().ok())
        .take(MOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_address() {
        let id = Uuid::from_u128(7);
        let address = format!("/api/store/qingmu/photos/{id}");
        assert_eq!(photo_of(&address), Some(id));
        assert_eq!(photo_of("/api/store/qingmu/pictures/qm-cz-001.svg"), None);
        let html = format!("<p>/photos/<img src=\"{address}\"><img src=\"/photos/桌\"></p>");
        assert_eq!(photos_in(&html).collect::<Vec<_>>(), [id]);
    }
}
