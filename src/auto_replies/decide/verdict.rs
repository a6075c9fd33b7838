//! What a rule has to say, and why.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// What one rule has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub rule: Uuid,
    pub fires: bool,
    pub why: Why,
}

/// A reason, in a code that clients translate and what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AutoReplyReason)]
pub struct Why {
    pub code: &'static str,
    pub n: Option<i64>,
    pub text: Option<String>,
}

impl Why {
    pub fn of(code: &'static str) -> Self {
        Self {
            code,
            ..Self::default()
        }
    }

    #[must_use]
    pub fn with(self, n: i64) -> Self {
        Self { n: Some(n), ..self }
    }

    #[must_use]
    pub fn about(self, text: impl Into<String>) -> Self {
        Self {
            text: Some(text.into()),
            ..self
        }
    }
}
