//! How price protection that was asked for is answered.

use super::what::What;
use crate::trade::{By, CompensationReason, Event};

/// To price protection that the shop was asked for.
pub(super) const fn is_answer(event: &Event) -> bool {
    matches!(
        event,
        Event::ProtectionDeclined { .. }
            | Event::Compensated {
                reason: CompensationReason::PriceProtection,
                ..
            }
    )
}

pub(super) fn protected(event: &Event, by: By) -> What {
    match (event, by) {
        (Event::Compensated { amount_fen, .. }, _) => {
            What::paid("protection_given", "价保申请已通过，退差价", *amount_fen)
        }
        (_, By::System) => {
            let zh = "店铺超时未答复价保申请，视为不同意，差价不退";
            What::plain("protection_unanswered", zh)
        }
        _ => What::plain("protection_declined", "店铺没有同意价保申请，差价不退"),
    }
}
