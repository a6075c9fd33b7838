use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BatchState {
    /// A job works out what becomes of each product.
    Previewing,
    /// It can be looked at and applied.
    Ready,
    Applying,
    Applied,
    Undoing,
    Undone,
    /// A member stopped what was under way; it can go on.
    Stopped,
    /// Nobody wants it.
    Dropped,
}

/// What is done to a batch, or was when it was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Previewing,
    Applying,
    Undoing,
}

impl Stage {
    pub const fn under_way(self) -> BatchState {
        match self {
            Self::Previewing => BatchState::Previewing,
            Self::Applying => BatchState::Applying,
            Self::Undoing => BatchState::Undoing,
        }
    }
}

/// What became of one product of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = BatchItemState)]
pub enum ItemState {
    /// It would be changed so.
    Changed,
    /// It is so already.
    Unchanged,
    /// It cannot be changed so.
    Refused,
    /// It has no SKU that the batch is for.
    LeftOut,
    Applied,
    /// It could not be changed when it came to it.
    Failed,
    Undone,
    /// Something of it was changed since, and stayed.
    Kept,
}

impl BatchState {
    const ALL: [Self; 8] = [
        Self::Previewing,
        Self::Ready,
        Self::Applying,
        Self::Applied,
        Self::Undoing,
        Self::Undone,
        Self::Stopped,
        Self::Dropped,
    ];
    /// A job is at it.
    pub const UNDER_WAY: [Self; 3] = [Self::Previewing, Self::Applying, Self::Undoing];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Previewing => "previewing",
            Self::Ready => "ready",
            Self::Applying => "applying",
            Self::Applied => "applied",
            Self::Undoing => "undoing",
            Self::Undone => "undone",
            Self::Stopped => "stopped",
            Self::Dropped => "dropped",
        }
    }

    /// What nobody knows is touched by nobody.
    pub fn of_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|state| state.code() == code);
        known.unwrap_or(Self::Dropped)
    }
}

impl ItemState {
    pub const ALL: [Self; 8] = [
        Self::Changed,
        Self::Unchanged,
        Self::Refused,
        Self::LeftOut,
        Self::Applied,
        Self::Failed,
        Self::Undone,
        Self::Kept,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
            Self::LeftOut => "left_out",
            Self::Applied => "applied",
            Self::Failed => "failed",
            Self::Undone => "undone",
            Self::Kept => "kept",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// What most products of a batch go through.
    pub const fn is_most(self) -> bool {
        matches!(self, Self::Changed | Self::Applied | Self::Undone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for state in BatchState::ALL {
            assert_eq!(BatchState::of_code(state.code()), state);
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        for state in ItemState::ALL {
            assert_eq!(ItemState::of_code(state.code()), Some(state));
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        assert_eq!(ItemState::of_code("warned"), None);
    }
}
