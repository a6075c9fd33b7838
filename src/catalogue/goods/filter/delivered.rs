//! How it travels: its delivery template, and what freight is counted by.

use sea_orm::sea_query::{Expr, ExprTrait};

use super::{GoodsFilter, bad};
use crate::{
    catalogue::goods::{
        Fault,
        unmeasured::{Looking, unmeasured},
    },
    vocabulary::ShopId,
};

impl GoodsFilter {
    pub(super) fn template(&self, column: Expr) -> Result<Option<Expr>, Fault> {
        match self.template.as_deref() {
            None => Ok(None),
            Some("none") => Ok(Some(column.is_null())),
            Some(id) => match id.parse::<uuid::Uuid>() {
                Ok(id) => Ok(Some(column.eq(id))),
                Err(_) => Err(bad("template", "template: its id, or none")),
            },
        }
    }

    pub(super) fn unmeasured(&self, shop: ShopId, looking: Looking) -> Result<Option<Expr>, Fault> {
        let Some(measure) = self.unmeasured.as_deref() else {
            return Ok(None);
        };
        let which = unmeasured(shop, measure, looking);
        let refused = || bad("unmeasured", "unmeasured: weight or volume");
        which.ok_or_else(refused).map(Some)
    }
}
