//! What can be bought of it: how it is supplied, and whether little is left.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{GoodsFilter, bad};
use crate::{
    catalogue::goods::{Fault, sorted::hidden},
    vocabulary::ShopId,
};

impl GoodsFilter {
    pub(super) fn availability(&self, column: &Expr, stock: &Expr) -> Result<Option<Expr>, Fault> {
        let stock = stock.clone();
        match self.availability.as_deref() {
            None => Ok(None),
            Some("sold_out") => Ok(Some(stock.eq(0_i64))),
            Some(code @ ("stock" | "presale" | "custom")) => {
                Ok(Some(column.clone().eq(code).and(stock.gt(0_i64))))
            }
            Some(_) => {
                let title = "availability: stock, presale, custom or sold_out";
                Err(bad("availability", title))
            }
        }
    }
}

/// Those with a figure of their own are looked up apart, in an index of them alone: no row of the others is read for it.
pub(super) fn is_low(stock: &Expr, shop: ShopId, low: i64) -> Condition {
    let own = || {
        Query::select()
            .column((Entity, C::Id))
            .from(Entity)
            .and_where(C::ShopId.eq(shop))
            .and_where(C::LowStock.is_not_null())
            .to_owned()
    };
    let figure = Expr::col((Entity, C::LowStock));
    // Found by its stock, almost every product would be looked at for a figure.
    let little = hidden(C::Stock).between(1_i64, figure);
    let little = own().and_where(little).to_owned();
    let by_shop = Condition::all()
        .add(stock.clone().between(1_i64, low))
        .add(hidden(C::Id).not_in_subquery(own()));
    Condition::any()
        .add(by_shop)
        .add(hidden(C::Id).in_subquery(little))
}
