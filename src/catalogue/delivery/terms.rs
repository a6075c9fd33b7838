use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What the delivery of goods costs where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeliveryTerms {
    /// 1 to 30 characters, no two of a shop alike.
    pub name: String,
    pub charge_by: ChargeBy,
    /// Where no other is said.
    pub usual: Rate,
    /// At most 34, no province or city twice. One that names the city goes before one that names its province.
    #[serde(default)]
    pub regional: Vec<RegionalRate>,
    /// Provinces and cities. A city with a rate of its own is delivered even where its province is not.
    #[serde(default)]
    pub not_delivered: Vec<String>,
    /// At most 34, no province or city twice, the city's before its province's; asked even where shipping is free.
    #[serde(default)]
    pub surcharges: Vec<Surcharge>,
    /// At most 10; one that is met is enough.
    #[serde(default)]
    pub free: Vec<FreeOver>,
    /// At most one of a kind.
    #[serde(default)]
    pub services: Vec<Service>,
}

/// What amounts are counted in: pieces, grams or cubic centimetres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChargeBy {
    Piece,
    Weight,
    Volume,
}

/// The first so many cost so much, each further so many cost so much; begun counts as full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// 1 to 100,000,000.
    pub first: i64,
    /// 0 to 10,000,000.
    pub first_fen: i64,
    /// 1 to 100,000,000.
    pub further: i64,
    /// 0 to 10,000,000.
    pub further_fen: i64,
}

/// A rate of some provinces, or of cities.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RegionalRate {
    /// `浙江` is a province, `浙江/杭州` a city of it.
    pub provinces: Vec<String>,
    pub rate: Rate,
}

/// What a remote place costs beside its rate, once an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Surcharge {
    /// `浙江` is a province, `浙江/杭州` a city of it.
    pub provinces: Vec<String>,
    /// 0 to 10,000,000.
    pub fen: i64,
}

/// When shipping is free. Where both are said both are asked; where none is, it always is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreeOver {
    /// Provinces and cities; none: everywhere.
    #[serde(default)]
    pub provinces: Vec<String>,
    /// Goods of this template for so much or more.
    #[serde(default)]
    pub min_fen: Option<i64>,
    /// So many pieces of this template or more.
    #[serde(default)]
    pub min_pieces: Option<i64>,
}

/// What a customer may have done with bulky goods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    pub code: ServiceCode,
    /// 1 to 20 characters.
    pub name: String,
    /// 0 to 10,000,000.
    pub fee_fen: i64,
    /// The fee is asked for each piece, and not once.
    #[serde(default)]
    pub per_piece: bool,
    /// 0 to 90: of an installation, so many days after tomorrow may be chosen at the earliest.
    #[serde(default)]
    pub lead_days: i64,
    /// Nobody orders an installation without saying on which day.
    #[serde(default)]
    pub needs_day: bool,
}

#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ServiceCode {
    IntoHome,
    Upstairs,
    Installation,
}

impl ServiceCode {
    pub const ALL: [Self; 3] = [Self::IntoHome, Self::Upstairs, Self::Installation];

    pub const fn code(self) -> &'static str {
        match self {
            Self::IntoHome => "into_home",
            Self::Upstairs => "upstairs",
            Self::Installation => "installation",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}
