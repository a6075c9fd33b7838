use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Caller, Id, Json, Problem, Query},
    members::{sign_in::signed_out, sign_ins},
    vocabulary::{Millis, PersonId, SignInId},
};

#[derive(Serialize, ToSchema)]
pub struct SignInView {
    id: SignInId,
    /// What the browser calls itself.
    device: String,
    created_at: Millis,
    /// When it was last used, to a few minutes, where that is known.
    seen_at: Option<Millis>,
    expires_at: Millis,
    /// The one that asks.
    current: bool,
}

/// Devices signed in.
#[utoipa::path(get, path = "/api/sign-ins", tag = "members", operation_id = "list", responses((status = 200, body = [SignInView])),
    extensions(("x-action" = json!("manage_own_sign_ins"))))]
pub async fn list(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Vec<SignInView>>, Problem> {
    let (person, current) = may(caller)?;
    let open = sign_ins::open_of(app.store(), person, app.clock().now()).await?;
    let views = open.into_iter().map(|sign_in| SignInView {
        id: sign_in.id,
        device: sign_in.device,
        created_at: sign_in.created_at,
        seen_at: sign_in.seen_at,
        expires_at: sign_in.expires_at,
        current: sign_in.id == current,
    });
    Ok(Json(views.collect()))
}

/// End one device's sign-in: its sockets close within a second. What has ended, or is not one's own, is left as it is.
#[utoipa::path(delete, path = "/api/sign-ins/{id}", tag = "members", operation_id = "end_sign_in",
    params(("id" = Uuid, Path)), responses((status = 204)),
    extensions(("x-action" = json!("manage_own_sign_ins"))))]
pub async fn end(
    State(app): State<App>,
    caller: Caller,
    Id(id): Id<SignInId>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (person, current) = may(caller)?;
    let open = sign_ins::open_of(app.store(), person, app.clock().now()).await?;
    if open.iter().any(|sign_in| sign_in.id == id) {
        sign_ins::revoke(&app, vec![id]).await?;
    }
    if id == current {
        return Ok(signed_out(&app, &headers));
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Which {
    /// `current`: the device that asks stays signed in.
    #[param(inline)]
    keep: Option<Keep>,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Keep {
    Current,
}

/// Sign out on every device, or on every other.
#[utoipa::path(delete, path = "/api/sign-ins", tag = "members", operation_id = "sign_out_everywhere",
    params(Which), responses((status = 204)),
    extensions(("x-action" = json!("manage_own_sign_ins"))))]
pub async fn sign_out_everywhere(
    State(app): State<App>,
    caller: Caller,
    Query(which): Query<Which>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (person, current) = may(caller)?;
    let open = sign_ins::open_of(app.store(), person, app.clock().now()).await?;
    let ended = open.into_iter().map(|sign_in| sign_in.id);
    let ended = ended.filter(|id| which.keep.is_none() || *id != current);
    sign_ins::revoke(&app, ended.collect()).await?;
    if which.keep.is_some() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(signed_out(&app, &headers))
}

fn may(caller: Caller) -> Result<(PersonId, SignInId), Problem> {
    let (person, current) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::ManageOwnSignIns,
        Object::Person(person),
    )?;
    Ok((person, current))
}
