mod by_member;
mod compensation;
mod fallen_price;
mod later;

use serde_json::Value;

use super::{at, id_of};
use crate::harness::TestShop;

/// Where a customer asks for what a price fell by.
fn protection(shop: &TestShop<'_>, order: &Value) -> String {
    at(
        shop,
        &format!("mine/orders/{}/price-protection", id_of(order)),
    )
}
