//! What freight by weight or volume counts as nothing.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::{
    product,
    sku::{Column as C, Entity},
};

use super::sorted::hidden;
use crate::vocabulary::ShopId;

/// Products that have a SKU without that measure; none where there is no such measure. Page by page the SKUs of each are looked up,
/// or all of the shop would be read for each page; in an order they are read once.
pub fn unmeasured(shop: ShopId, measure: &str, by_ids: bool) -> Option<Expr> {
    let measure = match measure {
        "weight" => C::WeightG,
        "volume" => C::VolumeCm3,
        _ => return None,
    };
    let mut rows = Query::select();
    rows.column((Entity, C::ProductId))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(C::GoneAt.is_null())
        .and_where(measure.eq(0_i64));
    if !by_ids {
        return Some(hidden(product::Column::Id).in_subquery(rows));
    }
    let this = Expr::col((Entity, C::ProductId)).equals((product::Entity, product::Column::Id));
    rows.and_where(this);
    Some(Expr::exists(rows))
}
