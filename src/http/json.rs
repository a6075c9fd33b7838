use axum::{
    extract::{FromRequest, Request},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};

use super::Problem;

/// A JSON body, in or out. A wrong one is told as a problem, with the place of the error.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !is_json(&request) {
            return Err(Problem::bad_request("Send Content-Type: application/json"));
        }
        let body =
            Bytes::from_request(request, state)
                .await
                .map_err(|rejection| match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Problem::too_large(),
                    _ => Problem::bad_request("The body could not be read"),
                })?;
        if holds_nul(&body) {
            return Err(Problem::bad_request("U+0000 is not allowed in text"));
        }
        let parsed = serde_json::from_slice(&body);
        Ok(Self(parsed.map_err(|error| {
            Problem::bad_request(error.to_string())
        })?))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

fn is_json(request: &Request) -> bool {
    let content_type = request.headers().get(header::CONTENT_TYPE);
    let content_type = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}

/// Whether JSON text escapes a NUL, which `PostgreSQL` cannot keep. A raw one is no JSON anyway.
fn holds_nul(json: &[u8]) -> bool {
    let mut backslashes = 0;
    json.iter().enumerate().any(|(at, byte)| {
        let escapes = backslashes % 2 == 1;
        backslashes = if *byte == b'\\' { backslashes + 1 } else { 0 };
        escapes && json[at..].starts_with(b"u0000")
    })
}

#[cfg(test)]
mod tests {
    use super::holds_nul;

    #[test]
    fn an_escaped_nul_is_found_and_an_escaped_backslash_is_not_one() {
        assert!(holds_nul(br#"{"text":"a\u0000b"}"#));
        assert!(holds_nul(br#""\\\u0000""#));
        assert!(!holds_nul(br#""C:\\u0000""#));
        assert!(!holds_nul(br#""\u0001 u0000""#));
    }
}
