use super::{RequestKind, storage::RequestRow};
use crate::trade::compensation::CompensationReason;

/// What a request is about: of two open ones about the same the newer takes the other's place.
#[derive(Debug, PartialEq, Eq)]
pub struct Topic {
    kind: RequestKind,
    line: Option<i64>,
    /// The way back is another matter than the goods.
    is_freight: bool,
}

impl Topic {
    pub fn of_line(kind: RequestKind, line: Option<usize>) -> Self {
        Self {
            kind,
            line: line.and_then(|line| i64::try_from(line).ok()),
            is_freight: false,
        }
    }

    pub fn of_compensation(line: usize, reason: CompensationReason) -> Self {
        Self {
            is_freight: reason == CompensationReason::ReturnFreight,
            ..Self::of_line(RequestKind::Compensation, Some(line))
        }
    }

    /// None where the row was not written by this code.
    pub fn of_row(row: &RequestRow) -> Option<Self> {
        Some(Self {
            kind: RequestKind::of_code(&row.kind)?,
            line: row.line_no,
            is_freight: row.reason.as_deref() == Some(CompensationReason::ReturnFreight.code()),
        })
    }
}
