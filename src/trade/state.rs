use serde::{Deserialize, Serialize};

use super::{CompensationReason, Event};

/// Where an order stands, in the field's own codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    WaitBuyerPay,
    WaitSellerSendGoods,
    /// Some of it has left, some has not (部分发货).
    SellerConsignedPart,
    WaitBuyerConfirmGoods,
    TradeFinished,
    TradeClosed,
}

impl State {
    pub const ALL: [Self; 6] = [
        Self::WaitBuyerPay,
        Self::WaitSellerSendGoods,
        Self::SellerConsignedPart,
        Self::WaitBuyerConfirmGoods,
        Self::TradeFinished,
        Self::TradeClosed,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::WaitBuyerPay => "WAIT_BUYER_PAY",
            Self::WaitSellerSendGoods => "WAIT_SELLER_SEND_GOODS",
            Self::SellerConsignedPart => "SELLER_CONSIGNED_PART",
            Self::WaitBuyerConfirmGoods => "WAIT_BUYER_CONFIRM_GOODS",
            Self::TradeFinished => "TRADE_FINISHED",
            Self::TradeClosed => "TRADE_CLOSED",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether `event` can happen to an order that stands here. A line's refund has rules of its own.
    pub const fn allows(self, event: &Event) -> bool {
        match event {
            Event::Placed { .. } | Event::PlacedElsewhere { .. } => false,
            Event::Insured | Event::PriceChanged { .. } | Event::Paid | Event::Closed { .. } => {
                matches!(self, Self::WaitBuyerPay)
            }
            Event::Shipped { .. } | Event::PartShipped { .. } => self.has_to_ship(),
            Event::Signed | Event::Confirmed | Event::Extended { .. } => {
                matches!(self, Self::WaitBuyerConfirmGoods)
            }
            Event::PartConfirmed => matches!(self, Self::SellerConsignedPart),
            Event::InstallationBooked { .. } => {
                self.has_to_ship()
                    || matches!(self, Self::WaitBuyerPay | Self::WaitBuyerConfirmGoods)
            }
            Event::AddressChanged { .. } | Event::SkuChanged { .. } => {
                matches!(self, Self::WaitBuyerPay | Self::WaitSellerSendGoods)
            }
            Event::ReturnSent { .. }
            | Event::ReturnReceived { .. }
            | Event::ReturnRefused { .. }
            | Event::FreightTaken { .. }
            | Event::Resent { .. }
            | Event::ResentConfirmed { .. }
            | Event::TurnedToReturn { .. }
            | Event::ReissueWithdrawn { .. }
            | Event::RefundAgreed { .. } => self.has_sent(),
            // What the goods cost is all back by then; sending them back was paid by the customer.
            Event::Compensated {
                reason: CompensationReason::ReturnFreight,
                ..
            } => self.has_sent() || matches!(self, Self::TradeClosed),
            Event::RefundAsked { .. }
            | Event::RefundChanged { .. }
            | Event::RefundRefused { .. }
            | Event::RefundWithdrawn { .. }
            | Event::CaseLapsed { .. }
            | Event::ProposalMade { .. }
            | Event::ProposalAccepted { .. }
            | Event::ProposalDeclined { .. }
            | Event::PlatformAsked { .. }
            | Event::EvidenceGiven { .. }
            | Event::DisputeDecided { .. }
            | Event::Compensated { .. }
            | Event::ProtectionAsked { .. }
            | Event::ProtectionDeclined { .. }
            | Event::Refunded { .. } => self.has_sent() || self.has_to_ship(),
        }
    }

    /// All goods have left the shop and the trade is not closed.
    pub const fn is_shipped(self) -> bool {
        matches!(self, Self::WaitBuyerConfirmGoods | Self::TradeFinished)
    }

    /// At least one parcel has left, and the trade is not closed.
    pub const fn has_sent(self) -> bool {
        self.is_shipped() || matches!(self, Self::SellerConsignedPart)
    }

    /// It is paid, and something of it is still in the house.
    pub const fn has_to_ship(self) -> bool {
        matches!(self, Self::WaitSellerSendGoods | Self::SellerConsignedPart)
    }
}

/// Who brought an event about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Customer,
    Shop,
    Carrier,
    System,
    /// Whoever decides between the two.
    Platform,
}

impl By {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Shop => "shop",
            Self::Carrier => "carrier",
            Self::System => "system",
            Self::Platform => "platform",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        [
            Self::Customer,
            Self::Shop,
            Self::Carrier,
            Self::System,
            Self::Platform,
        ]
        .into_iter()
        .find(|by| by.code() == code)
    }
}
