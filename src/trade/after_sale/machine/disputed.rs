use crate::{
    trade::{By, Event, Refund, RefundState as R},
    vocabulary::Millis,
};

impl Refund {
    pub(super) fn disputed(self, event: &Event, by: By, at: Millis) -> Option<Self> {
        match (event, self.state) {
            // Refused, or what was sent is not right either.
            (Event::PlatformAsked { .. }, R::SellerRefuseBuyer | R::WaitBuyerConfirmResent)
                if by == By::Customer =>
            {
                Some(self.to(R::PlatformInvolved, at))
            }
            // Nobody has to ask where the shop keeps goods and sends nothing.
            (Event::PlatformAsked { .. }, R::WaitSellerResend) if by == By::System => {
                Some(self.to(R::PlatformInvolved, at))
            }
            // Neither what was to come can be had, nor was anything paid: somebody has to say what becomes of it.
            (Event::PlatformAsked { .. }, R::WaitSellerAgree)
                if by == By::System && self.asks_for_pieces() =>
            {
                Some(self.to(R::PlatformInvolved, at))
            }
            (
                Event::DisputeDecided {
                    amount_fen,
                    is_for_customer,
                    ..
                },
                R::PlatformInvolved,
            ) => {
                let end = if *amount_fen == 0 && !is_for_customer {
                    R::Closed
                } else {
                    R::Success
                };
                Some(Self {
                    refunded_fen: *amount_fen,
                    is_decided: true,
                    ..self.to(end, at)
                })
            }
            _ => None,
        }
    }

    pub(super) fn with_evidence(self, by: By) -> Option<Self> {
        let answers = by == By::Shop && self.state == R::PlatformInvolved;
        self.state.is_under_way().then_some(Self {
            has_answered: self.has_answered || answers,
            ..self
        })
    }
}
