//! Among whom a rule competes.

use crate::auto_replies::Occasion;

/// Rules that compete; the numbers are kept with what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Circle {
    State = 1,
    Keyword = 2,
    Unanswered = 3,
    Idle = 4,
}

impl Circle {
    pub(super) const ALL: [Self; 4] = [Self::State, Self::Keyword, Self::Unanswered, Self::Idle];

    pub const fn of(occasion: &Occasion) -> Self {
        match occasion {
            Occasion::Keyword(_) => Self::Keyword,
            Occasion::Unanswered { .. } => Self::Unanswered,
            Occasion::Idle { .. } => Self::Idle,
            _ => Self::State,
        }
    }
}
