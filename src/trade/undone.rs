use axum::http::StatusCode;

use super::Undone;
use crate::http::Problem;

impl From<Undone> for Problem {
    fn from(undone: Undone) -> Self {
        match undone {
            Undone::NotFound => Self::not_found(),
            Undone::KeyReused => Self::new(StatusCode::CONFLICT, "key_reused", undone.to_string()),
            Undone::ChangedMeanwhile => Self::changed_meanwhile(),
            Undone::NeedsCustomer => {
                Self::new(StatusCode::CONFLICT, "needs_customer", undone.to_string())
            }
            Undone::AboveLimit { .. } => Self::new(
                StatusCode::FORBIDDEN,
                "above_refund_limit",
                undone.to_string(),
            ),
            Undone::Illegal(illegal) => {
                Self::new(StatusCode::CONFLICT, illegal.code(), illegal.to_string())
            }
            Undone::Storage(error) => error.into(),
        }
    }
}
