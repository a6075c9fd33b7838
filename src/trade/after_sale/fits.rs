//! Which reason fits which kind of case, and what is left of them for what was ordered.

use super::CaseReason as R;
use crate::trade::{Event, Illegal, RefundKind};

impl RefundKind {
    /// In the order in which they are offered: nobody sends back what never came, and nothing that is kept was only regretted.
    pub const fn reasons(self) -> &'static [R] {
        match self {
            Self::MoneyOnly => &[
                R::Quality,
                R::Damage,
                R::Wrong,
                R::Missing,
                R::NotReceived,
                R::NotAsDescribed,
                R::Other,
            ],
            Self::GoodsBack => &[
                R::SevenDays,
                R::Quality,
                R::Damage,
                R::Wrong,
                R::Missing,
                R::NotAsDescribed,
                R::Other,
            ],
            Self::Exchange => &[
                R::SevenDays,
                R::Quality,
                R::Damage,
                R::Wrong,
                R::NotAsDescribed,
                R::Other,
            ],
            Self::Reissue => &[
                R::Missing,
                R::Damage,
                R::Wrong,
                R::Quality,
                R::NotReceived,
                R::Other,
            ],
            Self::Repair => &[R::Quality, R::Damage, R::NotAsDescribed, R::Other],
        }
    }
}

impl R {
    /// For which the shop sends another piece before it is asked.
    pub const fn is_seen_by_shop(self) -> bool {
        match self {
            Self::Damage | Self::Wrong | Self::Missing => true,
            Self::SevenDays
            | Self::Quality
            | Self::NotReceived
            | Self::NotAsDescribed
            | Self::Other => false,
        }
    }

    /// None for a line that was made to order and has left, or whose days without a reason are over.
    pub fn is_excluded(self, is_custom: bool, are_days_over: bool) -> bool {
        is_custom && !self.is_fault() || are_days_over && self == Self::SevenDays
    }
}

/// Refused where its reason is none for such a case. No matter of the machine: what was asked for before this was asked stands.
pub fn fits(event: &Event) -> Result<(), Illegal> {
    match event {
        Event::RefundAsked { refund, claim, .. } | Event::RefundChanged { refund, claim, .. }
            if !refund.reasons().contains(&claim.reason) =>
        {
            Err(Illegal::UnfitReason)
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::after_sale::Claim;

    fn asked(refund: RefundKind, reason: R) -> [Event; 2] {
        let (line, amount_fen) = (0, 0);
        let claim = Claim {
            reason,
            ..Claim::default()
        };
        [
            Event::RefundAsked {
                line,
                refund,
                amount_fen,
                claim: claim.clone(),
            },
            Event::RefundChanged {
                line,
                refund,
                amount_fen,
                claim,
            },
        ]
    }

    #[test]
    fn a_reason_fits_some_kinds_asked_for_or_changed_to() {
        for (refund, unfit) in [
            (RefundKind::MoneyOnly, R::SevenDays),
            (RefundKind::GoodsBack, R::NotReceived),
            (RefundKind::Exchange, R::Missing),
            (RefundKind::Reissue, R::SevenDays),
            (RefundKind::Repair, R::Wrong),
        ] {
            for event in asked(refund, unfit) {
                assert_eq!(fits(&event), Err(Illegal::UnfitReason), "{event:?}");
            }
            for event in asked(refund, R::Damage) {
                assert_eq!(fits(&event), Ok(()), "{event:?}");
            }
        }
    }

    #[test]
    fn every_reason_fits_something_and_nothing_is_named_twice() {
        for reason in R::ALL {
            let of = RefundKind::ALL.into_iter();
            assert!(of.clone().any(|kind| kind.reasons().contains(&reason)));
            for kind in of {
                let named = kind.reasons().iter().filter(|one| **one == reason);
                assert!(named.count() <= 1, "{kind:?} {reason:?}");
            }
        }
    }

    #[test]
    fn what_an_exchange_was_asked_for_is_a_reason_to_return_it() {
        let exchange = RefundKind::Exchange.reasons().iter();
        let mut back = exchange.filter(|one| !RefundKind::GoodsBack.reasons().contains(one));
        assert_eq!(back.next(), None, "it may be turned to a return");
    }

    #[test]
    fn the_shop_sees_only_what_is_a_reason_to_send_again() {
        let seen = R::ALL.into_iter().filter(|reason| reason.is_seen_by_shop());
        let seen: Vec<_> = seen.collect();
        assert_eq!(seen, [R::Damage, R::Wrong, R::Missing]);
        let again = RefundKind::Reissue.reasons();
        assert!(seen.iter().all(|reason| again.contains(reason)));
    }
}
