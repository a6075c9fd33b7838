//! What happens to a case where nobody acts, and who has to.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What happens to a case where nobody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseFall)]
pub enum Fall {
    Agreed,
    /// In place of an exchange for what is sold out.
    GoodsBack,
    Refunded,
    ProposalDeclined,
    Closed,
    Received,
    Platform,
    Done,
    ForCustomer,
    ForShop,
}

/// Who has to act next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = CaseTurn)]
pub enum Turn {
    Shop,
    Customer,
    Platform,
}

impl Fall {
    const ALL: [Self; 10] = [
        Self::Agreed,
        Self::GoodsBack,
        Self::Refunded,
        Self::ProposalDeclined,
        Self::Closed,
        Self::Received,
        Self::Platform,
        Self::Done,
        Self::ForCustomer,
        Self::ForShop,
    ];

    /// Who has let the time run out, where it happens.
    pub const fn turn(self) -> Turn {
        match self {
            Self::Agreed
            | Self::GoodsBack
            | Self::Refunded
            | Self::Received
            | Self::Platform
            | Self::ForCustomer => Turn::Shop,
            Self::ProposalDeclined | Self::Closed | Self::Done => Turn::Customer,
            Self::ForShop => Turn::Platform,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::GoodsBack => "goods_back",
            Self::Refunded => "refunded",
            Self::ProposalDeclined => "proposal_declined",
            Self::Closed => "closed",
            Self::Received => "received",
            Self::Platform => "platform",
            Self::Done => "done",
            Self::ForCustomer => "for_customer",
            Self::ForShop => "for_shop",
        }
    }
}

impl Turn {
    /// What happens where they do not act, by which a row tells whose turn it is.
    pub fn falls(self) -> impl Iterator<Item = &'static str> {
        let falls = Fall::ALL.into_iter();
        falls
            .filter(move |fall| fall.turn() == self)
            .map(Fall::code)
    }
}
