use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::{
    catalogue::{Availability, Detail, Props},
    vocabulary::{Millis, SkuId, TemplateId},
};

/// Whether a product stands in the shop, lies in the store where only members see it, or in the recycle bin 回收站.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsState)]
pub enum Shelf {
    Listed,
    Stored,
    Deleted,
}

impl Shelf {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Listed => "listed",
            Self::Stored => "stored",
            Self::Deleted => "deleted",
        }
    }

    pub fn of_code(code: &str) -> Self {
        match code {
            "stored" => Self::Stored,
            "deleted" => Self::Deleted,
            _ => Self::Listed,
        }
    }
}

/// All of a product that can be edited.
#[derive(Clone, Debug, PartialEq)]
pub struct Goods {
    pub code: String,
    pub title: String,
    pub category: String,
    pub selling_point: String,
    pub availability: Availability,
    pub detail: Detail,
    /// HTML as it was given.
    pub description: String,
    pub tags: Vec<String>,
    pub template: Option<TemplateId>,
    pub state: Shelf,
    pub list_at: Option<Millis>,
    /// So many pieces of it are little; none: the shop's figure, 0: none are.
    pub low_stock: Option<i64>,
    pub skus: Vec<GoodsSku>,
}

/// A SKU, as members keep it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct GoodsSku {
    pub id: SkuId,
    pub code: String,
    pub barcode: String,
    #[schema(value_type = std::collections::HashMap<String, String>)]
    pub props: Props,
    pub price_fen: i64,
    /// In the house, with what is reserved.
    pub stock: i64,
    /// Of the stock: bought and not yet shipped.
    pub reserved: i64,
    pub weight_g: i64,
    pub volume_cm3: i64,
    /// One of the product's; empty: the product's first.
    pub picture: String,
}

impl GoodsSku {
    /// What can be bought of it.
    pub const fn left(&self) -> i64 {
        self.stock - self.reserved
    }
}

impl Goods {
    /// A product that nothing is known of but its code.
    pub fn named(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            title: String::new(),
            category: String::new(),
            selling_point: String::new(),
            availability: Availability::Stock,
            detail: Detail {
                ships_within_hours: 48,
                ..Detail::default()
            },
            description: String::new(),
            tags: Vec::new(),
            template: None,
            state: Shelf::Stored,
            list_at: None,
            low_stock: None,
            skus: Vec::new(),
        }
    }

    /// Lowest and highest price of its SKUs.
    pub fn prices(&self) -> (i64, i64) {
        let prices = self.skus.iter().map(|sku| sku.price_fen);
        let (low, high) = (prices.clone().min(), prices.max());
        (low.unwrap_or_default(), high.unwrap_or_default())
    }

    /// What can be bought of its SKUs.
    pub fn left(&self) -> i64 {
        self.skus.iter().map(GoodsSku::left).sum()
    }

    /// What stands in a field, by the name that edits give it; of the SKUs only their order.
    pub fn field(&self, name: &str) -> Value {
        let detail = &self.detail;
        match name {
            "code" => json!(self.code),
            "title" => json!(self.title),
            "category" => json!(self.category),
            "selling_point" => json!(self.selling_point),
            "attributes" => json!(detail.attributes),
            "availability" => json!(self.availability),
            "ships_within_hours" => json!(detail.ships_within_hours),
            "presale_ships_on" => json!(detail.presale_ships_on),
            "custom_days" => json!(detail.custom_days),
            "pictures" => json!(detail.pictures),
            "facts" => json!(detail.facts),
            "suits" => json!(detail.suits),
            "scenes" => json!(detail.scenes),
            "usage" => json!(detail.usage),
            "care" => json!(detail.care),
            "installation" => json!(detail.installation),
            "cautions" => json!(detail.cautions),
            "faq" => json!(detail.faq),
            "goes_with" => json!(detail.goes_with),
            "description" => json!(self.description),
            "tags" => json!(self.tags),
            "template" => json!(self.template),
            "state" => json!(self.state),
            "list_at" => json!(self.list_at),
            "low_stock" => json!(self.low_stock),
            _ => self.skus.iter().map(|sku| json!(sku.id)).collect(),
        }
    }
}
