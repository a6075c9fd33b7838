use axum::{extract::State, http::StatusCode};
use sea_orm::{ColumnTrait, sea_query::Expr};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::member;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    members::staff::{StaffArranged, words},
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnNick {
    /// 1 to 20 characters.
    nick: String,
}

/// Change the name customers see. What the guard would not let a member say is no nick. Open sockets come back with it.
#[utoipa::path(put, path = "/api/shops/{shop}/nick", tag = "members", operation_id = "change_nick",
    params(("shop" = Uuid, Path)), request_body = OwnNick,
    responses((status = 204), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_own_nick"))))]
pub async fn change(
    State(app): State<App>,
    caller: InShop,
    Json(wish): Json<OwnNick>,
) -> Result<StatusCode, Problem> {
    authorize(
        &caller.actor,
        Action::ChangeOwnNick,
        Object::Shop(caller.shop),
    )?;
    let own = caller.actor.member()?;
    let nick = words::nick(&wish.nick)?;
    if !app.live().guard().review(&nick).is_empty() {
        let title = "nick: customers may not read this";
        return Err(Problem::at_field("unfit_nick", "nick", title));
    }
    if nick == own.nick {
        return Ok(StatusCode::NO_CONTENT);
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let (before, after) = (&own.nick, Expr::value(nick.clone()));
    tx.update::<member::Entity>(member::Column::Id.eq(own.id), |row| {
        row.col_expr(member::Column::Nick, after)
    })
    .await?;
    let entry = audit::Entry {
        action: "change_own_nick",
        object: format!("member/{}", own.id),
        detail: json!({ "before": before, "after": nick }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    let event = StaffArranged {
        member: own.id,
        what: "changed".to_owned(),
    };
    tx.emit(&event, now).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
