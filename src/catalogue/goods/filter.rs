//! By what goods are narrowed: the list's question, and a selection's.

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, ExprTrait, Query},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::catalogue::{
    category,
    product::{Column as C, Entity},
};

use super::{
    Fault, Shelf, Unwritten, fault,
    imported::brought_by,
    named::named,
    sorted::{By, hidden},
    unmeasured::unmeasured,
};
use crate::{
    catalogue::{
        categories::names_of,
        low_stock::low_stock,
        storage::{deleted, is_called, tagged},
    },
    storage::{ShopDb, StorageError},
    vocabulary::{CategoryId, ImportId, ProductId, ShopId},
};

const MOST_CHARS: usize = 100;

/// As `GET /goods` is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct GoodsFilter {
    /// Words that must each be in title or code, or begin the code or barcode of a SKU; at most 100 characters.
    pub q: String,
    /// A category's name.
    pub category: Option<String>,
    /// `listed`, `stored` or `deleted`; none: the first two.
    pub state: Option<String>,
    /// `stock`, `presale`, `custom` or `sold_out`.
    pub availability: Option<String>,
    /// Only those of which a few pieces are left.
    pub low_stock: bool,
    /// Only those that wait for a time to be listed.
    pub timed: bool,
    pub tag: Option<String>,
    /// The cheapest SKU costs so much or more.
    pub min_fen: Option<i64>,
    /// The cheapest SKU costs so much or less.
    pub max_fen: Option<i64>,
    /// So many pieces or more can be bought of it.
    pub min_stock: Option<i64>,
    /// So many pieces or fewer can be bought of it.
    pub max_stock: Option<i64>,
    /// A delivery template's id, or `none`.
    pub template: Option<String>,
    /// `weight` or `volume`: only those that have a SKU without it.
    pub unmeasured: Option<String>,
    /// Only what that import brought or changed.
    pub import: Option<ImportId>,
    /// Of an import's products `new` or `changed` ones; none: both.
    pub brought: Option<String>,
    /// Its category itself, with its revision, for whoever reads page by page while it may be renamed.
    #[serde(skip)]
    pub follows: Option<(CategoryId, i64)>,
}

/// What a filter asks of rows.
pub struct Sifted {
    pub which: Condition,
    /// More is asked than the orders' indexes hold: `product_sifted` is walked, and what it leaves is put in order.
    pub is_wide: bool,
    /// The same with what lies in the recycle bin, where that is counted apart: no index of a category or a template holds the state.
    all: Option<Condition>,
}

impl Sifted {
    pub async fn count(&self, db: &ShopDb) -> Result<u64, StorageError> {
        let count = |which: Condition| db.rows::<Entity>().with(which).count();
        let Some(all) = &self.all else {
            return count(self.which.clone()).await;
        };
        let in_bin = count(all.clone().add(deleted())).await?;
        Ok(count(all.clone()).await?.saturating_sub(in_bin))
    }
}

impl GoodsFilter {
    /// Refused where it makes no sense.
    pub fn check(&self) -> Result<(), Fault> {
        let nobody = ShopId(uuid::Uuid::nil());
        self.asked((nobody, &[], &[]), 0, None).map(|_| ())
    }

    /// `by`: what the rows are to be ordered by; none: their ids, page by page.
    pub async fn sifted(&self, db: &ShopDb, by: Option<By>) -> Result<Sifted, Unwritten> {
        self.check()?;
        let named = named(db, self.each_word().collect()).await?;
        let low = if self.low_stock {
            low_stock(db).await?
        } else {
            0
        };
        let names = match self.follows {
            Some(category) => names_of(db, category).await?,
            None => Vec::new(),
        };
        Ok(self.asked((db.shop(), &named, &names), low, by)?)
    }

    /// `named`: of each word, the products that have a SKU which it names; `names`: of the category that it follows. So many pieces
    /// as `low` are little of what has no figure of its own.
    fn asked(
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
            .add_option(self.unmeasured(shop, by_ids)?)
            .add_option(self.tag(shop, by_ids)?)
            .add_option(self.imported(shop, by_ids)?)
            .add_option(self.timed.then(|| is_timed(shop, by_ids)))
            .add(self.words(named)?);
        let is_by_code = by == Some(By::Code);
        let state = if is_by_code && self.is_plain() {
            not_in_bin(shop)
        } else {
            self.state(&column(C::State))?
        };
        let which = others.clone().add(state);
        let is_apart = is_by_code && is_sifted;
        Ok(Sifted {
            which: if is_apart { apart(which, shop) } else { which },
            is_wide: is_sifted,
            all: self.is_plain().then_some(others),
        })
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

    /// One that is followed is called, too, as it is in the moment of the query: a rename may have come between.
    fn category(&self, column: &Expr, shop: ShopId, (name, names): (&str, &[String])) -> Condition {
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

    fn state(&self, column: &Expr) -> Result<Expr, Fault> {
        match self.state.as_deref() {
            None => Ok(column.clone().ne(Shelf::Deleted.code())),
            Some(state @ ("listed" | "stored" | "deleted")) => Ok(column.clone().eq(state)),
            Some(_) => Err(bad("state", "state: listed, stored or deleted")),
        }
    }

    fn availability(&self, column: &Expr, stock: &Expr) -> Result<Option<Expr>, Fault> {
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

    fn template(&self, column: Expr) -> Result<Option<Expr>, Fault> {
        match self.template.as_deref() {
            None => Ok(None),
            Some("none") => Ok(Some(column.is_null())),
            Some(id) => match id.parse::<uuid::Uuid>() {
                Ok(id) => Ok(Some(column.eq(id))),
                Err(_) => Err(bad("template", "template: its id, or none")),
            },
        }
    }

    fn unmeasured(&self, shop: ShopId, by_ids: bool) -> Result<Option<Expr>, Fault> {
        let Some(measure) = self.unmeasured.as_deref() else {
            return Ok(None);
        };
        // A template leaves few: the SKUs of those alone are looked up, in an order too.
        let is_narrow = by_ids || self.template.is_some();
        let which = unmeasured(shop, measure, is_narrow);
        let refused = || bad("unmeasured", "unmeasured: weight or volume");
        which.ok_or_else(refused).map(Some)
    }

    /// In an order: looked up apart, in the index of those that have tags, whose ids are held against the rows that pass by.
    fn tag(&self, shop: ShopId, by_ids: bool) -> Result<Option<Expr>, Fault> {
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
            // In the words of the index, which knows no parameters.
            .and_where(Expr::cust("tags <> '[]'"))
            .and_where(tagged(tag))
            .to_owned();
        Ok(Some(hidden(C::Id).in_subquery(having)))
    }

    fn imported(&self, shop: ShopId, by_ids: bool) -> Result<Option<Expr>, Fault> {
        let is_new = match self.brought.as_deref() {
            None => None,
            Some("new") => Some(true),
            Some("changed") => Some(false),
            Some(_) => return Err(bad("brought", "brought: new or changed")),
        };
        let import = self.import;
        Ok(import.map(|import| brought_by(shop, (import, is_new), by_ids)))
    }

    fn each_word(&self) -> impl Iterator<Item = &str> {
        self.q.split_whitespace().take(8)
    }

    fn words(&self, named: &[Vec<ProductId>]) -> Result<Condition, Fault> {
        if self.q.chars().count() > MOST_CHARS || self.q.chars().any(char::is_control) {
            return Err(bad("q", "Look for at most 100 characters"));
        }
        let mut named = named.iter();
        let words = self.each_word();
        Ok(words.fold(Condition::all(), |all, word| {
            let ids = named.next().filter(|ids| !ids.is_empty());
            let by_skus = ids.map(|ids| hidden(C::Id).is_in(ids.iter().map(|id| id.0)));
            let any = Condition::any().add(is_called(word));
            all.add(any.add_option(by_skus))
        }))
    }
}

/// Those with a figure of their own are looked up apart, in an index of them alone: no row of the others is read for it.
fn is_low(stock: &Expr, shop: ShopId, low: i64) -> Condition {
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

/// The index of codes holds no state: without the few codes of the recycle bin, no row is read for it.
fn not_in_bin(shop: ShopId) -> Expr {
    let bin = Query::select()
        .column((Entity, C::Code))
        .from(Entity)
        .and_where(C::ShopId.eq(shop))
        .and_where(deleted())
        .to_owned();
    Expr::col((Entity, C::Code)).not_in_subquery(bin)
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

/// In an order they are looked up apart, in an index of them alone; page by page it is walked itself, or all of them would be read for
/// each page.
fn is_timed(shop: ShopId, by_ids: bool) -> Expr {
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

/// Page by page no other index may be walked than that of the ids: it would be walked to its end for each page.
fn seen(column: C, is_hidden: bool) -> Expr {
    if is_hidden {
        hidden(column)
    } else {
        Expr::col((Entity, column))
    }
}

fn bad(field: &str, title: &str) -> Fault {
    fault("bad_filter", field, title)
}
