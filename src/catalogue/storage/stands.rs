//! Where a product stands: in the shop, in the store or in the recycle bin.

use sea_orm::{ColumnTrait, sea_query::Expr};
use yingke_schema::catalogue::product;

use crate::catalogue::goods::Shelf;

/// Stands in the shop.
pub fn listed() -> Expr {
    product::Column::State.eq(Shelf::Listed.code())
}

/// Does not lie in the recycle bin.
pub fn kept() -> Expr {
    product::Column::State.ne(Shelf::Deleted.code())
}

/// Lies there: in the words of the index, which knows no parameters.
pub fn deleted() -> Expr {
    Expr::cust("state = 'deleted'")
}
