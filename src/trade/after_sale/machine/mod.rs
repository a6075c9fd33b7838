//! The steps of a case: what it becomes by each event, and by which it cannot become anything.

mod disputed;
mod ended;
mod proposed;
mod sent;
#[cfg(test)]
mod tests;
mod wished;

use crate::{
    trade::{By, Event, Refund, RefundState as R},
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
            | Event::Compensated { .. }
            | Event::ProtectionAsked { .. }
            | Event::ProtectionDeclined { .. } => None,
        };
        next.map(|next| Self {
            counted: next.counted.with(event, by),
            ..next
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
