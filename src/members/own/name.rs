use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Deserialize;
use utoipa::ToSchema;
use yingke_schema::members::person;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Caller, Json, Problem},
    members::staff,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnName {
    /// 1 to 64 characters.
    name: String,
}

/// Change the own name, as colleagues read it.
#[utoipa::path(put, path = "/api/me/name", tag = "members", operation_id = "change_name", request_body = OwnName,
    responses((status = 204), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_own_name"))))]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Json(wish): Json<OwnName>,
) -> Result<StatusCode, Problem> {
    let (person, _) = caller.person()?;
    authorize(
        &caller.actor(),
        Action::ChangeOwnName,
        Object::Person(person),
    )?;
    let name = Expr::value(staff::words::name(&wish.name)?);
    let tx = app.store().begin_across_shops().await?;
    tx.update_global::<person::Entity>(person::Column::Id.eq(person), |people| {
        people.col_expr(person::Column::Name, name)
    })
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
