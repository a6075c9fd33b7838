//! Where a product stands: its category, and shop, store or recycle bin.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::{
    category,
    product::{Column as C, Entity},
};

use super::{GoodsFilter, bad};
use crate::{
    catalogue::{
        goods::{Fault, Shelf},
        storage::deleted,
    },
    vocabulary::ShopId,
};

impl GoodsFilter {
    /// One that is followed is called, too, as it is in the moment of the query: a rename may have come between.
    pub(super) fn category(
        &self,
        column: &Expr,
        shop: ShopId,
        (name, names): (&str, &[String]),
    ) -> Condition {
        let Some((id, _)) = self.follows else {
            return Condition::all().add(column.clone().eq(name));
        };
        let now = Query::select()
            .column((category::Entity, category::Column::Name))
            .from(category::Entity)
            .and_where(category::Column::ShopId.eq(shop))
            .and_where(category::Column::Id.eq(id))
            .to_owned();
        let names = names.iter().map(String::as_str);
        Condition::any()
            .add(column.clone().is_in(names))
            .add(column.clone().in_subquery(now))
    }

    pub(super) fn state(&self, column: &Expr) -> Result<Expr, Fault> {
        match self.state.as_deref() {
            None => Ok(column.clone().ne(Shelf::Deleted.code())),
            Some(state @ ("listed" | "stored" | "deleted")) => Ok(column.clone().eq(state)),
            Some(_) => Err(bad("state", "state: listed, stored or deleted")),
        }
    }
}

/// The index of codes holds no state: without the few codes of the recycle bin, no row is read for it.
pub(super) fn not_in_bin(shop: ShopId) -> Expr {
    let bin = Query::select()
        .column((Entity, C::Code))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(deleted())
        .to_owned();
    Expr::col((Entity, C::Code)).not_in_subquery(bin)
}
