//! What the shop has little or nothing of.

use sea_orm::{
    ColumnTrait, ExprTrait,
    sea_query::{Expr, Func},
};
use yingke_schema::catalogue::product;

use super::{
    brief::{BRIEF, Brief},
    stands::listed,
};
use crate::{
    catalogue::low_stock::low_stock,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::ProductId,
};

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
