use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    By, LineDiscount, RefundKind,
    after_sale::{Claim, Said},
    compensation::CompensationReason,
    times::Times,
};
use crate::{
    calendar::Date,
    vocabulary::{Millis, SkuId},
};

/// What can happen to an order. Lines are named by their place in it, from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Event {
    Placed {
        freight_fen: i64,
        discount_fen: i64,
        /// None: it is from before they were kept, and goes by the rules as they are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        times: Option<Times>,
    },
    /// The same on another platform, from which it was brought here: there it is paid and delivered, and no clock of this shop runs for it.
    PlacedElsewhere {
        source: Source,
        freight_fen: i64,
        discount_fen: i64,
    },
    /// The way back of its returns is insured (运费险), as of its placing.
    Insured,
    /// The shop changed the freight or the discount (改价), see [`super::Price`]; goods keep their prices.
    PriceChanged {
        freight_fen: i64,
        discount_fen: i64,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        lines: Vec<LineDiscount>,
    },
    Paid,
    /// All that was left has gone, in one parcel.
    Shipped {
        carrier: String,
        waybill: String,
    },
    /// Some pieces have gone in a parcel of their own (部分发货, 拆单发货); with the last ones the order is shipped.
    PartShipped {
        carrier: String,
        waybill: String,
        pieces: Vec<Pieces>,
    },
    /// The carrier handed the parcel over (签收); the customer still has to confirm.
    Signed,
    Confirmed,
    /// The customer has what has left so far, and it is fine; the rest is still to be shipped.
    PartConfirmed,
    /// The shop gives the customer longer before the receipt confirms itself (延长收货).
    Extended {
        days: i64,
    },
    /// Another SKU of the same product instead (换规格). Of a paid order the price stays what was paid; what it costs less is given back
    /// by an event of its own.
    SkuChanged {
        line: usize,
        was: Variant,
        to: Variant,
    },
    /// Where it goes was changed; the address itself stays with the row. What of it is another one is said when it is carried out.
    AddressChanged {
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        parts: Vec<AddressPart>,
    },
    /// The day of an installation (预约安装): chosen with the order, or changed by the shop with the customer's agreement. None: it is
    /// still to be agreed.
    InstallationBooked {
        #[serde(default)]
        day: Option<Date>,
    },
    /// Ended before it was paid.
    Closed {
        reason: CloseReason,
    },
    RefundAsked {
        line: usize,
        refund: RefundKind,
        amount_fen: i64,
        #[serde(default = "Claim::of_before")]
        claim: Claim,
    },
    /// The customer asks for something else, while nobody has answered.
    RefundChanged {
        line: usize,
        refund: RefundKind,
        amount_fen: i64,
        claim: Claim,
    },
    RefundAgreed {
        line: usize,
    },
    RefundRefused {
        line: usize,
        #[serde(default)]
        said: Said,
    },
    RefundWithdrawn {
        line: usize,
    },
    /// The customer did not go on in time.
    CaseLapsed {
        line: usize,
    },
    /// What an exchange was to bring is sold out when the shop's time is over, or a dispute about it is won: it comes back for its money
    /// instead (换货缺货).
    TurnedToReturn {
        line: usize,
        amount_fen: i64,
    },
    /// The shop takes back what it opened by mistake, while nothing has left (撤回补发).
    ReissueWithdrawn {
        line: usize,
        said: Said,
    },
    /// The shop offers something else (协商).
    ProposalMade {
        line: usize,
        refund: RefundKind,
        amount_fen: i64,
        said: Said,
    },
    ProposalAccepted {
        line: usize,
    },
    ProposalDeclined {
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
    /// What came back is not what was sent (拒收退货).
    ReturnRefused {
        line: usize,
        said: Said,
    },
    /// The shop pays for the way back, whatever the reason.
    FreightTaken {
        line: usize,
    },
    Refunded {
        line: usize,
        amount_fen: i64,
    },
    /// The new, missing or mended piece has left the shop.
    Resent {
        line: usize,
        carrier: String,
        waybill: String,
        /// Pieces; none: all of the case.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quantity: Option<i64>,
    },
    ResentConfirmed {
        line: usize,
    },
    PlatformAsked {
        line: usize,
        said: Said,
    },
    EvidenceGiven {
        line: usize,
        said: Said,
    },
    /// Nothing: for the shop, unless it says that it is for a customer who has nothing to get back.
    DisputeDecided {
        line: usize,
        amount_fen: i64,
        #[serde(default)]
        is_for_customer: bool,
    },
    /// A little money beside any case (小额赔付); the goods stay with the customer.
    Compensated {
        line: usize,
        amount_fen: i64,
        reason: CompensationReason,
    },
}

/// Where orders are placed beside this shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Taobao,
}

impl Source {
    const ALL: [Self; 1] = [Self::Taobao];

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Taobao => "taobao",
        }
    }
}

/// What a line is, beside its product and its pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    pub sku: SkuId,
    /// As an order names it: `颜色:原木色;尺寸:1.4m`.
    pub text: String,
    pub picture: String,
    pub price_fen: i64,
}

/// What an address is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AddressPart {
    Receiver,
    Phone,
    Address,
}

/// Of one line, so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OrderPieces)]
pub struct Pieces {
    /// By its place in the order, from 0.
    pub line: usize,
    pub quantity: i64,
}

/// Why an order ended before it was paid. The first two are nobody's of the shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CloseReason {
    NotPaidInTime,
    CustomerCancelled,
    /// 缺货.
    OutOfStock,
    /// 买家不想要了.
    NotWanted,
    /// 信息填错，重新拍.
    WrongDetails,
    /// 联系不上买家.
    Unreachable,
    /// 同城见面交易.
    InPerson,
    /// 其他.
    Other,
}

impl CloseReason {
    pub const fn may_be_by(self, by: By) -> bool {
        match self {
            Self::NotPaidInTime => matches!(by, By::System),
            Self::CustomerCancelled => matches!(by, By::Customer),
            Self::OutOfStock
            | Self::NotWanted
            | Self::WrongDetails
            | Self::Unreachable
            | Self::InPerson
            | Self::Other => matches!(by, By::Shop),
        }
    }
}

/// An event with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub event: Event,
    pub by: By,
    pub at: Millis,
}

impl Event {
    /// With which a member decides that money goes back of a case.
    pub const fn is_giving_back(&self) -> bool {
        matches!(
            self,
            Self::Refunded { .. } | Self::RefundAgreed { .. } | Self::ProposalMade { .. }
        )
    }

    /// The line it concerns, if only one.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::RefundAsked { line, .. }
            | Self::RefundChanged { line, .. }
            | Self::RefundAgreed { line }
            | Self::RefundRefused { line, .. }
            | Self::RefundWithdrawn { line }
            | Self::CaseLapsed { line }
            | Self::TurnedToReturn { line, .. }
            | Self::ReissueWithdrawn { line, .. }
            | Self::ProposalMade { line, .. }
            | Self::ProposalAccepted { line }
            | Self::ProposalDeclined { line }
            | Self::ReturnSent { line, .. }
            | Self::ReturnReceived { line }
            | Self::ReturnRefused { line, .. }
            | Self::FreightTaken { line }
            | Self::Refunded { line, .. }
            | Self::Resent { line, .. }
            | Self::ResentConfirmed { line }
            | Self::PlatformAsked { line, .. }
            | Self::EvidenceGiven { line, .. }
            | Self::DisputeDecided { line, .. }
            | Self::SkuChanged { line, .. }
            | Self::Compensated { line, .. } => Some(*line),
            Self::Placed { .. }
            | Self::PlacedElsewhere { .. }
            | Self::Insured
            | Self::PriceChanged { .. }
            | Self::Paid
            | Self::Shipped { .. }
            | Self::PartShipped { .. }
            | Self::Signed
            | Self::Confirmed
            | Self::PartConfirmed
            | Self::Extended { .. }
            | Self::AddressChanged { .. }
            | Self::InstallationBooked { .. }
            | Self::Closed { .. } => None,
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

    /// Who can bring it about; the system acts where a deadline has passed.
    pub const fn may_be_by(&self, by: By) -> bool {
        match self {
            // A shop that knows of its mistake does not wait for the customer to ask.
            Self::RefundAsked {
                refund: RefundKind::Reissue,
                ..
            } => matches!(by, By::Customer | By::Shop),
            Self::Placed { .. }
            | Self::PlacedElsewhere { .. }
            | Self::Paid
            | Self::RefundAsked { .. }
            | Self::RefundChanged { .. }
            | Self::ProposalAccepted { .. }
            | Self::SkuChanged { .. }
            | Self::PartConfirmed
            | Self::ReturnSent { .. } => {
                matches!(by, By::Customer)
            }
            Self::PriceChanged { .. }
            | Self::Shipped { .. }
            | Self::PartShipped { .. }
            | Self::Extended { .. }
            | Self::RefundRefused { .. }
            | Self::ProposalMade { .. }
            | Self::ReturnRefused { .. }
            | Self::FreightTaken { .. }
            | Self::ReissueWithdrawn { .. }
            | Self::Resent { .. } => matches!(by, By::Shop),
            Self::AddressChanged { .. }
            | Self::InstallationBooked { .. }
            | Self::EvidenceGiven { .. } => {
                matches!(by, By::Shop | By::Customer)
            }
            Self::Signed => matches!(by, By::Carrier),
            Self::CaseLapsed { .. } | Self::Insured => matches!(by, By::System),
            Self::Confirmed
            | Self::RefundWithdrawn { .. }
            | Self::ProposalDeclined { .. }
            | Self::ResentConfirmed { .. }
            | Self::PlatformAsked { .. } => {
                matches!(by, By::Customer | By::System)
            }
            Self::Refunded { .. } | Self::ReturnReceived { .. } => {
                matches!(by, By::Shop | By::System)
            }
            Self::RefundAgreed { .. } => matches!(by, By::Shop | By::System | By::Platform),
            Self::DisputeDecided { .. } | Self::TurnedToReturn { .. } => {
                matches!(by, By::Platform | By::System)
            }
            Self::Compensated { reason, .. } => reason.may_be_by(by),
            Self::Closed { reason } => reason.may_be_by(by),
        }
    }

    /// Its name in the table and in the API.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Placed { .. } => "placed",
            Self::PlacedElsewhere { .. } => "placed_elsewhere",
            Self::PriceChanged { .. } => "price_changed",
            Self::Insured => "insured",
            Self::Paid => "paid",
            Self::Shipped { .. } => "shipped",
            Self::PartShipped { .. } => "part_shipped",
            Self::Signed => "signed",
            Self::Confirmed => "confirmed",
            Self::PartConfirmed => "part_confirmed",
            Self::Extended { .. } => "extended",
            Self::SkuChanged { .. } => "sku_changed",
            Self::AddressChanged { .. } => "address_changed",
            Self::InstallationBooked { .. } => "installation_booked",
            Self::Closed { .. } => "closed",
            Self::RefundAsked { .. } => "refund_asked",
            Self::RefundAgreed { .. } => "refund_agreed",
            Self::RefundRefused { .. } => "refund_refused",
            Self::RefundChanged { .. } => "refund_changed",
            Self::RefundWithdrawn { .. } => "refund_withdrawn",
            Self::CaseLapsed { .. } => "case_lapsed",
            Self::TurnedToReturn { .. } => "turned_to_return",
            Self::ReissueWithdrawn { .. } => "reissue_withdrawn",
            Self::ProposalMade { .. } => "proposal_made",
            Self::ProposalAccepted { .. } => "proposal_accepted",
            Self::ProposalDeclined { .. } => "proposal_declined",
            Self::ReturnSent { .. } => "return_sent",
            Self::ReturnReceived { .. } => "return_received",
            Self::ReturnRefused { .. } => "return_refused",
            Self::FreightTaken { .. } => "freight_taken",
            Self::Refunded { .. } => "refunded",
            Self::Resent { .. } => "resent",
            Self::ResentConfirmed { .. } => "resent_confirmed",
            Self::PlatformAsked { .. } => "platform_asked",
            Self::EvidenceGiven { .. } => "evidence_given",
            Self::DisputeDecided { .. } => "dispute_decided",
            Self::Compensated { .. } => "compensated",
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
