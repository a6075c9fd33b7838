use serde::{Deserialize, Serialize};

use super::TradeRules;

/// What an order was promised when it was placed: how long it may stay unpaid, its receipt unconfirmed, and its customer ask for
/// something. Rules that are changed later are for later orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Times {
    pub pay_within_min: i64,
    pub confirm_after_days: i64,
    /// None, here and below: it was not kept, and the rules of now say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_sale_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_protection_days: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_reason_days: Option<i64>,
}

impl Times {
    pub const fn of(rules: &TradeRules) -> Self {
        Self {
            pay_within_min: rules.pay_within_min,
            confirm_after_days: rules.confirm_after_days,
            after_sale_days: Some(rules.after_sale.after_sale_days),
            price_protection_days: Some(rules.price_protection_days),
            no_reason_days: Some(rules.after_sale.no_reason_days),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_from_before_say_nothing_of_windows() {
        let before = r#"{"pay_within_min":60,"confirm_after_days":4}"#;
        let times = serde_json::from_str::<Times>(before).unwrap();
        let windows = [
            times.after_sale_days,
            times.price_protection_days,
            times.no_reason_days,
        ];
        assert_eq!(windows, [None; 3]);
        assert_eq!(serde_json::to_string(&times).unwrap(), before);
        let times = Times::of(&TradeRules::default());
        let kept = serde_json::to_string(&times).unwrap();
        assert_eq!(serde_json::from_str::<Times>(&kept).unwrap(), times);
    }
}
