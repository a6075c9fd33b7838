use axum::extract::State;
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::person;

use super::{Arranging, above_you, has_left, hire::places_of, may_arrange, words};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    members::sign_ins,
    storage::StorageError,
    vocabulary::{MemberId, PersonId},
};

/// Told once.
#[derive(Serialize, ToSchema)]
pub struct NewPassword {
    password: String,
}

/// Give someone a new password and sign them out everywhere. Not where they work in a shop the caller does not lead:
/// the password would open that one too.
#[utoipa::path(post, path = "/api/shops/{shop}/staff/{id}/password", tag = "members",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = NewPassword), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("arrange_staff"))))]
pub async fn reset_password(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<MemberId>,
) -> Result<Json<NewPassword>, Problem> {
    authorize(
        &caller.actor,
        Action::ArrangeStaff,
        Object::Shop(caller.shop),
    )?;
    let by = caller.actor.member()?.person;
    let password = words::new_password();
    let hash = app.members().passwords.hash(&password).await;
    let hash = hash.map_err(|_| Problem::bad_request("A password could not be made"))?;
    let arranging = Arranging::begin(&app, &caller.actor, caller.shop).await?;
    let place = arranging.place(id).await?;
    if place.left_at.is_some() {
        return Err(has_left());
    }
    if !leads_everywhere(&app, by, place.person_id).await? {
        return Err(above_you());
    }
    let whose = person::Column::Id.eq(place.person_id);
    arranging
        .tx
        .update_global::<person::Entity>(whose, |people| {
            people.col_expr(person::Column::PasswordHash, Expr::value(hash))
        })
        .await?;
    arranging
        .commit(&caller.actor, id, "password_reset", json!({}))
        .await?;
    let open = sign_ins::open_of(app.store(), place.person_id, app.clock().now()).await?;
    sign_ins::revoke(&app, open.into_iter().map(|sign_in| sign_in.id).collect()).await?;
    Ok(Json(NewPassword { password }))
}

/// Whether `by` may arrange every place that `of` has, in whatever shop.
pub async fn leads_everywhere(app: &App, by: PersonId, of: PersonId) -> Result<bool, StorageError> {
    let mine = places_of(app, by).await?;
    let theirs = places_of(app, of).await?;
    Ok(theirs.iter().all(|place| {
        let here = mine.iter().find(|mine| mine.shop_id == place.shop_id);
        here.is_some_and(|here| may_arrange(here.role, place.role))
    }))
}
