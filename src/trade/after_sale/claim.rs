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
    #[serde(default = "Drops::of_before")]
    pub drops: Drops,
    #[serde(default = "Takes::of_before")]
    pub takes: Takes,
}

/// Which pieces that have not left yet stay here once money went back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Drops {
    /// All of the case, however little was paid: what became of cases that were asked for under this rule stays so.
    All,
    /// Those whose whole price went back.
    #[default]
    Paid,
}

/// When the pieces that are sent once more, or in exchange for the same, are set aside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// When they leave: nothing lies ready for cases that were asked for under this rule.
    Sent,
    /// When the shop agrees.
    #[default]
    Agreed,
}

impl Claim {
    /// Of a case from before claims were kept.
    pub fn of_before() -> Self {
        Self {
            drops: Drops::of_before(),
            takes: Takes::of_before(),
            ..Self::default()
        }
    }
}

impl Drops {
    const fn of_before() -> Self {
        Self::All
    }
}

impl Takes {
    const fn of_before() -> Self {
        Self::Sent
    }
}

/// What either side says of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub words: String,
    pub pictures: Vec<FileId>,
}
