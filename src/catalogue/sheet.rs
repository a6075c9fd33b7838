use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Props;

/// Everything a shop says about a product.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductSheet {
    pub code: String,
    pub title: String,
    pub category: String,
    pub selling_point: String,
    pub availability: Availability,
    pub ships_within_hours: i64,
    /// `YYYY-MM-DD`.
    pub presale_ships_on: Option<String>,
    /// Days it takes to make.
    pub custom_days: Option<i64>,
    /// The product it could be mistaken for, and the one fact that tells them apart.
    pub twin_of: Option<String>,
    pub differs_in: Option<String>,
    /// Names of pictures, the first one for lists.
    pub pictures: Vec<String>,
    pub facts: Vec<Fact>,
    pub measure: Measure,
    pub suits: String,
    pub scenes: Vec<String>,
    pub usage: String,
    pub care: String,
    pub installation: String,
    pub cautions: String,
    pub faq: Vec<Question>,
    /// Codes of products.
    pub goes_with: Vec<String>,
    /// Name of a delivery template; none: sent for nothing.
    #[serde(default)]
    pub delivery: Option<String>,
    /// HTML, shown cleaned.
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub tags: Vec<String>,
    pub skus: Vec<SkuSheet>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkuSheet {
    pub code: String,
    pub props: Props,
    pub price_fen: i64,
    pub stock: i64,
    pub weight_g: i64,
}

/// `stock` is kept as such; what a page shows is told with the SKUs' stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Availability {
    Stock,
    Presale,
    Custom,
    SoldOut,
}

/// A line of the specification (规格); `key` is stable, `label` and `value` are for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Fact {
    pub key: String,
    pub label: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Question {
    pub q: String,
    pub a: String,
}

/// The numbers behind size, weight and load, of the first SKU.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    pub width_mm: i64,
    pub depth_mm: i64,
    pub height_mm: i64,
    pub weight_g: i64,
    pub load_g: Option<i64>,
}

/// What a category's template asks of a product, answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attribute {
    pub name: String,
    pub value: String,
}

/// What `product.detail` holds: the sheet without what has a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    pub ships_within_hours: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub presale_ships_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_days: Option<i64>,
    /// Addresses.
    pub pictures: Vec<String>,
    pub facts: Vec<Fact>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// None of products that were not put up from a sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
    pub suits: String,
    pub scenes: Vec<String>,
    pub usage: String,
    pub care: String,
    pub installation: String,
    pub cautions: String,
    pub faq: Vec<Question>,
    pub goes_with: Vec<String>,
}

impl Availability {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Presale => "presale",
            Self::Custom => "custom",
            Self::SoldOut => "sold_out",
        }
    }

    /// What is kept in a row: never sold out, which is told by the stock.
    pub fn kept(code: &str) -> Self {
        match code {
            "presale" => Self::Presale,
            "custom" => Self::Custom,
            _ => Self::Stock,
        }
    }

    /// What a page shows of a row.
    pub fn shown(code: &str, stock: i64) -> Self {
        match code {
            _ if stock == 0 => Self::SoldOut,
            kept => Self::kept(kept),
        }
    }
}
