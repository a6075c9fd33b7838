//! Operations that are for some SKUs of a product only.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::goods::{Fault, GoodsSku, fault, is_name};

/// Of a product that has no SKU that any of the operations is for.
pub const NO_MATCHING_SKU: &str = "no_matching_sku";
const MOST_NAME: usize = 20;
const MOST_VALUE: usize = 60;
const MOST_CODE: usize = 64;

/// Which SKUs of a product an operation is for, as the operations before it have made them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = GoodsOnlySkus)]
pub enum OnlySkus {
    /// Those whose value of that property is this one.
    Prop { name: String, value: String },
    /// Those whose code has this in it, as it is written.
    Code { has: String },
}

impl OnlySkus {
    pub fn holds(&self, sku: &GoodsSku) -> bool {
        match self {
            Self::Prop { name, value } => {
                let mut props = sku.props.0.iter();
                props.any(|(prop, is)| prop == name && is == value)
            }
            Self::Code { has } => sku.code.contains(has.as_str()),
        }
    }

    /// Of the operation at that place: what no SKU could be is a slip.
    pub fn check(&self, place: usize) -> Result<(), Fault> {
        let is_sound = match self {
            Self::Prop { name, value } => is_name(name, MOST_NAME) && is_name(value, MOST_VALUE),
            Self::Code { has } => is_name(has, MOST_CODE),
        };
        let title = "only: a property and its value, or a part of a code";
        let refused = || fault("bad_only", format!("ops.{place}.only"), title);
        is_sound.then_some(()).ok_or_else(refused)
    }
}

pub fn no_matching_sku() -> Fault {
    fault(NO_MATCHING_SKU, "skus", "No SKU of it meets the condition")
}
