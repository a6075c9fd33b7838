//! All that a filter asks together, in the way in which the indexes of an order, or of the ids, answer it.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Query},
};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{GoodsFilter, Sifted, bought::is_low, marked::is_timed, shelf::not_in_bin};
use crate::{
    catalogue::goods::{
        Fault,
        sorted::{By, hidden},
        unmeasured::Looking,
    },
    vocabulary::{ProductId, ShopId},
};

impl GoodsFilter {
    /// `named`: of each word, the products that have a SKU which it names; `names`: of the category that it follows. So many pieces
    /// as `low` are little of what has no figure of its own.
    pub(super) fn asked(
        &self,
        (shop, named, names): (ShopId, &[Vec<ProductId>], &[String]),
        low: i64,
        by: Option<By>,
    ) -> Result<Sifted, Fault> {
        let asks_stock = self.low_stock
            || self.availability.is_some()
            || self.min_stock.is_some()
            || self.max_stock.is_some();
        let asks_price = self.min_fen.is_some() || self.max_fen.is_some();
        let is_elsewhere = |asked: bool, own: By| asked && by != Some(own);
        let is_sifted = !self.q.trim().is_empty()
            || is_elsewhere(asks_stock, By::Stock)
            || is_elsewhere(asks_price, By::Price);
        let by_ids = by.is_none();
        let column = |column: C| seen(column, by_ids);
        let number = |column: C| seen(column, by_ids || is_sifted);
        let category = self.category.as_deref();
        let others = Condition::all()
            .add_option(
                category.map(|name| self.category(&column(C::Category), shop, (name, names))),
            )
            .add_option(self.min_fen.map(|fen| number(C::PriceFen).gte(fen)))
            .add_option(self.max_fen.map(|fen| number(C::PriceFen).lte(fen)))
            .add_option(self.min_stock.map(|least| number(C::Stock).gte(least)))
            .add_option(self.max_stock.map(|most| number(C::Stock).lte(most)))
            .add_option(self.low_stock.then(|| is_low(&number(C::Stock), shop, low)))
            .add_option(self.availability(&column(C::Availability), &number(C::Stock))?)
            .add_option(self.template(column(C::TemplateId))?)
            .add_option(self.imported(shop, by_ids)?)
            .add(self.words(named)?);
        let looking = if by_ids {
            Looking::OneByOne
        } else {
            Looking::InOrder
        };
        let few = Condition::all()
            .add_option(self.tag(shop, by_ids)?)
            .add_option(self.timed.then(|| is_timed(shop, by_ids)))
            .add_option(self.unmeasured(shop, looking)?);
        let is_by_code = by == Some(By::Code);
        let state = if is_by_code && self.is_plain() {
            not_in_bin(shop)
        } else {
            self.state(&column(C::State))?
        };
        let standing = others.clone().add(state);
        let counted = self.few_alone(shop)?;
        let counted = counted.map(|few| standing.clone().add(few));
        let which = standing.add(few);
        let is_apart = is_by_code && is_sifted;
        Ok(Sifted {
            which: if is_apart { apart(which, shop) } else { which },
            is_wide: is_sifted,
            is_long: is_sifted || self.unmeasured.is_some(),
            all: self.is_plain().then_some(others),
            counted,
        })
    }

    /// What few have, without an order: asked so that an index of those that have it is walked; none: it asks for nothing of that.
    fn few_alone(&self, shop: ShopId) -> Result<Option<Condition>, Fault> {
        let time = Expr::col((Entity, C::ListAt)).is_not_null();
        let few = Condition::all()
            .add_option(self.tag_alone())
            .add_option(self.timed.then_some(time))
            .add_option(self.unmeasured(shop, Looking::ByThemselves)?);
        Ok((!few.is_empty()).then_some(few))
    }

    /// It asks for no more than the index of the recycle bin holds.
    fn is_plain(&self) -> bool {
        let plain = Self {
            category: self.category.clone(),
            template: self.template.clone(),
            follows: self.follows,
            ..Self::default()
        };
        *self == plain
    }
}

/// `product_sifted` holds no codes: it is walked by itself, and only rows that it leaves are read for theirs.
fn apart(which: Condition, shop: ShopId) -> Condition {
    let left = Query::select()
        .column((Entity, C::Id))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .cond_where(which)
        .to_owned();
    Condition::all().add(Expr::col((Entity, C::Id)).in_subquery(left))
}

/// Page by page no other index may be walked than that of the ids: it would be walked to its end for each page.
fn seen(column: C, is_hidden: bool) -> Expr {
    if is_hidden {
        hidden(column)
    } else {
        Expr::col((Entity, column))
    }
}
