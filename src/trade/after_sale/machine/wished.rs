use crate::{
    trade::{By, Event, Refund, RefundKind, RefundState as R, after_sale::CaseReason},
    vocabulary::Millis,
};

impl Refund {
    /// What the shop asks of itself it has agreed to.
    pub(super) fn wished(self, event: &Event, by: By, at: Millis) -> Option<Self> {
        let begins = if by == By::Shop {
            R::WaitSellerResend
        } else {
            R::WaitSellerAgree
        };
        match event {
            Event::RefundAsked {
                refund,
                amount_fen,
                claim,
                ..
            } if self.may_be_asked_anew() && !self.is_disputable_by(by) => Some(Self {
                state: begins,
                no: self.no.saturating_add(1),
                opened_at: at,
                renewed_at: self.renewed_at,
                is_of_shop: by == By::Shop,
                wanted: claim.wanted_sku(),
                drops: claim.drops,
                takes: claim.takes,
                ..Self::NONE.wishing(*refund, *amount_fen, claim.reason, at)
            }),
            Event::RefundChanged {
                refund,
                amount_fen,
                claim,
                ..
            } if self.state == R::WaitSellerAgree => Some(Self {
                wanted: claim.wanted_sku(),
                drops: claim.drops,
                takes: claim.takes,
                ..self.wishing(*refund, *amount_fen, claim.reason, at)
            }),
            _ => None,
        }
    }

    /// What the shop refused is the customer's to take further: the shop puts nothing of its own in its place.
    fn is_disputable_by(self, by: By) -> bool {
        by == By::Shop && self.state == R::SellerRefuseBuyer
    }

    /// The shop reads it anew, with all its time.
    const fn wishing(
        self,
        kind: RefundKind,
        asked_fen: i64,
        reason: CaseReason,
        at: Millis,
    ) -> Self {
        Self {
            kind,
            asked_fen,
            reason,
            freight: reason.freight(),
            proposal: None,
            since: at,
            ..self
        }
    }

    /// What ended may be followed by another case, unless the platform has spoken; whether there are pieces for it the line knows.
    pub(super) fn may_be_asked_anew(&self) -> bool {
        match self.state {
            R::NoRefund | R::Closed | R::SellerRefuseBuyer | R::Success => !self.is_decided,
            R::WaitSellerAgree
            | R::WaitBuyerReturnGoods
            | R::WaitSellerConfirmGoods
            | R::WaitSellerResend
            | R::WaitBuyerConfirmResent
            | R::PlatformInvolved => false,
        }
    }
}
