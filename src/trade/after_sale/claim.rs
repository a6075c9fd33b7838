use serde::{Deserialize, Serialize};

use super::CaseReason;
use crate::{trade::Variant, vocabulary::FileId};

/// Why a customer asks, in their words and pictures. What was asked before reasons were kept has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub reason: CaseReason,
    pub words: String,
    pub pictures: Vec<FileId>,
    /// Of the line, so many pieces; none: all whose money has not gone back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<i64>,
    /// In an exchange, what is sent; none: what was bought, once more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wanted: Option<Variant>,
}

/// What either side says of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub words: String,
    pub pictures: Vec<FileId>,
}
