//! How far an import has come.

use super::ImportRow;

/// Where an import stands, as its row says; whether its job was stopped or failed the job knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Receiving,
    Looked,
    Checking,
    Checked,
    Running,
    Done,
    Dropped,
}

impl Step {
    const ALL: [Self; 7] = [
        Self::Receiving,
        Self::Looked,
        Self::Checking,
        Self::Checked,
        Self::Running,
        Self::Done,
        Self::Dropped,
    ];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Receiving => "receiving",
            Self::Looked => "looked",
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// What nobody knows is over.
    pub fn of(row: &ImportRow) -> Self {
        let known = Self::ALL.into_iter().find(|step| step.code() == row.state);
        known.unwrap_or(Self::Dropped)
    }

    /// Its file is of no more use.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}
