use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Event;

/// Where a line's refund stands, apart from the order's own state; in the field's codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RefundState {
    NoRefund,
    WaitSellerAgree,
    WaitBuyerReturnGoods,
    WaitSellerConfirmGoods,
    SellerRefuseBuyer,
    Closed,
    Success,
}

/// 仅退款 or 退货退款.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RefundKind {
    MoneyOnly,
    GoodsBack,
}

/// A line's refund: the last one asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refund {
    pub state: RefundState,
    pub kind: RefundKind,
    pub asked_fen: i64,
    pub refunded_fen: i64,
    /// The shop holds the returned goods again.
    pub is_back: bool,
}

impl RefundState {
    pub const ALL: [Self; 7] = [
        Self::NoRefund,
        Self::WaitSellerAgree,
        Self::WaitBuyerReturnGoods,
        Self::WaitSellerConfirmGoods,
        Self::SellerRefuseBuyer,
        Self::Closed,
        Self::Success,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::NoRefund => "NO_REFUND",
            Self::WaitSellerAgree => "WAIT_SELLER_AGREE",
            Self::WaitBuyerReturnGoods => "WAIT_BUYER_RETURN_GOODS",
            Self::WaitSellerConfirmGoods => "WAIT_SELLER_CONFIRM_GOODS",
            Self::SellerRefuseBuyer => "SELLER_REFUSE_BUYER",
            Self::Closed => "CLOSED",
            Self::Success => "SUCCESS",
        }
    }

    /// Someone has to act before the order goes on.
    pub const fn is_open(self) -> bool {
        matches!(
            self,
            Self::WaitSellerAgree | Self::WaitBuyerReturnGoods | Self::WaitSellerConfirmGoods
        )
    }
}

impl Refund {
    pub const NONE: Self = Self {
        state: RefundState::NoRefund,
        kind: RefundKind::MoneyOnly,
        asked_fen: 0,
        refunded_fen: 0,
        is_back: false,
    };

    /// This refund after `event`; none where it cannot happen. Money-only refunds are agreed to by paying.
    pub fn after(self, event: &Event) -> Option<Self> {
        use RefundState as R;
        let goods_back = self.kind == RefundKind::GoodsBack;
        match (event, self.state) {
            (
                Event::RefundAsked {
                    refund, amount_fen, ..
                },
                R::NoRefund | R::Closed | R::SellerRefuseBuyer,
            ) => Some(Self {
                state: R::WaitSellerAgree,
                kind: *refund,
                asked_fen: *amount_fen,
                ..Self::NONE
            }),
            (Event::RefundAgreed { .. }, R::WaitSellerAgree) if goods_back => Some(Self {
                state: R::WaitBuyerReturnGoods,
                ..self
            }),
            (Event::RefundRefused { .. }, R::WaitSellerAgree) => Some(Self {
                state: R::SellerRefuseBuyer,
                ..self
            }),
            (
                Event::RefundWithdrawn { .. },
                R::WaitSellerAgree | R::WaitBuyerReturnGoods | R::SellerRefuseBuyer,
            ) => Some(Self {
                state: R::Closed,
                ..self
            }),
            (Event::ReturnSent { .. }, R::WaitBuyerReturnGoods) => Some(Self {
                state: R::WaitSellerConfirmGoods,
                ..self
            }),
            (Event::ReturnReceived { .. }, R::WaitSellerConfirmGoods) if !self.is_back => {
                Some(Self {
                    is_back: true,
                    ..self
                })
            }
            (Event::Refunded { amount_fen, .. }, _) if self.is_payable() => Some(Self {
                state: R::Success,
                refunded_fen: *amount_fen,
                ..self
            }),
            _ => None,
        }
    }

    fn is_payable(self) -> bool {
        match self.kind {
            RefundKind::MoneyOnly => self.state == RefundState::WaitSellerAgree,
            RefundKind::GoodsBack => {
                self.state == RefundState::WaitSellerConfirmGoods && self.is_back
            }
        }
    }
}
