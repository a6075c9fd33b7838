//! The guard: every text that leaves the shop passes here, and only here.
//!
//! [`Guard::admit`] is the one way to the message writer: nothing else can make a [`Reviewed`]. Areas contribute [`Check`]s in
//! `app/start.rs`; none bypasses it. Customers' own words pass unread, and so do acts without text. The guard never changes a text.

mod privacy;

use serde::Serialize;
use utoipa::ToSchema;

pub use self::privacy::Privacy;

/// What a check found in a text. Offsets count UTF-16 code units, as browsers do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// Stable name, for instance `privacy.phone`; what a client confirms.
    pub id: &'static str,
    pub severity: Severity,
    pub start: usize,
    pub end: usize,
    pub reason: &'static str,
    pub source: &'static str,
    pub suggestion: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    Hint,
    Confirm,
    Block,
}

/// One concern of the guard. Well under a millisecond on a text of ordinary length.
pub trait Check: Send + Sync {
    fn check(&self, text: &str) -> Vec<Finding>;
}

/// Something that may leave the shop.
pub trait Outgoing {
    /// The words that leave it; none where there are none, or where they are the customer's own.
    fn words(&self) -> Option<String>;
}

/// Something that may be written: only the guard can make one.
#[derive(Debug)]
pub struct Reviewed<T>(T);

impl<T> Reviewed<T> {
    pub fn into_item(self) -> T {
        self.0
    }
}

/// Why an item may not be written.
#[derive(Debug, PartialEq, Eq)]
pub enum Stopped {
    /// Each finding is to be confirmed by its id.
    NeedsConfirm(Vec<Finding>),
    Blocked(Vec<Finding>),
}

pub struct Guard(Vec<Box<dyn Check>>);

impl Guard {
    pub fn new(checks: Vec<Box<dyn Check>>) -> Self {
        Self(checks)
    }

    /// What would be said of this text: asked while typing.
    pub fn review(&self, text: &str) -> Vec<Finding> {
        let mut findings: Vec<_> = self.0.iter().flat_map(|check| check.check(text)).collect();
        findings.sort_by_key(|finding| (finding.start, finding.end));
        findings
    }

    /// Lets an item through to the writer, or says what is wrong. `confirmed` names findings the sender has seen and accepts.
    pub fn admit<T: Outgoing>(
        &self,
        item: T,
        confirmed: &[String],
    ) -> Result<Reviewed<T>, (T, Stopped)> {
        let Some(text) = item.words() else {
            return Ok(Reviewed(item));
        };
        let findings = self.review(&text);
        if findings
            .iter()
            .any(|finding| finding.severity == Severity::Block)
        {
            return Err((item, Stopped::Blocked(findings)));
        }
        let is_open = |finding: &Finding| {
            finding.severity == Severity::Confirm && !confirmed.iter().any(|id| id == finding.id)
        };
        if findings.iter().any(is_open) {
            return Err((item, Stopped::NeedsConfirm(findings)));
        }
        Ok(Reviewed(item))
    }
}
