use serde_json::Value;

use super::Event;

impl Event {
    /// Its name in the table and in the API.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Placed { .. } => "placed",
            Self::PlacedElsewhere { .. } => "placed_elsewhere",
            Self::PriceChanged { .. } => "price_changed",
            Self::Insured => "insured",
            Self::Paid => "paid",
            Self::Shipped { .. } => "shipped",
            Self::PartShipped { .. } => "part_shipped",
            Self::Signed => "signed",
            Self::Confirmed => "confirmed",
            Self::PartConfirmed => "part_confirmed",
            Self::Extended { .. } => "extended",
            Self::SkuChanged { .. } => "sku_changed",
            Self::AddressChanged { .. } => "address_changed",
            Self::InstallationBooked { .. } => "installation_booked",
            Self::Closed { .. } => "closed",
            Self::RefundAsked { .. } => "refund_asked",
            Self::RefundAgreed { .. } => "refund_agreed",
            Self::RefundRefused { .. } => "refund_refused",
            Self::RefundChanged { .. } => "refund_changed",
            Self::RefundWithdrawn { .. } => "refund_withdrawn",
            Self::CaseLapsed { .. } => "case_lapsed",
            Self::TurnedToReturn { .. } => "turned_to_return",
            Self::ReissueWithdrawn { .. } => "reissue_withdrawn",
            Self::ProposalMade { .. } => "proposal_made",
            Self::ProposalAccepted { .. } => "proposal_accepted",
            Self::ProposalDeclined { .. } => "proposal_declined",
            Self::ReturnSent { .. } => "return_sent",
            Self::ReturnReceived { .. } => "return_received",
            Self::ReturnRefused { .. } => "return_refused",
            Self::FreightTaken { .. } => "freight_taken",
            Self::Refunded { .. } => "refunded",
            Self::Resent { .. } => "resent",
            Self::ResentConfirmed { .. } => "resent_confirmed",
            Self::PlatformAsked { .. } => "platform_asked",
            Self::EvidenceGiven { .. } => "evidence_given",
            Self::DisputeDecided { .. } => "dispute_decided",
            Self::Compensated { .. } => "compensated",
            Self::ProtectionAsked { .. } => "protection_asked",
            Self::ProtectionDeclined { .. } => "protection_declined",
        }
    }

    /// What a row keeps beside the kind.
    pub fn detail(&self) -> Value {
        let mut whole = serde_json::to_value(self).expect("events are plain data");
        if let Some(fields) = whole.as_object_mut() {
            fields.remove("kind");
        }
        whole
    }

    /// The event of a row; none where the row was not written by this code.
    pub fn of_row(kind: &str, detail: &str) -> Option<Self> {
        let mut whole: Value = serde_json::from_str(detail).ok()?;
        whole
            .as_object_mut()?
            .insert("kind".to_owned(), kind.into());
        serde_json::from_value(whole).ok()
    }
}
