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

/// How SKUs without a measure are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// Those of each product that comes by, as page by page, where all of the shop would be read for each page.
    OneByOne,
    /// All at once, and the products in an order are held against them.
    InOrder,
    /// All at once, and theirs are the products.
    ByThemselves,
}

/// Products that have a SKU without that measure; none where there is no such measure.
pub fn unmeasured(shop: ShopId, measure: &str, looking: Looking) -> Option<Expr> {
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
    let own = (product::Entity, product::Column::Id);
    Some(match looking {
        Looking::OneByOne => {
            rows.and_where(Expr::col((Entity, C::ProductId)).equals(own));
            Expr::exists(rows)
        }
        Looking::InOrder => hidden(product::Column::Id).in_subquery(rows),
        Looking::ByThemselves => Expr::col(own).in_subquery(rows),
    })
}

#[cfg(test)]
mod tests {
    use sea_orm::sea_query::SqliteQueryBuilder;

    use super::*;

    fn asked(measure: &str, looking: Looking) -> Option<String> {
        let which = unmeasured(ShopId(uuid::Uuid::nil()), measure, looking)?;
        let mut rows = Query::select();
        rows.column(product::Column::Id)
            .from(product::Entity)
            .and_where(which);
        Some(rows.to_string(SqliteQueryBuilder))
    }

    #[test]
    fn one_by_one_no_sku_of_another_product_is_read() {
        let this = r#""sku"."product_id" = "product"."id""#;
        let one_by_one = asked("weight", Looking::OneByOne).unwrap();
        assert!(one_by_one.contains(this), "{one_by_one}");
        for looking in [Looking::InOrder, Looking::ByThemselves] {
            let once = asked("volume", looking).unwrap();
            let is_once = !once.contains(this) && once.contains("IN (SELECT");
            assert!(is_once, "{once}");
        }
        assert_eq!(asked("colour", Looking::OneByOne), None);
    }
}
