use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde_json::json;
use yingke_schema::members::{member, presence};

use super::Arranging;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Problem},
    vocabulary::MemberId,
};

/// End someone's place here. Their open sockets close within 2 s; what they wrote stays under their name.
#[utoipa::path(delete, path = "/api/shops/{shop}/staff/{id}", tag = "members",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("arrange_staff"))))]
pub async fn dismiss(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<MemberId>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::ArrangeStaff,
        Object::Shop(caller.shop),
    )?;
    let arranging = Arranging::begin(&app, &caller.actor, caller.shop).await?;
    let place = arranging.place(id).await?;
    if place.left_at.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    let tx = &arranging.tx;
    let left = Expr::value(arranging.at);
    tx.update::<member::Entity>(member::Column::Id.eq(id), |row| {
        row.col_expr(member::Column::LeftAt, left)
    })
    .await?;
    // Dispatch gives nothing more to who is not at the desk.
    tx.delete::<presence::Entity>(presence::Column::MemberId.eq(id))
        .await?;
    let detail = json!({ "role": place.role });
    arranging
        .commit(&caller.actor, id, "dismissed", detail)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
