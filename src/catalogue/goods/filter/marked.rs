//! What stands beside it: a tag, the import that brought it, a time for its listing. In an order each is looked up apart, in an index
//! of those that have it.

use sea_orm::{
    ColumnTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{GoodsFilter, MOST_CHARS, bad};
use crate::{
    catalogue::{
        goods::{Fault, imported::brought_by, sorted::hidden},
        storage::tagged,
    },
    vocabulary::ShopId,
};

/// Word for word as the index `product_tagged` has it, which knows no parameters: only so do databases go by it.
const TAGGED: &str = "tags <> '[]'";

impl GoodsFilter {
    /// In an order: looked up apart, in the index of those that have tags, whose ids are held against the rows that pass by.
    pub(super) fn tag(&self, shop: ShopId, by_ids: bool) -> Result<Option<Expr>, Fault> {
        let Some(tag) = self.tag.as_deref() else {
            return Ok(None);
        };
        if tag.contains(['"', '\\']) || tag.chars().count() > MOST_CHARS {
            return Err(bad("tag", "tag: as a product has it"));
        }
        if by_ids {
            return Ok(Some(tagged(tag)));
        }
        let having = Query::select()
            .column((Entity, C::Id))
            .from(Entity)
            .and_where(C::ShopId.eq(shop))
            .and_where(Expr::cust(TAGGED))
            .and_where(tagged(tag))
            .to_owned();
        Ok(Some(hidden(C::Id).in_subquery(having)))
    }

    /// The same without an order: the index of those that have tags is walked.
    pub(super) fn tag_alone(&self) -> Option<Expr> {
        let tag = self.tag.as_deref();
        tag.map(|tag| Expr::cust(TAGGED).and(tagged(tag)))
    }

    pub(super) fn imported(&self, shop: ShopId, by_ids: bool) -> Result<Option<Expr>, Fault> {
        let is_new = match self.brought.as_deref() {
            None => None,
            Some("new") => Some(true),
            Some("changed") => Some(false),
            Some(_) => return Err(bad("brought", "brought: new or changed")),
        };
        let import = self.import;
        Ok(import.map(|import| brought_by(shop, (import, is_new), by_ids)))
    }
}

/// In an order they are looked up apart, in an index of them alone; page by page it is walked itself, or all of them would be read for
/// each page.
pub(super) fn is_timed(shop: ShopId, by_ids: bool) -> Expr {
    if by_ids {
        return Expr::col((Entity, C::ListAt)).is_not_null();
    }
    let waiting = Query::select()
        .column((Entity, C::Id))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(C::ListAt.is_not_null())
        .to_owned();
    hidden(C::Id).in_subquery(waiting)
}
