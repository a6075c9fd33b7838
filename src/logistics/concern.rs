use super::{Paces, Stage};
use crate::{trade::ParcelRules, vocabulary::Millis};

pub use crate::trade::ParcelConcern as Concern;

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
