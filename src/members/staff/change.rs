use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::member::{self, Role};

use super::{Arranging, has_left, words};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::MemberId,
};

/// What is to be different; what is not named stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PlaceChange {
    /// The name customers see: 1 to 20 characters.
    #[serde(default)]
    nick: Option<String>,
    #[serde(default)]
    role: Option<Role>,
    /// Most open conversations dispatch gives: 1 to 200.
    #[serde(default)]
    capacity: Option<i64>,
}

/// Change someone's nick, role or capacity. A changed role closes their open sockets: they come back with it.
#[utoipa::path(patch, path = "/api/shops/{shop}/staff/{id}", tag = "members", operation_id = "change_place",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = PlaceChange,
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("arrange_staff"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<MemberId>,
    Json(change): Json<PlaceChange>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::ArrangeStaff,
        Object::Shop(caller.shop),
    )?;
    let nick = change.nick.as_deref().map(words::nick).transpose()?;
    let capacity = change.capacity.map(words::capacity).transpose()?;
    let arranging = Arranging::begin(&app, &caller.actor, caller.shop).await?;
    let before = arranging.place(id).await?;
    if before.left_at.is_some() {
        return Err(has_left());
    }
    let role = change.role.unwrap_or(before.role);
    arranging.may_give(role)?;
    let nick = nick.unwrap_or_else(|| before.nick.clone());
    let capacity = capacity.unwrap_or(before.capacity);
    let detail = json!({
        "before": { "role": before.role, "nick": before.nick, "capacity": before.capacity },
        "after": { "role": role, "nick": nick, "capacity": capacity },
    });
    arranging
        .tx
        .update::<member::Entity>(member::Column::Id.eq(id), |row| {
            row.col_expr(member::Column::Role, Expr::value(role))
                .col_expr(member::Column::Nick, Expr::value(nick))
                .col_expr(member::Column::Capacity, Expr::value(capacity))
        })
        .await?;
    arranging
        .commit(&caller.actor, id, "changed", detail)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
