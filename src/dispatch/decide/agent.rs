use serde::{Deserialize, Serialize};
use yingke_schema::members::presence::State;

use crate::vocabulary::{MemberId, Millis};

/// A member who may be asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    pub id: MemberId,
    pub name: String,
    pub state: State,
    pub capacity: i64,
    pub open: i64,
    /// Conversations given within the last hour.
    pub given: i64,
    /// Since when on duty, and since when nothing was given: UTC milliseconds.
    pub since: Millis,
    pub idle_since: Millis,
}

impl Agent {
    /// At the desk, and not at rest.
    pub fn is_there(&self) -> bool {
        !matches!(self.state, State::Rest | State::Offline)
    }

    pub fn takes_new(&self) -> bool {
        matches!(self.state, State::Online | State::Busy)
    }

    pub fn is_free(&self) -> bool {
        self.open < self.capacity
    }
}
