use serde::{Deserialize, Serialize};

use super::Event;

/// Where an order stands, in the field's own codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    WaitBuyerPay,
    WaitSellerSendGoods,
    WaitBuyerConfirmGoods,
    TradeFinished,
    TradeClosed,
}

impl State {
    pub const ALL: [Self; 5] = [
        Self::WaitBuyerPay,
        Self::WaitSellerSendGoods,
        Self::WaitBuyerConfirmGoods,
        Self::TradeFinished,
        Self::TradeClosed,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::WaitBuyerPay => "WAIT_BUYER_PAY",
            Self::WaitSellerSendGoods => "WAIT_SELLER_SEND_GOODS",
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
            Event::Placed { .. } => false,
            Event::PriceChanged { .. } | Event::Paid | Event::Closed { .. } => {
                matches!(self, Self::WaitBuyerPay)
            }
            Event::Shipped { .. } => matches!(self, Self::WaitSellerSendGoods),
            Event::Signed | Event::Confirmed | Event::Extended { .. } => {
                matches!(self, Self::WaitBuyerConfirmGoods)
            }
            Event::AddressChanged => {
                matches!(self, Self::WaitBuyerPay | Self::WaitSellerSendGoods)
            }
            Event::ReturnSent { .. }
            | Event::ReturnReceived { .. }
            | Event::ReturnRefused { .. }
            | Event::FreightTaken { .. }
            | Event::Resent { .. }
            | Event::ResentConfirmed { .. }
            | Event::RefundAgreed { .. } => self.is_shipped(),
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
            | Event::Refunded { .. } => {
                self.is_shipped() || matches!(self, Self::WaitSellerSendGoods)
            }
        }
    }

    /// The goods have left the shop and the trade is not closed.
    pub const fn is_shipped(self) -> bool {
        matches!(self, Self::WaitBuyerConfirmGoods | Self::TradeFinished)
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
