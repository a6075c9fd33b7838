use serde::{Deserialize, Serialize};

use super::TradeRules;

/// What an order was promised when it was placed: how long it may stay unpaid, and its receipt unconfirmed. Rules that are changed later
/// are for later orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    pub pay_within_min: i64,
    pub confirm_after_days: i64,
}

impl Times {
    pub const fn of(rules: &TradeRules) -> Self {
        Self {
            pay_within_min: rules.pay_within_min,
            confirm_after_days: rules.confirm_after_days,
        }
    }
}
