use crate::{
    trade::{Event, Refund, RefundKind, RefundState as R},
    vocabulary::Millis,
};

impl Refund {
    pub(super) fn agreed(self, at: Millis) -> Option<Self> {
        match (self.state, self.kind) {
            (R::WaitSellerAgree, RefundKind::Reissue) => Some(self.to(R::WaitSellerResend, at)),
            (R::WaitSellerAgree | R::PlatformInvolved, _) if self.comes_back_first() => {
                Some(self.to(R::WaitBuyerReturnGoods, at))
            }
            _ => None,
        }
    }

    /// Agreed to as far as it is possible: what was to come instead cannot be had.
    pub(super) fn turned_to_return(self, amount_fen: i64, at: Millis) -> Option<Self> {
        self.asks_for_exchange().then_some(Self {
            kind: RefundKind::GoodsBack,
            asked_fen: amount_fen,
            wanted: None,
            ..self.to(R::WaitBuyerReturnGoods, at)
        })
    }

    pub(super) fn sent(self, event: &Event, at: Millis) -> Option<Self> {
        match (event, self.state) {
            (Event::ReturnSent { .. }, R::WaitBuyerReturnGoods) => Some(Self {
                is_sent: true,
                ..self.to(R::WaitSellerConfirmGoods, at)
            }),
            (Event::ReturnReceived { .. }, R::WaitSellerConfirmGoods) if !self.is_back => {
                let next = match self.kind {
                    RefundKind::Exchange | RefundKind::Repair => R::WaitSellerResend,
                    RefundKind::MoneyOnly | RefundKind::GoodsBack | RefundKind::Reissue => {
                        R::WaitSellerConfirmGoods
                    }
                };
                Some(Self {
                    is_back: true,
                    ..self.to(next, at)
                })
            }
            (Event::ReturnRefused { .. }, R::WaitSellerConfirmGoods) if !self.is_back => {
                Some(self.to(R::SellerRefuseBuyer, at))
            }
            (Event::Resent { quantity, .. }, R::WaitSellerResend) => Some(Self {
                resent: *quantity,
                ..self.to(R::WaitBuyerConfirmResent, at)
            }),
            (Event::ResentConfirmed { .. }, R::WaitBuyerConfirmResent) => Some(Self {
                renewed_at: Some(at),
                ..self.to(R::Success, at)
            }),
            _ => None,
        }
    }
}
