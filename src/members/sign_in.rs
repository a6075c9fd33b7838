use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use sea_orm::ColumnTrait;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_schema::members::person;

use super::{people::normal_login, sign_ins};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Caller, ClientAddress, Json, Problem, Query, clearing_cookie, sign_in_cookie},
    storage::StorageError,
    vocabulary::secret_hash,
};

const MOST_DEVICE_CHARS: usize = 120;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    login: String,
    password: String,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// `token`: answer with the token instead of a cookie.
    #[serde(rename = "as")]
    #[param(inline)]
    as_what: Option<As>,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum As {
    Token,
}

#[derive(Serialize, ToSchema)]
pub struct SignedIn {
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// Sign in with a login and a password.
#[utoipa::path(post, path = "/api/sign-in", tag = "members", params(Wanted), request_body = Credentials,
    responses((status = 200, body = SignedIn), (status = 401, body = Problem), (status = 429, body = Problem)),
    extensions(("x-action" = json!("sign_in"))))]
pub async fn sign_in(
    State(app): State<App>,
    ClientAddress(address): ClientAddress,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    Json(given): Json<Credentials>,
) -> Result<Response, Problem> {
    let login = normal_login(&given.login);
    let key = secret_hash(&login);
    let now = app.clock().now();
    app.members()
        .by_address
        .pass(address, now)
        .map_err(Problem::too_fast)?;
    app.members()
        .by_login
        .pass(key.clone(), now)
        .map_err(Problem::too_fast)?;
    let known = person_with(&app, &login).await?;
    let stored = known.as_ref().map(|person| person.password_hash.as_str());
    let is_right = app
        .members()
        .passwords
        .is_right(&given.password, stored)
        .await;
    let person = known.filter(|_| is_right).ok_or_else(wrong_credentials)?;
    app.members().by_login.forgive(&key);
    let token =
        sign_ins::open_sign_in(app.store(), person.id, &device(&headers), app.clock().now())
            .await?;
    if wanted.as_what.is_some() {
        return Ok(Json(SignedIn { token: Some(token) }).into_response());
    }
    let cookie = sign_in_cookie(app.config(), &headers, &token);
    Ok((
        [(header::SET_COOKIE, cookie)],
        Json(SignedIn { token: None }),
    )
        .into_response())
}

/// Sign out here.
#[utoipa::path(delete, path = "/api/sign-in", tag = "members", responses((status = 204)),
    extensions(("x-action" = json!("manage_own_sign_ins"))))]
pub async fn sign_out(
    State(app): State<App>,
    caller: Caller,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (person, sign_in) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::ManageOwnSignIns,
        Object::Person(person),
    )?;
    sign_ins::revoke(&app, vec![sign_in]).await?;
    Ok(signed_out(&app, &headers))
}

async fn person_with(app: &App, login: &str) -> Result<Option<person::Model>, StorageError> {
    let people = app.store().across_shops().rows::<person::Entity>();
    people.with(person::Column::Login.eq(login)).one().await
}

fn wrong_credentials() -> Problem {
    let title = "No one with this login and password";
    Problem::new(StatusCode::UNAUTHORIZED, "wrong_credentials", title)
}

fn device(headers: &HeaderMap) -> String {
    let agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok());
    agent
        .unwrap_or_default()
        .chars()
        .take(MOST_DEVICE_CHARS)
        .collect()
}

pub(super) fn signed_out(app: &App, headers: &HeaderMap) -> Response {
    let cookie = clearing_cookie(app.config(), headers);
    (StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response()
}
