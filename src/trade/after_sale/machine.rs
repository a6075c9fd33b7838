use super::{CaseReason, Proposal};
use crate::{
    trade::{By, Event, Refund, RefundKind, RefundState as R},
    vocabulary::Millis,
};

impl Refund {
    /// This case after `event`; none where it cannot happen. Money-only cases are agreed to by paying.
    pub fn after(self, event: &Event, by: By, at: Millis) -> Option<Self> {
        // The platform speaks where it was asked.
        if by == By::Platform && self.state != R::PlatformInvolved {
            return None;
        }
        let next = match event {
            Event::RefundAsked { .. } | Event::RefundChanged { .. } => self.wished(event, by, at),
            Event::ProposalMade { .. }
            | Event::ProposalAccepted { .. }
            | Event::ProposalDeclined { .. } => self.proposed(event, at),
            Event::ReturnSent { .. }
            | Event::ReturnReceived { .. }
            | Event::ReturnRefused { .. }
            | Event::Resent { .. }
            | Event::ResentConfirmed { .. } => self.sent(event, at),
            Event::PlatformAsked { .. } | Event::DisputeDecided { .. } => {
                self.disputed(event, by, at)
            }
            Event::RefundAgreed { .. } => self.agreed(at),
            Event::TurnedToReturn { amount_fen, .. } => self.turned_to_return(*amount_fen, at),
            Event::RefundRefused { .. }
            | Event::RefundWithdrawn { .. }
            | Event::ReissueWithdrawn { .. }
            | Event::CaseLapsed { .. }
            | Event::Refunded { .. } => self.ended(event, at),
            Event::FreightTaken { .. } => self.with_freight_taken(),
            Event::EvidenceGiven { .. } => self.with_evidence(by),
            Event::Placed { .. }
            | Event::PlacedElsewhere { .. }
            | Event::PriceChanged { .. }
            | Event::Insured
            | Event::Paid
            | Event::Shipped { .. }
            | Event::PartShipped { .. }
            | Event::Signed
            | Event::Confirmed
            | Event::PartConfirmed
            | Event::Extended { .. }
            | Event::SkuChanged { .. }
            | Event::AddressChanged { .. }
            | Event::InstallationBooked { .. }
            | Event::Closed { .. }
            | Event::Compensated { .. } => None,
        };
        next.map(|next| Self {
            counted: next.counted.with(event, by),
            ..next
        })
    }

    /// What the shop refused is the customer's to take further: the shop puts nothing of its own in its place.
    fn is_disputable_by(self, by: By) -> bool {
        by == By::Shop && self.state == R::SellerRefuseBuyer
    }

    /// What the shop asks of itself it has agreed to.
    fn wished(self, event: &Event, by: By, at: Millis) -> Option<Self> {
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
                ..Self::NONE.wishing(*refund, *amount_fen, claim.reason, at)
            }),
            Event::RefundChanged {
                refund,
                amount_fen,
                claim,
                ..
            } if self.state == R::WaitSellerAgree => Some(Self {
                wanted: claim.wanted_sku(),
                ..self.wishing(*refund, *amount_fen, claim.reason, at)
            }),
            _ => None,
        }
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

    /// What ended without money may be asked for again, and of what ended with it the pieces it was not about, unless the platform has
    /// spoken.
    fn may_be_asked_anew(&self) -> bool {
        match self.state {
            R::NoRefund | R::Closed | R::SellerRefuseBuyer => !self.is_decided,
            R::Success => !self.is_decided && (self.refunded_fen == 0 || self.pieces.is_some()),
            R::WaitSellerAgree
            | R::WaitBuyerReturnGoods
            | R::WaitSellerConfirmGoods
            | R::WaitSellerResend
            | R::WaitBuyerConfirmResent
            | R::PlatformInvolved => false,
        }
    }

    /// Before the shop has answered, while it has something to send that it may not have any more, and after it refused.
    fn proposed(self, event: &Event, at: Millis) -> Option<Self> {
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

    fn agreed(self, at: Millis) -> Option<Self> {
        match (self.state, self.kind) {
            (R::WaitSellerAgree, RefundKind::Reissue) => Some(self.to(R::WaitSellerResend, at)),
            (R::WaitSellerAgree | R::PlatformInvolved, _) if self.comes_back_first() => {
                Some(self.to(R::WaitBuyerReturnGoods, at))
            }
            _ => None,
        }
    }

    /// Agreed to as far as it is possible: what was to come instead cannot be had.
    fn turned_to_return(self, amount_fen: i64, at: Millis) -> Option<Self> {
        self.asks_for_another().then_some(Self {
            kind: RefundKind::GoodsBack,
            asked_fen: amount_fen,
            wanted: None,
            ..self.to(R::WaitBuyerReturnGoods, at)
        })
    }

    fn sent(self, event: &Event, at: Millis) -> Option<Self> {
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

    fn disputed(self, event: &Event, by: By, at: Millis) -> Option<Self> {
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
                if by == By::System && self.asks_for_another() =>
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

    fn ended(self, event: &Event, at: Millis) -> Option<Self> {
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

    fn with_freight_taken(self) -> Option<Self> {
        use super::ReturnFreight as F;
        let comes_back = self.state.is_open() && self.kind.needs_goods();
        let is_theirs = comes_back && self.freight == F::Customer;
        is_theirs.then_some(Self {
            freight: F::Shop,
            ..self
        })
    }

    fn with_evidence(self, by: By) -> Option<Self> {
        let answers = by == By::Shop && self.state == R::PlatformInvolved;
        self.state.is_under_way().then_some(Self {
            has_answered: self.has_answered || answers,
            ..self
        })
    }

    const fn to(self, state: R, at: Millis) -> Self {
        Self {
            state,
            proposal: None,
            since: at,
            has_answered: false,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::after_sale::{Claim, Counted, Said};

    fn asked(kind: RefundKind) -> Refund {
        let event = Event::RefundAsked {
            line: 0,
            refund: kind,
            amount_fen: if kind.has_money() { 500 } else { 0 },
            claim: Claim::default(),
        };
        Refund::NONE.after(&event, By::Customer, 1).unwrap()
    }

    fn walk(from: Refund, steps: &[(Event, By)]) -> Option<Refund> {
        let mut steps = steps.iter();
        steps.try_fold(from, |case, (event, by)| case.after(event, *by, 2))
    }

    fn sent() -> Event {
        Event::ReturnSent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
        }
    }

    fn resent() -> Event {
        Event::Resent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
            quantity: None,
        }
    }

    fn platform() -> Event {
        let said = Said::default();
        Event::PlatformAsked { line: 0, said }
    }

    #[test]
    fn an_exchange_ends_with_a_parcel_and_no_money() {
        let steps = [
            (Event::RefundAgreed { line: 0 }, By::Shop),
            (sent(), By::Customer),
            (Event::ReturnReceived { line: 0 }, By::Shop),
            (resent(), By::Shop),
            (Event::ResentConfirmed { line: 0 }, By::Customer),
        ];
        let case = walk(asked(RefundKind::Exchange), &steps).unwrap();
        assert_eq!((case.state, case.refunded_fen), (R::Success, 0));
        // The new piece may break too.
        assert!(case.may_be_asked_anew());
    }

    #[test]
    fn a_missing_piece_is_sent_without_anything_coming_back() {
        let agreed = [(Event::RefundAgreed { line: 0 }, By::Shop)];
        let case = walk(asked(RefundKind::Reissue), &agreed).unwrap();
        assert_eq!(case.state, R::WaitSellerResend);
    }

    #[test]
    fn what_the_shop_opens_waits_for_its_parcel_alone() {
        let event = |refund| Event::RefundAsked {
            line: 0,
            refund,
            amount_fen: 0,
            claim: Claim::default(),
        };
        let opened = Refund::NONE.after(&event(RefundKind::Reissue), By::Shop, 1);
        assert_eq!(opened.unwrap().state, R::WaitSellerResend);
        for kind in RefundKind::ALL {
            let may = event(kind).may_be_by(By::Shop);
            assert_eq!(may, kind == RefundKind::Reissue, "{kind:?}");
        }
    }

    #[test]
    fn only_what_the_shop_opened_it_takes_back_and_only_before_it_leaves() {
        let withdrawn = || Event::ReissueWithdrawn {
            line: 0,
            said: Said::default(),
        };
        let opened = Event::RefundAsked {
            line: 0,
            refund: RefundKind::Reissue,
            amount_fen: 0,
            claim: Claim::default(),
        };
        let opened = Refund::NONE.after(&opened, By::Shop, 1).unwrap();
        let back = opened.after(&withdrawn(), By::Shop, 2).unwrap();
        assert_eq!(back.state, R::Closed);
        assert!(back.may_be_asked_anew());
        let sent = opened.after(&resent(), By::Shop, 2).unwrap();
        assert_eq!(sent.after(&withdrawn(), By::Shop, 3), None);
        let agreed = [(Event::RefundAgreed { line: 0 }, By::Shop)];
        let theirs = walk(asked(RefundKind::Reissue), &agreed).unwrap();
        assert_eq!(theirs.after(&withdrawn(), By::Shop, 3), None);
    }

    #[test]
    fn an_exchange_for_what_is_sold_out_comes_back_for_its_money() {
        let turned = Event::TurnedToReturn {
            line: 0,
            amount_fen: 500,
        };
        let same = asked(RefundKind::Exchange);
        assert_eq!(same.after(&turned, By::System, 2), None);
        let other = Refund {
            wanted: Some(crate::vocabulary::SkuId(uuid::Uuid::nil())),
            ..same
        };
        let case = other.after(&turned, By::System, 2).unwrap();
        assert_eq!(case.state, R::WaitBuyerReturnGoods);
        let now = (case.kind, case.asked_fen, case.wanted);
        assert_eq!(now, (RefundKind::GoodsBack, 500, None));
        let agreed = other.after(&Event::RefundAgreed { line: 0 }, By::Shop, 2);
        assert_eq!(agreed.unwrap().after(&turned, By::System, 3), None);
    }

    #[test]
    fn goods_that_came_otherwise_are_refused_and_the_platform_may_be_asked() {
        let said = Said::default();
        let steps = [
            (Event::RefundAgreed { line: 0 }, By::Shop),
            (sent(), By::Customer),
            (Event::ReturnRefused { line: 0, said }, By::Shop),
            (platform(), By::Customer),
        ];
        let case = walk(asked(RefundKind::GoodsBack), &steps).unwrap();
        assert_eq!(case.state, R::PlatformInvolved);
        let decided = |amount_fen| Event::DisputeDecided {
            line: 0,
            amount_fen,
            is_for_customer: amount_fen != 0,
        };
        assert_eq!(
            case.after(&decided(500), By::Shop, 3).unwrap().refunded_fen,
            500
        );
        let lost = case.after(&decided(0), By::Platform, 3).unwrap();
        assert_eq!(lost.state, R::Closed);
        assert!(!lost.may_be_asked_anew(), "what was decided stays so");
        // What was sent already is not sent for again.
        let agreed = Event::RefundAgreed { line: 0 };
        assert_eq!(case.after(&agreed, By::Platform, 3), None);
    }

    #[test]
    fn a_piece_that_is_no_better_is_for_the_platform() {
        let agreed = (Event::RefundAgreed { line: 0 }, By::Shop);
        let steps = [agreed, (resent(), By::Shop)];
        let case = walk(asked(RefundKind::Reissue), &steps).unwrap();
        let disputed = case.after(&platform(), By::Customer, 3).unwrap();
        assert_eq!(disputed.state, R::PlatformInvolved);
        assert_eq!(case.after(&platform(), By::System, 3), None);
        assert_eq!(case.renewed_at, None);
        let fine = Event::ResentConfirmed { line: 0 };
        let done = case.after(&fine, By::Customer, 4).unwrap();
        assert_eq!(done.renewed_at, Some(4));
    }

    #[test]
    fn a_customer_with_nothing_to_get_back_may_be_right() {
        let steps = [
            (Event::RefundAgreed { line: 0 }, By::Shop),
            (resent(), By::Shop),
            (platform(), By::Customer),
        ];
        let case = walk(asked(RefundKind::Reissue), &steps).unwrap();
        let decided = |is_for_customer| Event::DisputeDecided {
            line: 0,
            amount_fen: 0,
            is_for_customer,
        };
        let end = |event| case.after(&event, By::System, 3).unwrap().state;
        assert_eq!(end(decided(true)), R::Success);
        assert_eq!(end(decided(false)), R::Closed);
    }

    #[test]
    fn freight_is_taken_on_where_something_comes_back() {
        let takes = Event::FreightTaken { line: 0 };
        let taken = |kind| asked(kind).after(&takes, By::Shop, 3).is_some();
        assert!(taken(RefundKind::GoodsBack));
        assert!(!taken(RefundKind::MoneyOnly) && !taken(RefundKind::Reissue));
    }

    #[test]
    fn only_evidence_of_the_shop_answers_the_platform() {
        let refused = Event::RefundRefused {
            line: 0,
            said: Said::default(),
        };
        let steps = [(refused, By::Shop), (platform(), By::Customer)];
        let case = walk(asked(RefundKind::MoneyOnly), &steps).unwrap();
        let evidence = Event::EvidenceGiven {
            line: 0,
            said: Said::default(),
        };
        let theirs = case.after(&evidence, By::Customer, 3).unwrap();
        assert!(!theirs.has_answered);
        let ours = theirs.after(&evidence, By::Shop, 3).unwrap();
        assert!(ours.has_answered);
        assert_eq!(ours.since, case.since, "words stop no clock");
    }

    #[test]
    fn an_accepted_proposal_of_money_is_paid() {
        let made = Event::ProposalMade {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 120,
            said: Said::default(),
        };
        let case = walk(asked(RefundKind::GoodsBack), &[(made.clone(), By::Shop)]).unwrap();
        assert_eq!(case.after(&made, By::Shop, 3), None, "one at a time");
        let accepted = Event::ProposalAccepted { line: 0 };
        let paid = case.after(&accepted, By::Customer, 3).unwrap();
        assert_eq!((paid.state, paid.refunded_fen), (R::Success, 120));
    }

    #[test]
    fn what_was_agreed_to_or_refused_may_be_offered_otherwise() {
        let made = |refund, amount_fen| Event::ProposalMade {
            line: 0,
            refund,
            amount_fen,
            said: Said::default(),
        };
        let agreed = (Event::RefundAgreed { line: 0 }, By::Shop);
        let received = (Event::ReturnReceived { line: 0 }, By::Shop);
        let steps = [agreed.clone(), (sent(), By::Customer), received];
        let back = walk(asked(RefundKind::Exchange), &steps).unwrap();
        let accepted = (Event::ProposalAccepted { line: 0 }, By::Customer);
        let taken = |from, kind| {
            let offered = (made(kind, 0), By::Shop);
            walk(from, &[offered, accepted.clone()]).unwrap().state
        };
        assert_eq!(taken(back, RefundKind::GoodsBack), R::Success);
        assert_eq!(taken(back, RefundKind::Repair), R::WaitSellerResend);
        let missing = walk(asked(RefundKind::Reissue), &[agreed]).unwrap();
        assert_eq!(
            taken(missing, RefundKind::GoodsBack),
            R::WaitBuyerReturnGoods
        );
        let said = Said::default();
        let refused = (Event::RefundRefused { line: 0, said }, By::Shop);
        let refused = walk(asked(RefundKind::GoodsBack), &[refused]).unwrap();
        assert_eq!(taken(refused, RefundKind::MoneyOnly), R::Success);
        let offered = refused.after(&made(RefundKind::MoneyOnly, 1), By::Shop, 3);
        let declined = Event::ProposalDeclined { line: 0 };
        let declined = offered.unwrap().after(&declined, By::Customer, 4).unwrap();
        assert_eq!((declined.state, declined.since), (R::SellerRefuseBuyer, 4));
        let sends = walk(back, &[(resent(), By::Shop)]).unwrap();
        assert_eq!(
            sends.after(&made(RefundKind::Reissue, 0), By::Shop, 3),
            None
        );
    }

    #[test]
    fn what_could_be_done_for_ever_has_an_end() {
        let evidence = Event::EvidenceGiven {
            line: 0,
            said: Said::default(),
        };
        let mut case = asked(RefundKind::MoneyOnly);
        while !case.has_enough_of(&evidence, By::Customer) {
            case = case.after(&evidence, By::Customer, 2).unwrap();
        }
        assert_eq!(case.counted.by_customer, 10);
        assert!(!case.has_enough_of(&evidence, By::Shop));
        assert_eq!(
            case.counted,
            Counted {
                by_customer: 10,
                ..Counted::NONE
            }
        );
    }
}
