use crate::trade::{By, Event, Refund, RefundKind, RefundState};

const MOST_CASES: u8 = 20;
const MOST_CHANGES: u8 = 5;
/// No shop allows more of them; each sets how many it does.
pub const MOST_PROPOSALS: u8 = 5;
const MOST_WORDS: u8 = 10;

/// What the shop offers instead of what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub kind: RefundKind,
    pub amount_fen: i64,
}

/// How often each of the things was done in a case that could be done for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub changes: u8,
    pub proposals: u8,
    pub by_customer: u8,
    pub by_shop: u8,
}

impl Counted {
    pub const NONE: Self = Self {
        changes: 0,
        proposals: 0,
        by_customer: 0,
        by_shop: 0,
    };

    /// Once more by this event. Each side has words of its own, so that neither uses up the other's.
    pub const fn with(self, event: &Event, by: By) -> Self {
        match (event, by) {
            (Event::RefundChanged { .. }, _) => Self {
                changes: self.changes + 1,
                ..self
            },
            (Event::ProposalMade { .. }, _) => Self {
                proposals: self.proposals + 1,
                ..self
            },
            (Event::EvidenceGiven { .. }, By::Customer) => Self {
                by_customer: self.by_customer + 1,
                ..self
            },
            (Event::EvidenceGiven { .. }, _) => Self {
                by_shop: self.by_shop + 1,
                ..self
            },
            _ => self,
        }
    }
}

impl Refund {
    /// It was done so often that nobody means it any more.
    pub const fn has_enough_of(&self, event: &Event, by: By) -> bool {
        match (event, by) {
            (Event::RefundAsked { .. }, _) => self.no >= MOST_CASES,
            (Event::RefundChanged { .. }, _) => self.counted.changes >= MOST_CHANGES,
            (Event::ProposalMade { .. }, _) => self.counted.proposals >= MOST_PROPOSALS,
            (Event::EvidenceGiven { .. }, By::Customer) => self.counted.by_customer >= MOST_WORDS,
            // Before the platform looks the shop keeps one of them.
            (Event::EvidenceGiven { .. }, _) => {
                let most = if matches!(self.state, RefundState::PlatformInvolved) {
                    MOST_WORDS
                } else {
                    MOST_WORDS - 1
                };
                self.counted.by_shop >= most
            }
            _ => false,
        }
    }
}
