use crate::{
    trade::{Event, Refund, RefundKind, RefundState as R, after_sale::Proposal},
    vocabulary::Millis,
};

impl Refund {
    /// Before the shop has answered, while it has something to send that it may not have any more, and after it refused.
    pub(super) fn proposed(self, event: &Event, at: Millis) -> Option<Self> {
        if !matches!(
            self.state,
            R::WaitSellerAgree | R::WaitSellerResend | R::SellerRefuseBuyer
        ) {
            return None;
        }
        match (event, self.proposal) {
            (
                Event::ProposalMade {
                    refund: kind,
                    amount_fen,
                    ..
                },
                None,
            ) => Some(Self {
                proposal: Some(Proposal {
                    kind: *kind,
                    amount_fen: *amount_fen,
                }),
                since: at,
                ..self
            }),
            // The customer has had their time; whose turn it was before has all of their own.
            (Event::ProposalDeclined { .. }, Some(_)) => Some(Self {
                proposal: None,
                since: at,
                ..self
            }),
            (Event::ProposalAccepted { .. }, Some(proposal)) => Some(self.accepted(proposal, at)),
            _ => None,
        }
    }

    /// The shop has agreed already. Goods that it has do not come back once more.
    const fn accepted(self, proposal: Proposal, at: Millis) -> Self {
        let meant = Self {
            kind: proposal.kind,
            asked_fen: proposal.amount_fen,
            is_back: self.is_back || (self.is_sent && proposal.kind.needs_goods()),
            // Both have agreed to it by now: one of them alone does not take it back.
            is_of_shop: false,
            ..self
        };
        if self.is_paid_at_once(proposal.kind) {
            return Self {
                refunded_fen: proposal.amount_fen,
                ..meant.to(R::Success, at)
            };
        }
        if meant.comes_back_first() {
            return meant.to(R::WaitBuyerReturnGoods, at);
        }
        meant.to(R::WaitSellerResend, at)
    }

    /// Accepted, it needs nothing more than the money.
    pub const fn is_paid_at_once(self, offered: RefundKind) -> bool {
        match offered {
            RefundKind::MoneyOnly => true,
            RefundKind::GoodsBack => self.is_sent,
            RefundKind::Exchange | RefundKind::Reissue | RefundKind::Repair => false,
        }
    }
}
