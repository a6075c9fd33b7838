//! What freight by weight or volume counts as nothing.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::{
    product,
    sku::{Column as C, Entity},
};

use crate::vocabulary::ShopId;

/// Products that have a SKU without that measure; none where there is no such measure.
pub fn unmeasured(shop: ShopId, measure: &str) -> Option<Expr> {
    let measure = match measure {
        "weight" => C::WeightG,
        "volume" => C::VolumeCm3,
        _ => return None,
    };
    let its = Expr::col((Entity, C::ProductId)).equals((product::Entity, product::Column::Id));
    let rows = Query::select()
        .column((Entity, C::Id))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(its)
        .and_where(C::GoneAt.is_null())
        .and_where(measure.eq(0_i64))
        .to_owned();
    Some(Expr::exists(rows))
}
