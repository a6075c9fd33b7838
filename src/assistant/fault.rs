use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{catalogue::goods::Fault, http::Problem};

/// Why a product is not changed, or something of it not taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = BatchFault)]
pub struct KeptFault {
    pub code: String,
    /// A path inside the product: `skus.3.price_fen`.
    pub field: String,
    pub title: String,
    /// How many it is about: of `too_little_stock`, those that orders wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

impl KeptFault {
    pub fn new(code: &str, field: &str, title: &str) -> Self {
        Self {
            code: code.to_owned(),
            field: field.to_owned(),
            title: title.to_owned(),
            amount: None,
        }
    }

    /// Somebody else was faster: theirs stays.
    pub fn changed_meanwhile() -> Self {
        Self::new("changed_meanwhile", "", "Somebody changed this meanwhile")
    }

    /// The time came that was set for its listing.
    pub fn listed_since() -> Self {
        let title = "Its time came and it was listed: it stays in the shop";
        Self::new("listed_since", "list_at", title)
    }

    pub fn no_such_product() -> Self {
        Self::new("no_such_product", "", "The shop has no such product")
    }

    pub fn code_taken() -> Self {
        Self::new("code_taken", "code", "Another product has this code")
    }

    /// Of the SKU at that place of the table, from 0.
    pub fn sku_code_taken(place: usize) -> Self {
        let title = "Another product has a SKU of this code";
        Self::new("code_taken", &format!("skus.{place}.code"), title)
    }

    /// What an item keeps of it.
    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("faults are plain data")
    }

    pub fn of_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl From<Fault> for KeptFault {
    fn from(fault: Fault) -> Self {
        Self {
            code: fault.code.to_owned(),
            field: fault.field,
            title: fault.title,
            amount: fault.amount,
        }
    }
}

/// It is not in a state for that.
pub fn not_now(title: &str) -> Problem {
    Problem::new(axum::http::StatusCode::CONFLICT, "not_now", title)
}
