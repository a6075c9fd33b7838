use axum::http::StatusCode;

use super::Fault;
use crate::{http::Problem, storage::StorageError};

/// Why goods were not changed.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    #[error("this key was used for something else")]
    KeyReused,
    #[error("somebody changed this meanwhile")]
    ChangedMeanwhile,
    #[error("{}", .0.title)]
    Fault(Fault),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<Fault> for Unwritten {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Unwritten> for Problem {
    fn from(unwritten: Unwritten) -> Self {
        match unwritten {
            Unwritten::KeyReused => {
                Self::new(StatusCode::CONFLICT, "key_reused", unwritten.to_string())
            }
            Unwritten::ChangedMeanwhile => Self::changed_meanwhile(),
            Unwritten::Fault(fault) => fault.into(),
            Unwritten::Storage(error) => error.into(),
        }
    }
}
