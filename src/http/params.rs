use axum::extract::{
    FromRequestParts,
    rejection::{PathRejection, QueryRejection},
};
use axum::http::request::Parts;
use serde::{Deserialize, de::DeserializeOwned};

use super::Problem;

/// Path parameters by name.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Problem))]
pub struct Path<T>(pub T);

/// Query parameters; the type denies unknown ones.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Problem))]
pub struct Query<T>(pub T);

/// The path parameter `{id}`.
#[derive(Debug)]
pub struct Id<T>(pub T);

#[derive(Deserialize)]
struct Named<T> {
    id: T,
}

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let Path(Named { id }) = Path::from_request_parts(parts, state).await?;
        Ok(Self(id))
    }
}

impl From<PathRejection> for Problem {
    fn from(rejection: PathRejection) -> Self {
        Self::bad_request(rejection.body_text())
    }
}

impl From<QueryRejection> for Problem {
    fn from(rejection: QueryRejection) -> Self {
        Self::bad_request(rejection.body_text())
    }
}
