use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::{
    delivery::{ChargeBy, Charges},
    goods::{Goods, GoodsSku, Shelf, is_listing},
};

/// Taobao's: 30 Chinese characters, 60 letters.
const MOST_TITLE: usize = 60;

/// What makes sense and may still be a slip. It is written if somebody says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsWarning)]
pub enum Warning {
    /// Below the shop's lowest price.
    PriceFloor,
    /// Less than half of what it was.
    PriceFellMuch,
    /// It stands in the shop for nothing: an order of it alone is none.
    PriceZero,
    /// Nothing can be bought of it, or of one of its SKUs, any more.
    ZeroStock,
    /// Its delivery template counts freight by weight, and one of its SKUs has none: however many, they pay for the first part alone.
    WeightMissing,
    /// The same of volume.
    VolumeMissing,
    /// Pictures of its description lie on other hosts: nobody sees them. Told of files only.
    DescriptionPicturesElsewhere,
    /// Taobao takes no more than 30 Chinese characters or 60 letters.
    TitleLong,
    /// Another product of the batch has the same title.
    DuplicateTitle,
    /// Another SKU of the product, or of the batch, has the same barcode.
    DuplicateBarcode,
}

impl Warning {
    pub const fn code(self) -> &'static str {
        match self {
            Self::PriceFloor => "price_floor",
            Self::PriceFellMuch => "price_fell_much",
            Self::PriceZero => "price_zero",
            Self::ZeroStock => "zero_stock",
            Self::WeightMissing => "weight_missing",
            Self::VolumeMissing => "volume_missing",
            Self::DescriptionPicturesElsewhere => "description_pictures_elsewhere",
            Self::TitleLong => "title_long",
            Self::DuplicateTitle => "duplicate_title",
            Self::DuplicateBarcode => "duplicate_barcode",
        }
    }
}

/// Looks at one change of a product: banned words, for instance, find their place here.
pub trait Warns: Send + Sync {
    fn warning(&self, before: &Goods, after: &Goods) -> Option<Warning>;
}

impl<F> Warns for F
where
    F: Fn(&Goods, &Goods) -> Option<Warning> + Send + Sync,
{
    fn warning(&self, before: &Goods, after: &Goods) -> Option<Warning> {
        self(before, after)
    }
}

/// What everybody should be asked about; `floor_fen` of 0: no lowest price. `charges`: of the shop's delivery templates.
pub fn warnings_of(
    before: &Goods,
    after: &Goods,
    (floor_fen, charges): (i64, &Charges),
) -> Vec<Warning> {
    let floor = move |before: &Goods, after: &Goods| price_floor(before, after, floor_fen);
    let unmeasured = |before: &Goods, after: &Goods| unmeasured(before, after, charges);
    let all: [&dyn Warns; 7] = [
        &floor,
        &price_fell_much,
        &price_zero,
        &zero_stock,
        &unmeasured,
        &title_long,
        &duplicate_barcode,
    ];
    warnings_by(before, after, &all)
}

/// What these say of a change, in their order.
pub fn warnings_by(before: &Goods, after: &Goods, all: &[&dyn Warns]) -> Vec<Warning> {
    let said = all.iter().filter_map(|one| one.warning(before, after));
    said.collect()
}

fn price_floor(before: &Goods, after: &Goods, floor_fen: i64) -> Option<Warning> {
    let is_low = |was: Option<&GoodsSku>, is: &GoodsSku| {
        let is_changed = was.is_none_or(|was| was.price_fen != is.price_fen);
        is_changed && is.price_fen < floor_fen
    };
    any_sku(before, after, is_low).then_some(Warning::PriceFloor)
}

fn price_fell_much(before: &Goods, after: &Goods) -> Option<Warning> {
    let fell = |was: Option<&GoodsSku>, is: &GoodsSku| {
        was.is_some_and(|was| is.price_fen.saturating_mul(2) < was.price_fen)
    };
    any_sku(before, after, fell).then_some(Warning::PriceFellMuch)
}

/// By this edit, or by listing what costs nothing.
fn price_zero(before: &Goods, after: &Goods) -> Option<Warning> {
    if after.state != Shelf::Listed {
        return None;
    }
    let is_listed_by_it = is_listing(before, after);
    let is_free = |was: Option<&GoodsSku>, is: &GoodsSku| {
        let is_new = is_listed_by_it || was.is_none_or(|was| was.price_fen != 0);
        is_new && is.price_fen == 0
    };
    any_sku(before, after, is_free).then_some(Warning::PriceZero)
}

/// By this edit, or by listing what there is none of.
fn zero_stock(before: &Goods, after: &Goods) -> Option<Warning> {
    let is_empty = is_listing(before, after) && after.left() <= 0;
    let is_emptied = |was: Option<&GoodsSku>, is: &GoodsSku| {
        was.is_some_and(|was| was.left() > 0) && is.left() <= 0
    };
    (is_empty || any_sku(before, after, is_emptied)).then_some(Warning::ZeroStock)
}

/// By this edit, or by listing what is not measured.
fn unmeasured(before: &Goods, after: &Goods, charges: &Charges) -> Option<Warning> {
    let charge_by = after.template.and_then(|id| charges.get(&id))?;
    let (missing, measure): (Warning, fn(&GoodsSku) -> i64) = match charge_by {
        ChargeBy::Piece => return None,
        ChargeBy::Weight => (Warning::WeightMissing, |sku| sku.weight_g),
        ChargeBy::Volume => (Warning::VolumeMissing, |sku| sku.volume_cm3),
    };
    let is_new_to_all = is_listing(before, after) || before.template != after.template;
    let is_missing = |was: Option<&GoodsSku>, is: &GoodsSku| {
        let is_new = is_new_to_all || was.is_none_or(|was| measure(was) != 0);
        is_new && measure(is) == 0
    };
    any_sku(before, after, is_missing).then_some(missing)
}

fn title_long(before: &Goods, after: &Goods) -> Option<Warning> {
    let is_long = before.title != after.title && width(&after.title) > MOST_TITLE;
    is_long.then_some(Warning::TitleLong)
}

/// Most products change none: only then they are counted.
fn duplicate_barcode(before: &Goods, after: &Goods) -> Option<Warning> {
    let is_new = |was: Option<&GoodsSku>, is: &GoodsSku| {
        !is.barcode.is_empty() && was.is_none_or(|was| was.barcode != is.barcode)
    };
    if !any_sku(before, after, is_new) {
        return None;
    }
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for sku in &after.skus {
        *counts.entry(&sku.barcode).or_default() += 1;
    }
    let is_double = |was: Option<&GoodsSku>, is: &GoodsSku| {
        is_new(was, is) && counts.get(is.barcode.as_str()).is_some_and(|n| *n > 1)
    };
    any_sku(before, after, is_double).then_some(Warning::DuplicateBarcode)
}

/// In halves of a Chinese character.
fn width(text: &str) -> usize {
    let widths = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 });
    widths.sum()
}

/// Mostly nothing was moved: each stands where it stood.
fn any_sku(
    before: &Goods,
    after: &Goods,
    holds: impl Fn(Option<&GoodsSku>, &GoodsSku) -> bool,
) -> bool {
    let mut skus = after.skus.iter().enumerate();
    skus.any(|(place, is)| {
        let here = before.skus.get(place).filter(|was| was.id == is.id);
        let was = here.or_else(|| before.skus.iter().find(|was| was.id == is.id));
        holds(was, is)
    })
}
