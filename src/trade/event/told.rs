//! What an event tells without its order.

use super::Event;
use crate::trade::{RefundKind, compensation::CompensationReason};

impl Event {
    /// With which a member decides that money goes back of a case.
    pub const fn is_giving_back(&self) -> bool {
        matches!(
            self,
            Self::Refunded { .. } | Self::RefundAgreed { .. } | Self::ProposalMade { .. }
        )
    }

    /// It pays for the way back of a return, beside what was paid.
    pub const fn pays_way_back(&self) -> bool {
        matches!(
            self,
            Self::Compensated {
                reason: CompensationReason::ReturnFreight,
                ..
            }
        )
    }

    /// It is about price protection that the shop was asked for, and no step of a case.
    pub const fn is_of_protection(&self) -> bool {
        matches!(
            self,
            Self::ProtectionAsked { .. } | Self::ProtectionDeclined { .. }
        )
    }

    /// Another address, of which nothing is known yet.
    pub const fn readdressed() -> Self {
        Self::AddressChanged {
            parts: Vec::new(),
            fare: None,
            carried: Vec::new(),
        }
    }

    /// The number of the parcel that left or came back with it.
    pub fn waybill(&self) -> Option<&str> {
        match self {
            Self::Shipped { waybill, .. }
            | Self::PartShipped { waybill, .. }
            | Self::ReturnSent { waybill, .. }
            | Self::Resent { waybill, .. } => Some(waybill),
            _ => None,
        }
    }

    /// What is asked or offered with it: a kind and an amount.
    pub const fn wish(&self) -> Option<(RefundKind, i64)> {
        match self {
            Self::RefundAsked {
                refund, amount_fen, ..
            }
            | Self::RefundChanged {
                refund, amount_fen, ..
            }
            | Self::ProposalMade {
                refund, amount_fen, ..
            } => Some((*refund, *amount_fen)),
            Self::TurnedToReturn { amount_fen, .. } => Some((RefundKind::GoodsBack, *amount_fen)),
            _ => None,
        }
    }
}
