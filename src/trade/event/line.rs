//! The line that an event concerns.

use super::Event;

impl Event {
    /// The line it concerns, if only one.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::RefundAsked { line, .. }
            | Self::RefundChanged { line, .. }
            | Self::RefundAgreed { line }
            | Self::RefundRefused { line, .. }
            | Self::RefundWithdrawn { line }
            | Self::CaseLapsed { line }
            | Self::TurnedToReturn { line, .. }
            | Self::ReissueWithdrawn { line, .. }
            | Self::ProposalMade { line, .. }
            | Self::ProposalAccepted { line }
            | Self::ProposalDeclined { line }
            | Self::ReturnSent { line, .. }
            | Self::ReturnReceived { line }
            | Self::ReturnRefused { line, .. }
            | Self::FreightTaken { line }
            | Self::Refunded { line, .. }
            | Self::Resent { line, .. }
            | Self::ResentConfirmed { line }
            | Self::PlatformAsked { line, .. }
            | Self::EvidenceGiven { line, .. }
            | Self::DisputeDecided { line, .. }
            | Self::SkuChanged { line, .. }
            | Self::ProtectionAsked { line, .. }
            | Self::ProtectionDeclined { line }
            | Self::Compensated { line, .. } => Some(*line),
            Self::Placed { .. }
            | Self::PlacedElsewhere { .. }
            | Self::Insured
            | Self::PriceChanged { .. }
            | Self::Paid
            | Self::Shipped { .. }
            | Self::PartShipped { .. }
            | Self::Signed
            | Self::Confirmed
            | Self::PartConfirmed
            | Self::Extended { .. }
            | Self::AddressChanged { .. }
            | Self::InstallationBooked { .. }
            | Self::Closed { .. } => None,
        }
    }
}
