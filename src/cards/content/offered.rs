//! What is offered, and who agreed to so much.

use serde::{Deserialize, Serialize};

use super::Content;
use crate::trade::{AgreedOffer, CaseReason};

/// Of a case that begins with the customer's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    pub reason: CaseReason,
    /// None: all pieces of the line.
    pub quantity: Option<i64>,
    /// What the shop had promised of the order when it was sent. None: it was sent before this was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was_promised_fen: Option<i64>,
    /// That somebody higher agreed to it. None: its sender gives so much alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreed: Option<AgreedOffer>,
}

impl Content {
    /// That somebody higher agreed to what is offered.
    pub const fn agreed(&self) -> Option<AgreedOffer> {
        match self {
            Self::AfterSaleOffer {
                opens: Some(opening),
                ..
            } => opening.agreed,
            Self::SkuChange { agreed, .. } | Self::AddressChange { agreed, .. } => *agreed,
            _ => None,
        }
    }

    /// The same, where somebody higher agreed to it.
    #[must_use]
    pub fn allowed_by(mut self, by: Option<AgreedOffer>) -> Self {
        match &mut self {
            Self::AfterSaleOffer {
                opens: Some(opening),
                ..
            } => opening.agreed = by,
            Self::SkuChange { agreed, .. } | Self::AddressChange { agreed, .. } => *agreed = by,
            _ => {}
        }
        self
    }

    /// Somebody may offer too much with it.
    pub const fn has_limit(&self) -> bool {
        matches!(
            self,
            Self::AfterSaleOffer { opens: Some(_), .. }
                | Self::SkuChange { .. }
                | Self::AddressChange { .. }
        )
    }
}
