//! Rows of Taobao files that products came from, and what the rows of a file have in common.

use std::{collections::HashMap, sync::Arc};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, FromQueryResult,
    sea_query::{Expr, OnConflict},
};
use sha2::{Digest, Sha256};
use yingke_schema::goods_files::{goods_layout, goods_origin};
use yingke_taobao_csv::{Encoding, Layout, Row};

use super::{snapshot::Snapshot, taobao::Came};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ImportId, LayoutId, ProductId, client_id_for},
};

/// Rows of one statement, each with a description of its own.
const AT_ONCE: usize = 100;

pub use goods_origin::Model as OriginRow;

/// A product's row as it came.
pub struct Origin {
    pub product: ProductId,
    pub layout: LayoutId,
    pub place: i64,
    pub line: u64,
    pub row: Vec<u8>,
    pub snapshot: Snapshot,
}

/// The same for every layout of these bytes.
pub fn layout_id(layout: &Layout) -> LayoutId {
    use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
    let digest = Sha256::digest(layout.head());
    let encoding = layout.format().encoding.name();
    let reason = format!("goods_layout/{encoding}/{}", STANDARD_NO_PAD.encode(digest));
    LayoutId(client_id_for(&reason).0)
}

pub async fn keep_layout(tx: &ShopTx, id: LayoutId, layout: &Layout) -> Result<(), StorageError> {
    use goods_layout::Column as C;
    let row = goods_layout::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        encoding: Set(layout.format().encoding.name().to_owned()),
        head: Set(layout.head().to_vec()),
    };
    let known = OnConflict::columns([C::ShopId, C::Id])
        .update_column(C::Encoding)
        .to_owned();
    tx.upsert(row, known).await
}

/// In place of the rows that these products came from before.
pub async fn keep(tx: &ShopTx, import: ImportId, origins: Vec<Origin>) -> Result<(), StorageError> {
    use goods_origin::Column as C;
    let rows = origins.into_iter().map(|origin| goods_origin::ActiveModel {
        shop_id: Set(tx.shop()),
        product_id: Set(origin.product),
        layout_id: Set(origin.layout),
        import_id: Set(import),
        place: Set(origin.place),
        line: Set(origin.line as i64),
        row_bytes: Set(origin.row),
        snapshot: Set(serde_json::to_string(&origin.snapshot).expect("it is plain data")),
    });
    let mut rows: Vec<_> = rows.collect();
    while !rows.is_empty() {
        let some: Vec<_> = rows.drain(..rows.len().min(AT_ONCE)).collect();
        let known = OnConflict::columns([C::ShopId, C::ProductId])
            .update_columns([
                C::LayoutId,
                C::ImportId,
                C::Place,
                C::Line,
                C::RowBytes,
                C::Snapshot,
            ])
            .to_owned();
        tx.upsert_many(some, known).await?;
    }
    Ok(())
}

/// The rows of these products, as far as they came in a file.
pub async fn of(
    db: &ShopDb,
    products: &[ProductId],
) -> Result<HashMap<ProductId, OriginRow>, StorageError> {
    let rows = db.rows::<goods_origin::Entity>();
    let which = goods_origin::Column::ProductId.is_in(products.iter().copied());
    let rows = rows.with(which).all().await?;
    Ok(rows.into_iter().map(|row| (row.product_id, row)).collect())
}

#[derive(FromQueryResult)]
struct KeptSnapshot {
    product_id: ProductId,
    snapshot: String,
}

/// What the rows of these products brought of properties, without the rows themselves.
pub async fn came(
    db: &ShopDb,
    products: &[ProductId],
) -> Result<HashMap<ProductId, Vec<Came>>, StorageError> {
    use goods_origin::Column as C;
    let rows = db.rows::<goods_origin::Entity>();
    let rows = rows.with(C::ProductId.is_in(products.iter().copied()));
    let rows: Vec<KeptSnapshot> = rows.only([C::ProductId, C::Snapshot]).await?;
    let read = rows.into_iter().filter_map(|row| {
        let snapshot: Snapshot = serde_json::from_str(&row.snapshot).ok()?;
        Some((row.product_id, snapshot.attributes))
    });
    Ok(read.collect())
}

/// The next rows in the order of their products, behind that one.
pub async fn behind(
    db: &ShopDb,
    last: Option<ProductId>,
    most: u64,
) -> Result<Vec<OriginRow>, StorageError> {
    use goods_origin::Column as C;
    let which = Condition::all().add_option(last.map(|last| C::ProductId.gt(last)));
    let rows = db.rows::<goods_origin::Entity>().with(which);
    rows.ascending(C::ProductId).limit(most).all().await
}

/// The rows of these products, inside a transaction.
pub async fn of_in(tx: &ShopTx, products: &[ProductId]) -> Result<Vec<OriginRow>, StorageError> {
    let rows = tx.rows::<goods_origin::Entity>();
    let which = goods_origin::Column::ProductId.is_in(products.iter().copied());
    rows.with(which).all().await
}

/// What came of a product's row is called otherwise; the row stays.
pub async fn recall(
    tx: &ShopTx,
    product: ProductId,
    snapshot: &Snapshot,
) -> Result<(), StorageError> {
    use goods_origin::Column as C;
    let snapshot = serde_json::to_string(snapshot).expect("it is plain data");
    tx.update::<goods_origin::Entity>(C::ProductId.eq(product), |row| {
        row.col_expr(C::Snapshot, Expr::value(snapshot))
    })
    .await?;
    Ok(())
}

/// Where a product stands in the files of its shop.
#[derive(Clone, Copy, Debug, FromQueryResult)]
#[expect(clippy::struct_field_names, reason = "as the column is called")]
pub struct Place {
    pub product_id: ProductId,
    pub layout_id: LayoutId,
    pub import_id: ImportId,
    pub place: i64,
}

/// Without the rows themselves.
pub async fn places(db: &ShopDb, products: &[ProductId]) -> Result<Vec<Place>, StorageError> {
    use goods_origin::Column as C;
    let rows = db.rows::<goods_origin::Entity>();
    let rows = rows.with(C::ProductId.is_in(products.iter().copied()));
    rows.only([C::ProductId, C::LayoutId, C::ImportId, C::Place])
        .await
}

/// Those of them that can be read.
pub async fn layouts(
    db: &ShopDb,
    ids: &[LayoutId],
) -> Result<HashMap<LayoutId, Arc<Layout>>, StorageError> {
    let rows = db.rows::<goods_layout::Entity>();
    let which = goods_layout::Column::Id.is_in(ids.iter().copied());
    let rows = rows.with(which).all().await?;
    let read = rows.into_iter().filter_map(|row| {
        let encoding = Encoding::of(&row.encoding)?;
        match Layout::stored(&row.head, encoding) {
            Ok(layout) => Some((row.id, layout)),
            Err(error) => {
                tracing::error!(%error, layout = %row.id, "a layout cannot be read");
                None
            }
        }
    });
    Ok(read.collect())
}

/// The row and what came of it; none where either cannot be read any more.
pub fn read(origin: &OriginRow, layout: &Arc<Layout>) -> Option<(Row, Snapshot)> {
    let row = layout.row(origin.line as u64, &origin.row_bytes).ok()?;
    let snapshot = serde_json::from_str(&origin.snapshot).ok()?;
    Some((row, snapshot))
}
