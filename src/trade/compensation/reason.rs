use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::trade::By;

/// Why money is given beside a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CompensationReason {
    Quality,
    Damage,
    Missing,
    Delay,
    Goodwill,
    Other,
    /// What it cost the customer to send something back (寄回运费): beside what was paid for the order.
    ReturnFreight,
    /// It costs less than it did; nobody decides that.
    PriceProtection,
    /// Another SKU that costs less; nobody decides that either.
    OtherSku,
}

impl CompensationReason {
    const ALL: [Self; 9] = [
        Self::Quality,
        Self::Damage,
        Self::Missing,
        Self::Delay,
        Self::Goodwill,
        Self::Other,
        Self::ReturnFreight,
        Self::PriceProtection,
        Self::OtherSku,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Quality => "quality",
            Self::Damage => "damage",
            Self::Missing => "missing",
            Self::Delay => "delay",
            Self::Goodwill => "goodwill",
            Self::Other => "other",
            Self::ReturnFreight => "return_freight",
            Self::PriceProtection => "price_protection",
            Self::OtherSku => "other_sku",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }

    pub const fn may_be_by(self, by: By) -> bool {
        match self {
            Self::PriceProtection | Self::OtherSku => matches!(by, By::System),
            Self::Quality
            | Self::Damage
            | Self::Missing
            | Self::Delay
            | Self::Goodwill
            | Self::Other
            | Self::ReturnFreight => matches!(by, By::Shop),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for reason in CompensationReason::ALL {
            assert_eq!(CompensationReason::of_code(reason.code()), Some(reason));
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
        }
    }
}
