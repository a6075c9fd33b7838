use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    access::{Denied, Refusal},
    storage::StorageError,
};

/// RFC 9457 problem details. `code` is stable and what clients translate; nothing of the inside shows.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    status: u16,
    code: &'static str,
    title: String,
    /// Which field of what was sent is wrong, as a path: `panes.list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_ms: Option<u64>,
}

impl Problem {
    pub fn new(status: StatusCode, code: &'static str, title: impl Into<String>) -> Self {
        Self {
            kind: "about:blank",
            status: status.as_u16(),
            code,
            title: title.into(),
            field: None,
            retry_ms: None,
        }
    }

    /// Nonsense in one field: the form says it there.
    pub fn at_field(
        code: &'static str,
        field: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        Self {
            field: Some(field.into()),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, title)
        }
    }

    /// The same of one of several things that were asked.
    #[must_use]
    pub fn about(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }

    pub fn not_found() -> Self {
        Denied::NotFound.into()
    }

    /// Somebody else was faster: whoever saves looks at theirs first.
    pub fn changed_meanwhile() -> Self {
        let title = "Somebody changed this meanwhile";
        Self::new(StatusCode::CONFLICT, "changed_meanwhile", title)
    }

    pub fn bad_request(title: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", title)
    }

    pub fn too_fast(retry_ms: u64) -> Self {
        let problem = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            "too_fast",
            "Too many requests",
        );
        Self {
            retry_ms: Some(retry_ms),
            ..problem
        }
    }

    pub fn too_large() -> Self {
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "The body is too large",
        )
    }

    pub fn code(&self) -> &'static str {
        self.code
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let json = HeaderValue::from_static("application/problem+json");
        (status, [(header::CONTENT_TYPE, json)], Json(self)).into_response()
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        let (status, code) = match denied {
            Denied::NotSignedIn => (StatusCode::UNAUTHORIZED, "not_signed_in"),
            Denied::Forbidden => (StatusCode::FORBIDDEN, "forbidden"),
            Denied::NotFound => (StatusCode::NOT_FOUND, "not_found"),
        };
        Self::new(status, code, denied.to_string())
    }
}

impl From<StorageError> for Problem {
    /// Unexpected failures are logged here, once.
    fn from(error: StorageError) -> Self {
        tracing::error!(%error, "storage failed");
        let status = StatusCode::SERVICE_UNAVAILABLE;
        Self::new(
            status,
            "storage_unavailable",
            "The database cannot be used just now; try again",
        )
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Denied(denied) => denied.into(),
            Refusal::Storage(error) => error.into(),
        }
    }
}
