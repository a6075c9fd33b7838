use crate::{
    trade::{Event, Refund, RefundKind, RefundState as R, after_sale::ReturnFreight as F},
    vocabulary::Millis,
};

impl Refund {
    pub(super) fn ended(self, event: &Event, at: Millis) -> Option<Self> {
        match (event, self.state) {
            (Event::RefundRefused { .. }, R::WaitSellerAgree) => {
                Some(self.to(R::SellerRefuseBuyer, at))
            }
            (
                Event::RefundWithdrawn { .. },
                R::WaitSellerAgree
                | R::WaitBuyerReturnGoods
                | R::SellerRefuseBuyer
                | R::PlatformInvolved,
            )
            | (Event::CaseLapsed { .. }, R::WaitBuyerReturnGoods | R::SellerRefuseBuyer) => {
                Some(self.to(R::Closed, at))
            }
            (Event::ReissueWithdrawn { .. }, R::WaitSellerResend) if self.is_of_shop => {
                Some(self.to(R::Closed, at))
            }
            (Event::Refunded { amount_fen, .. }, _) if self.is_payable() => Some(Self {
                refunded_fen: *amount_fen,
                ..self.to(R::Success, at)
            }),
            _ => None,
        }
    }

    const fn is_payable(self) -> bool {
        match self.kind {
            RefundKind::MoneyOnly => matches!(self.state, R::WaitSellerAgree),
            RefundKind::GoodsBack => {
                matches!(self.state, R::WaitSellerConfirmGoods) && self.is_back
            }
            RefundKind::Exchange | RefundKind::Reissue | RefundKind::Repair => false,
        }
    }

    pub(super) fn with_freight_taken(self) -> Option<Self> {
        let comes_back = self.state.is_open() && self.kind.needs_goods();
        let is_theirs = comes_back && self.freight == F::Customer;
        is_theirs.then_some(Self {
            freight: F::Shop,
            ..self
        })
    }
}
