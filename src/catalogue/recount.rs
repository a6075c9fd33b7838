//! What the shop counts, of many SKUs with few statements.

use std::collections::BTreeMap;

use sea_orm::{
    ColumnTrait, Condition, Value,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::{
    ShopEntity,
    catalogue::{product, sku},
};

use super::storage::Sku;
use crate::{
    storage::{ShopTx, StorageError, given},
    vocabulary::{ProductId, SkuId},
};

/// So many pieces more of each, or fewer, of at most a few hundred. What orders wait for is never taken away, and what was taken off
/// counts nowhere.
pub async fn recount(tx: &ShopTx, more: &[(SkuId, i64)]) -> Result<(), StorageError> {
    let mut counted = BTreeMap::<SkuId, i64>::new();
    for (sku, more) in more {
        *counted.entry(*sku).or_default() += more;
    }
    let ids = counted.keys().copied();
    let rows = tx.rows::<sku::Entity>().with(sku::Column::Id.is_in(ids));
    let rows = rows.with(sku::Column::GoneAt.is_null()).all().await?;
    let mut products = BTreeMap::<ProductId, i64>::new();
    for row in &rows {
        let more = counted.entry(row.id).or_default();
        *more = possible(row, *more);
        *products.entry(row.product_id).or_default() += *more;
    }
    let skus = rows.iter().map(|row| (row.id, counted[&row.id])).collect();
    count::<sku::Entity, _>(tx, (sku::Column::Id, sku::Column::Stock), skus).await?;
    // A product's own figure is what can be bought of all its SKUs.
    let own = (product::Column::Id, product::Column::Stock);
    count::<product::Entity, _>(tx, own, products).await
}

fn possible(sku: &Sku, more: i64) -> i64 {
    Ord::max(sku.stock + more, sku.reserved) - sku.stock
}

/// By differences: whoever else bought or counted meanwhile has done so too.
async fn count<E: ShopEntity, K: Into<Value>>(
    tx: &ShopTx,
    (id, stock): (E::Column, E::Column),
    more: BTreeMap<K, i64>,
) -> Result<(), StorageError> {
    let rows = more.into_iter().filter(|(_, more)| *more != 0);
    let rows = rows.map(|(id, more)| vec![id.into(), more.into()]);
    let now = Expr::col(stock.as_column_ref()).add(given(1));
    tx.update_each::<E>(id, rows.collect(), Condition::all(), |row| {
        row.col_expr(stock, now)
    })
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::ShopId;

    #[test]
    fn what_orders_wait_for_stays_however_much_is_counted_away() {
        let sku = Sku {
            shop_id: ShopId(Uuid::nil()),
            id: SkuId(Uuid::nil()),
            product_id: ProductId(Uuid::nil()),
            code: String::new(),
            props: String::new(),
            price_fen: 1,
            stock: 5,
            reserved: 2,
            weight_g: 0,
            position: 0,
            volume_cm3: 0,
            barcode: String::new(),
            picture: String::new(),
            gone_at: None,
        };
        assert_eq!([3, -3, -4].map(|more| possible(&sku, more)), [3, -3, -3]);
    }
}
