use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{By, RefundKind};
use crate::vocabulary::Millis;

/// What can happen to an order. Lines are named by their place in it, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Placed {
        freight_fen: i64,
        discount_fen: i64,
    },
    /// The shop changed the freight or the discount (改价); goods keep their prices.
    PriceChanged {
        freight_fen: i64,
        discount_fen: i64,
    },
    Paid,
    Shipped {
        carrier: String,
        waybill: String,
    },
    /// The carrier handed the parcel over (签收); the customer still has to confirm.
    Signed,
    Confirmed,
    /// The shop gives the customer longer before the receipt confirms itself (延长收货).
    Extended {
        days: i64,
    },
    /// Where it goes was changed; the address itself stays with the row.
    AddressChanged,
    /// Ended before it was paid.
    Closed {
        reason: CloseReason,
    },
    RefundAsked {
        line: usize,
        refund: RefundKind,
        amount_fen: i64,
    },
    RefundAgreed {
        line: usize,
    },
    RefundRefused {
        line: usize,
    },
    RefundWithdrawn {
        line: usize,
    },
    ReturnSent {
        line: usize,
        carrier: String,
        waybill: String,
    },
    ReturnReceived {
        line: usize,
    },
    Refunded {
        line: usize,
        amount_fen: i64,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    NotPaidInTime,
    CustomerCancelled,
    OutOfStock,
}

/// An event with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub event: Event,
    pub by: By,
    pub at: Millis,
}

impl Event {
    /// The line it concerns, if only one.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::RefundAsked { line, .. }
            | Self::RefundAgreed { line }
            | Self::RefundRefused { line }
            | Self::RefundWithdrawn { line }
            | Self::ReturnSent { line, .. }
            | Self::ReturnReceived { line }
            | Self::Refunded { line, .. } => Some(*line),
            Self::Placed { .. }
            | Self::PriceChanged { .. }
            | Self::Paid
            | Self::Shipped { .. }
            | Self::Signed
            | Self::Confirmed
            | Self::Extended { .. }
            | Self::AddressChanged
            | Self::Closed { .. } => None,
        }
    }

    /// Who can bring it about; the system acts where a deadline has passed.
    pub const fn may_be_by(&self, by: By) -> bool {
        match self {
            Self::Placed { .. }
            | Self::Paid
            | Self::RefundAsked { .. }
            | Self::ReturnSent { .. } => {
                matches!(by, By::Customer)
            }
            Self::PriceChanged { .. }
            | Self::Shipped { .. }
            | Self::Extended { .. }
            | Self::RefundRefused { .. }
            | Self::ReturnReceived { .. } => matches!(by, By::Shop),
            Self::AddressChanged => matches!(by, By::Shop | By::Customer),
            Self::Signed => matches!(by, By::Carrier),
            Self::Confirmed | Self::RefundWithdrawn { .. } => {
                matches!(by, By::Customer | By::System)
            }
            Self::RefundAgreed { .. } | Self::Refunded { .. } => {
                matches!(by, By::Shop | By::System)
            }
            Self::Closed { reason } => match reason {
                CloseReason::NotPaidInTime => matches!(by, By::System),
                CloseReason::CustomerCancelled => matches!(by, By::Customer),
                CloseReason::OutOfStock => matches!(by, By::Shop),
            },
        }
    }

    /// Its name in the table and in the API.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Placed { .. } => "placed",
            Self::PriceChanged { .. } => "price_changed",
            Self::Paid => "paid",
            Self::Shipped { .. } => "shipped",
            Self::Signed => "signed",
            Self::Confirmed => "confirmed",
            Self::Extended { .. } => "extended",
            Self::AddressChanged => "address_changed",
            Self::Closed { .. } => "closed",
            Self::RefundAsked { .. } => "refund_asked",
            Self::RefundAgreed { .. } => "refund_agreed",
            Self::RefundRefused { .. } => "refund_refused",
            Self::RefundWithdrawn { .. } => "refund_withdrawn",
            Self::ReturnSent { .. } => "return_sent",
            Self::ReturnReceived { .. } => "return_received",
            Self::Refunded { .. } => "refunded",
        }
    }

    /// What a row keeps beside the kind.
    pub fn detail(&self) -> Value {
        let mut whole = serde_json::to_value(self).expect("events are plain data");
        if let Some(fields) = whole.as_object_mut() {
            fields.remove("kind");
        }
        whole
    }

    /// The event of a row; none where the row was not written by this code.
    pub fn of_row(kind: &str, detail: &str) -> Option<Self> {
        let mut whole: Value = serde_json::from_str(detail).ok()?;
        whole
            .as_object_mut()?
            .insert("kind".to_owned(), kind.into());
        serde_json::from_value(whole).ok()
    }
}
