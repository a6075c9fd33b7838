//! Operations that are for some SKUs of a product only.

use std::collections::HashSet;

use serde::{Deserialize, Deserializer, Serialize, de::Error};
use utoipa::ToSchema;

use crate::catalogue::goods::{Fault, GoodsSku, fault, is_name};

/// Of a product that has no SKU that any of the operations is for.
pub const NO_MATCHING_SKU: &str = "no_matching_sku";
const MOST: usize = 5;
const MOST_NAME: usize = 20;
const MOST_VALUE: usize = 60;
const MOST_CODE: usize = 64;

/// A condition on the SKUs of a product that an operation is for, as the operations before it have made them.
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

    fn is_sound(&self) -> bool {
        match self {
            Self::Prop { name, value } => is_name(name, MOST_NAME) && is_name(value, MOST_VALUE),
            Self::Code { has } => is_name(has, MOST_CODE),
        }
    }

    /// The property that it asks for.
    fn prop(&self) -> Option<&str> {
        match self {
            Self::Prop { name, .. } => Some(name),
            Self::Code { .. } => None,
        }
    }
}

/// Whether a SKU meets all of them; any does where there are none.
pub fn holds(only: &[OnlySkus], sku: &GoodsSku) -> bool {
    only.iter().all(|one| one.holds(sku))
}

/// Of the operation at that place: what no SKU could be is a slip, such as one property with two values.
pub fn check(only: &[OnlySkus], place: usize) -> Result<(), Fault> {
    let mut named = HashSet::new();
    let mut props = only.iter().filter_map(OnlySkus::prop);
    let is_sound = only.len() <= MOST
        && only.iter().all(OnlySkus::is_sound)
        && props.all(|name| named.insert(name));
    let title = "only: at most 5, each property once with its value, or a part of a code";
    let refused = || fault("bad_only", format!("ops.{place}.only"), title);
    is_sound.then_some(()).ok_or_else(refused)
}

/// Batches of before have one condition and no list. An empty list is refused: who meant some SKUs would change all.
pub fn one_or_many<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<OnlySkus>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(OnlySkus),
        Many(Vec<OnlySkus>),
    }
    match Option::<Written>::deserialize(from)? {
        None => Ok(Vec::new()),
        Some(Written::One(only)) => Ok(vec![only]),
        Some(Written::Many(only)) if only.is_empty() => Err(D::Error::custom("only: 1 to 5")),
        Some(Written::Many(only)) => Ok(only),
    }
}

pub fn no_matching_sku() -> Fault {
    fault(NO_MATCHING_SKU, "skus", "No SKU of it meets all conditions")
}
