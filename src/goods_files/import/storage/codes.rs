use crate::goods_files::view::{ImportState, ImportStep};

impl ImportState {
    const ALL: [Self; 9] = [
        Self::Receiving,
        Self::Looked,
        Self::Checking,
        Self::Checked,
        Self::Running,
        Self::Done,
        Self::Stopped,
        Self::Failed,
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
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }

    /// As it is kept: whether its job was stopped or failed is the job's to say.
    pub fn of_code(code: &str) -> Self {
        let known = Self::ALL.into_iter().find(|state| state.code() == code);
        known.unwrap_or(Self::Dropped)
    }
}

impl ImportStep {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Run => "run",
        }
    }

    pub fn of_code(code: &str) -> Option<Self> {
        let mut known = [Self::Check, Self::Run].into_iter();
        known.find(|step| step.code() == code)
    }
}
