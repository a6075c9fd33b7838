//! By what goods are narrowed: the list's question, and a selection's.

mod asked;
mod bought;
mod delivered;
mod marked;
mod shelf;
mod sifted;
mod words;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use self::sifted::Sifted;
use super::{Fault, Unwritten, fault, named::named, sorted::By};
use crate::{
    catalogue::{categories::names_of, low_stock::low_stock},
    storage::ShopDb,
    vocabulary::{CategoryId, ImportId, ShopId},
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
}

fn bad(field: &str, title: &str) -> Fault {
    fault("bad_filter", field, title)
}
