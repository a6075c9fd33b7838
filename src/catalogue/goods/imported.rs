//! What an import brought: products that were not there, and those that it changed.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};
use yingke_schema::catalogue::{
    import_product::{ActiveModel, Column as C, Entity},
    product,
};

use super::sorted::hidden;
use crate::{
    storage::{ShopTx, StorageError},
    vocabulary::{ImportId, ProductId, ShopId},
};

/// Rows of one statement.
const AT_ONCE: usize = 500;

/// Each product with whether it is new; one that is told again stays what it was told to be first.
pub async fn keep_imported(
    tx: &ShopTx,
    import: ImportId,
    brought: &[(ProductId, bool)],
) -> Result<(), StorageError> {
    let known = OnConflict::columns([C::ShopId, C::ImportId, C::ProductId])
        .update_column(C::ProductId)
        .to_owned();
    for some in brought.chunks(AT_ONCE) {
        let rows = some.iter().map(|(product, is_new)| ActiveModel {
            shop_id: Set(tx.shop()),
            import_id: Set(import),
            product_id: Set(*product),
            is_new: Set(*is_new),
        });
        tx.upsert_many(rows.collect::<Vec<_>>(), known.clone())
            .await?;
    }
    Ok(())
}

/// Products of that import; `is_new`: only those that it made, or only those that it changed. Page by page each is looked up by
/// itself, or all of the import would be read for each page; in an order it is read once.
pub fn brought_by(shop: ShopId, (import, is_new): (ImportId, Option<bool>), by_ids: bool) -> Expr {
    let mut rows = Query::select();
    rows.column((Entity, C::ProductId))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(C::ImportId.eq(import))
        .and_where_option(is_new.map(|is_new| C::IsNew.eq(is_new)));
    if !by_ids {
        return hidden(product::Column::Id).in_subquery(rows);
    }
    let this = Expr::col((Entity, C::ProductId)).equals((product::Entity, product::Column::Id));
    rows.and_where(this);
    Expr::exists(rows)
}
