use axum::{
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::Denied,
    guard::{Finding, Guard, Outgoing, Reviewed, Stopped},
    http::Problem,
    storage::StorageError,
};

/// A problem; where the guard made it, with what `confirm` has to name.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuardedProblem {
    #[serde(flatten)]
    problem: Problem,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Finding>,
}

/// What the guard lets through; as the socket, it says what stopped the rest.
pub fn passed<T: Outgoing>(
    guard: &Guard,
    item: T,
    confirm: &[String],
) -> Result<Reviewed<T>, GuardedProblem> {
    let passed = guard.admit(item, confirm);
    passed.map_err(|(_, stopped)| stopped.into())
}

impl From<Stopped> for GuardedProblem {
    fn from(stopped: Stopped) -> Self {
        let (problem, findings) = match stopped {
            Stopped::NeedsConfirm(findings) => {
                let title = "words: the guard asks whether this is meant";
                let problem = Problem::new(StatusCode::CONFLICT, "needs_confirm", title);
                (problem, findings)
            }
            Stopped::Blocked(findings) => {
                let title = "words: the guard stopped this";
                (Problem::at_field("blocked", "words", title), findings)
            }
        };
        Self { problem, findings }
    }
}

impl From<Problem> for GuardedProblem {
    fn from(problem: Problem) -> Self {
        let findings = Vec::new();
        Self { problem, findings }
    }
}

/// Where nobody could confirm what the guard found.
impl From<GuardedProblem> for Problem {
    fn from(guarded: GuardedProblem) -> Self {
        guarded.problem
    }
}

impl From<StorageError> for GuardedProblem {
    fn from(error: StorageError) -> Self {
        Problem::from(error).into()
    }
}

impl From<Denied> for GuardedProblem {
    fn from(denied: Denied) -> Self {
        Problem::from(denied).into()
    }
}

impl IntoResponse for GuardedProblem {
    fn into_response(self) -> Response {
        let body = serde_json::to_vec(&self).expect("problems are plain data");
        let mut response = self.problem.into_response();
        *response.body_mut() = Body::from(body);
        response
    }
}
