use serde::Serialize;
use utoipa::ToSchema;

use super::{Paces, Stage};
use crate::{trade::ParcelRules, vocabulary::Millis};

/// What somebody in the shop should see to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ParcelConcern)]
pub enum Concern {
    /// No news for long.
    Stuck,
    /// No news for so long that nobody expects any.
    Lost,
    /// The carrier says that it cannot go on.
    Trouble,
    /// The receiver did not take it; it comes back or is back.
    Refused,
}

/// How long the shop waits for news, as fast as its parcels live.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    pub stuck_ms: Millis,
    pub lost_ms: Millis,
}

impl Patience {
    pub const fn of(rules: ParcelRules, paces: &Paces) -> Self {
        Self {
            stuck_ms: rules.stuck_after_h * paces.hour_ms,
            lost_ms: rules.lost_after_days * 24 * paces.hour_ms,
        }
    }
}

impl Concern {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Stuck => "stuck",
            Self::Lost => "lost",
            Self::Trouble => "trouble",
            Self::Refused => "refused",
        }
    }

    /// Where `parcel.told` says that members heard of it.
    pub const fn bit(self) -> i64 {
        match self {
            Self::Stuck => 1,
            Self::Lost => 2,
            Self::Trouble => 4,
            Self::Refused => 8,
        }
    }

    /// Of a parcel that stands there since `changed_at`.
    pub fn of(stage: Stage, changed_at: Millis, now: Millis, patience: Patience) -> Option<Self> {
        let silent_ms = now - changed_at;
        match stage {
            Stage::Signed => None,
            Stage::Refused | Stage::Returning | Stage::SentBack => Some(Self::Refused),
            _ if silent_ms >= patience.lost_ms => Some(Self::Lost),
            Stage::Trouble => Some(Self::Trouble),
            _ => (silent_ms >= patience.stuck_ms).then_some(Self::Stuck),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn silence_is_stuck_and_then_lost_and_an_arrival_is_neither() {
        let paces = Paces::REAL;
        let patience = Patience::of(ParcelRules::default(), &paces);
        let of = |stage, silent_ms| Concern::of(stage, 1_000, 1_000 + silent_ms, patience);
        assert_eq!(of(Stage::InTransit, patience.stuck_ms - 1), None);
        assert_eq!(
            of(Stage::InTransit, patience.stuck_ms),
            Some(Concern::Stuck)
        );
        assert_eq!(of(Stage::Waiting, patience.lost_ms), Some(Concern::Lost));
        assert_eq!(of(Stage::Trouble, 0), Some(Concern::Trouble));
        assert_eq!(of(Stage::Trouble, patience.lost_ms), Some(Concern::Lost));
        assert_eq!(of(Stage::Returning, 0), Some(Concern::Refused));
        assert_eq!(of(Stage::SentBack, 0), Some(Concern::Refused));
        assert_eq!(of(Stage::Signed, paces.give_up_ms), None);
    }
}
