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

/// Products that have a SKU without that measure; none where there is no such measure. `one_by_one`: the SKUs of each product that
/// comes by are looked up, as page by page, where all of the shop would be read for each page; otherwise they are read once.
pub fn unmeasured(shop: ShopId, measure: &str, one_by_one: bool) -> Option<Expr> {
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
    if !one_by_one {
        return Some(hidden(product::Column::Id).in_subquery(rows));
    }
    let this = Expr::col((Entity, C::ProductId)).equals((product::Entity, product::Column::Id));
    rows.and_where(this);
    Some(Expr::exists(rows))
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::SqliteQueryBuilder;

    use super::*;

    fn asked(measure: &str, one_by_one: bool) -> Option<String> {
        let which = unmeasured(ShopId(uuid::Uuid::nil()), measure, one_by_one)?;
        let mut rows = Query::select();
        rows.column(product::Column::Id)
            .from(product::Entity)
            .and_where(which);
        Some(rows.to_string(SqliteQueryBuilder))
    }

    #[test]
    fn one_by_one_no_sku_of_another_product_is_read() {
        let this = r#""sku"."product_id" = "product"."id""#;
        let one_by_one = asked("weight", true).unwrap();
        assert!(one_by_one.contains(this), "{one_by_one}");
        let once = asked("volume", false).unwrap();
        assert!(
            !once.contains(this) && once.contains("IN (SELECT"),
            "{once}"
        );
        assert_eq!(asked("colour", true), None);
    }
}
