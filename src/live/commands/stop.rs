use crate::{
    access::Denied, http::Problem, live::say::Trouble, reception::BadMessage, storage::StorageError,
};

/// Why a command did not happen.
pub struct Stop(pub Trouble<'static>);

impl Stop {
    pub fn new(code: &'static str, message: &'static str) -> Self {
        Self(Trouble::new(code, message))
    }
}

impl From<StorageError> for Stop {
    fn from(error: StorageError) -> Self {
        let code = Problem::from(error).code();
        Self::new(code, "the database cannot be used just now; try again")
    }
}

impl From<Denied> for Stop {
    fn from(denied: Denied) -> Self {
        let code = Problem::from(denied).code();
        Self(Trouble::new(code, denied.to_string()))
    }
}

impl From<BadMessage> for Stop {
    fn from(bad: BadMessage) -> Self {
        Self(Trouble::new("bad_frame", bad.to_string()))
    }
}
