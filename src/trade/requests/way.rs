use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::trade::{Event, RefundKind, Said};

/// How money goes back with a refund that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RefundRequestWay)]
pub enum RefundWay {
    /// What the customer asked is paid: only money was.
    Pay,
    /// The goods come back for what the customer asked.
    Agree,
    /// Offered instead of what was asked: money alone.
    OfferMoney,
    /// The same, for the goods.
    OfferReturn,
}

impl RefundWay {
    const ALL: [Self; 4] = [Self::Pay, Self::Agree, Self::OfferMoney, Self::OfferReturn];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Pay => "pay",
            Self::Agree => "agree",
            Self::OfferMoney => "offer_money",
            Self::OfferReturn => "offer_return",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// It is about what the customer asked, and no other amount.
    pub const fn is_as_asked(self) -> bool {
        matches!(self, Self::Pay | Self::Agree)
    }

    /// `words` are for the customer; those of a request are for colleagues.
    pub fn event(self, line: usize, amount_fen: i64, words: &str) -> Event {
        let offered = |refund| Event::ProposalMade {
            line,
            refund,
            amount_fen,
            said: Said {
                words: words.to_owned(),
                ..Said::default()
            },
        };
        match self {
            Self::Pay => Event::Refunded { line, amount_fen },
            Self::Agree => Event::RefundAgreed { line },
            Self::OfferMoney => offered(RefundKind::MoneyOnly),
            Self::OfferReturn => offered(RefundKind::GoodsBack),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for way in RefundWay::ALL {
            assert_eq!(RefundWay::of_code(way.code()), Some(way));
            assert_eq!(serde_json::to_value(way).unwrap(), way.code());
        }
    }
}
