use super::Event;
use crate::trade::{By, RefundKind};

impl Event {
    /// Who can bring it about; the system acts where a deadline has passed.
    pub const fn may_be_by(&self, by: By) -> bool {
        match self {
            // A shop that knows of its mistake does not wait for the customer to ask.
            Self::RefundAsked {
                refund: RefundKind::Reissue,
                ..
            } => matches!(by, By::Customer | By::Shop),
            Self::Placed { .. }
            | Self::PlacedElsewhere { .. }
            | Self::Paid
            | Self::RefundAsked { .. }
            | Self::RefundChanged { .. }
            | Self::ProposalAccepted { .. }
            | Self::SkuChanged { .. }
            | Self::PartConfirmed
            | Self::ProtectionAsked { .. }
            | Self::ReturnSent { .. } => {
                matches!(by, By::Customer)
            }
            Self::PriceChanged { .. }
            | Self::Shipped { .. }
            | Self::PartShipped { .. }
            | Self::Extended { .. }
            | Self::RefundRefused { .. }
            | Self::ProposalMade { .. }
            | Self::ReturnRefused { .. }
            | Self::FreightTaken { .. }
            | Self::ReissueWithdrawn { .. }
            | Self::Resent { .. } => matches!(by, By::Shop),
            Self::AddressChanged { .. }
            | Self::InstallationBooked { .. }
            | Self::EvidenceGiven { .. } => {
                matches!(by, By::Shop | By::Customer)
            }
            Self::Signed => matches!(by, By::Carrier),
            Self::CaseLapsed { .. } | Self::Insured => matches!(by, By::System),
            Self::Confirmed
            | Self::RefundWithdrawn { .. }
            | Self::ProposalDeclined { .. }
            | Self::ResentConfirmed { .. }
            | Self::PlatformAsked { .. } => {
                matches!(by, By::Customer | By::System)
            }
            Self::Refunded { .. }
            | Self::ReturnReceived { .. }
            | Self::ProtectionDeclined { .. } => {
                matches!(by, By::Shop | By::System)
            }
            Self::RefundAgreed { .. } => matches!(by, By::Shop | By::System | By::Platform),
            Self::DisputeDecided { .. } | Self::TurnedToReturn { .. } => {
                matches!(by, By::Platform | By::System)
            }
            Self::Compensated { reason, .. } => reason.may_be_by(by),
            Self::Closed { reason } => reason.may_be_by(by),
        }
    }
}
