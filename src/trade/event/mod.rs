//! What can happen to an order.

mod actor;
mod line;
mod parts;
mod row;
mod told;

use serde::{Deserialize, Serialize};

use super::{
    By, LineDiscount, RefundKind,
    after_sale::{Claim, Said},
    compensation::CompensationReason,
    times::Times,
};
use crate::{calendar::Date, vocabulary::Millis};

pub use self::parts::{AddressPart, Carried, CloseReason, Fare, Pieces, Source, Variant};

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
        /// What the freight is made of. Empty: none was paid, or it is from before this was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        carried: Vec<Carried>,
        /// What is done with bulky goods beside bringing them, as the shop calls it. Empty: nothing, or it is from before this was kept.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        services: Vec<String>,
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
        /// None: delivery there costs the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fare: Option<Fare>,
        /// What the freight is made of from then on. Empty: of the same as before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        carried: Vec<Carried>,
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
    /// The customer asks the shop for what the same costs less (价保), which is much or may be a slip.
    ProtectionAsked {
        line: usize,
        amount_fen: i64,
        /// Of one piece, by which it is judged.
        price_fen: i64,
    },
    /// Nothing of it goes back: the shop says so, or has said nothing in time.
    ProtectionDeclined {
        line: usize,
    },
}

/// An event with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    pub event: Event,
    pub by: By,
    pub at: Millis,
}
