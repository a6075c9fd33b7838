use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    catalogue::{Attribute, Availability, Fact, Props, Question, goods::Shelf},
    vocabulary::{Millis, SkuId, TemplateId},
};

/// One field of a product, set anew.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum Edit {
    Code(String),
    Title(String),
    /// A category's name.
    Category(String),
    SellingPoint(String),
    Attributes(Vec<Attribute>),
    /// `stock`, `presale` or `custom`.
    Availability(Availability),
    ShipsWithinHours(i64),
    /// `YYYY-MM-DD`.
    PresaleShipsOn(Option<String>),
    CustomDays(Option<i64>),
    /// Addresses it has, or ids of pictures of the shop.
    Pictures(Vec<String>),
    Facts(Vec<Fact>),
    Suits(String),
    Scenes(Vec<String>),
    Usage(String),
    Care(String),
    Installation(String),
    Cautions(String),
    Faq(Vec<Question>),
    /// Codes of products.
    GoesWith(Vec<String>),
    /// HTML.
    Description(String),
    Tags(Vec<String>),
    Template(Option<TemplateId>),
    State(Shelf),
    /// When it is listed by itself.
    ListAt(Option<Millis>),
    /// 0 to 1,000,000 pieces are little of it, 0: that is never told; none: the shop's figure.
    LowStock(Option<i64>),
    /// The whole table, in its order.
    Skus(Vec<SkuForm>),
}

/// A row of the table of SKUs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SkuForm {
    /// Of a SKU the product has; without it one with the same code, or a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SkuId>,
    pub code: String,
    #[serde(default)]
    pub barcode: String,
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub props: Props,
    pub price_fen: i64,
    /// None: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<i64>,
    /// What it was when somebody chose the new figure: orders may have changed it since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock_was: Option<i64>,
    /// None: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_g: Option<i64>,
    /// None: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume_cm3: Option<i64>,
    /// One of the product's pictures, as [`Edit::Pictures`] names them; empty: none of its own. None: as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

impl Edit {
    /// The field's name.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Code(_) => "code",
            Self::Title(_) => "title",
            Self::Category(_) => "category",
            Self::SellingPoint(_) => "selling_point",
            Self::Attributes(_) => "attributes",
            Self::Availability(_) => "availability",
            Self::ShipsWithinHours(_) => "ships_within_hours",
            Self::PresaleShipsOn(_) => "presale_ships_on",
            Self::CustomDays(_) => "custom_days",
            Self::Pictures(_) => "pictures",
            Self::Facts(_) => "facts",
            Self::Suits(_) => "suits",
            Self::Scenes(_) => "scenes",
            Self::Usage(_) => "usage",
            Self::Care(_) => "care",
            Self::Installation(_) => "installation",
            Self::Cautions(_) => "cautions",
            Self::Faq(_) => "faq",
            Self::GoesWith(_) => "goes_with",
            Self::Description(_) => "description",
            Self::Tags(_) => "tags",
            Self::Template(_) => "template",
            Self::State(_) => "state",
            Self::ListAt(_) => "list_at",
            Self::LowStock(_) => "low_stock",
            Self::Skus(_) => "skus",
        }
    }
}
