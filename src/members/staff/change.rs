use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::{
    member::{self, Role},
    person,
};

use super::{Arranging, above_you, has_left, reset_password::leads_everywhere, words};
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
    /// As colleagues read it, in every shop: 1 to 64 characters. Not of someone who works in a shop the caller does not lead.
    #[serde(default)]
    name: Option<String>,
    /// The name customers see: 1 to 20 characters.
    #[serde(default)]
    nick: Option<String>,
    #[serde(default)]
    role: Option<Role>,
    /// Most open conversations dispatch gives: 1 to 200.
    #[serde(default)]
    capacity: Option<i64>,
}

/// Change someone's name, nick, role or capacity; of an owner's own place all but the role. A changed role closes their open sockets: they come back with it.
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
    let name = change.name.as_deref().map(words::name).transpose()?;
    let nick = change.nick.as_deref().map(words::nick).transpose()?;
    let capacity = change.capacity.map(words::capacity).transpose()?;
    let arranging = Arranging::begin(&app, &caller.actor, caller.shop).await?;
    let before = arranging.place_to_change(id, change.role).await?;
    if before.left_at.is_some() {
        return Err(has_left());
    }
    let role = change.role.unwrap_or(before.role);
    arranging.may_give(role)?;
    let nick = nick.unwrap_or_else(|| before.nick.clone());
    let capacity = capacity.unwrap_or(before.capacity);
    if let Some(name) = name {
        rename(&app, &arranging, &before, name).await?;
    }
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

/// A name is the person's, so it changes for every shop they work in.
async fn rename(
    app: &App,
    arranging: &Arranging<'_>,
    place: &member::Model,
    name: String,
) -> Result<(), Problem> {
    let is_own = place.person_id == arranging.by.person;
    if !is_own && !leads_everywhere(app, arranging.by.person, place.person_id).await? {
        return Err(above_you());
    }
    let whose = person::Column::Id.eq(place.person_id);
    let name = Expr::value(name);
    let renamed = arranging
        .tx
        .update_global::<person::Entity>(whose, |people| {
            people.col_expr(person::Column::Name, name)
        });
    renamed.await?;
    Ok(())
}
