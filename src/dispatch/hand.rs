use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{gather, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    shifts,
};

/// Where a conversation may be handed to beside a colleague, and why.
#[derive(Serialize, ToSchema)]
pub struct Hands {
    groups: Vec<HandGroup>,
    reasons: Vec<String>,
    needs_reason: bool,
}

#[derive(Serialize, ToSchema)]
pub struct HandGroup {
    name: String,
    members: usize,
    /// On duty with a place free.
    free: usize,
}

/// Groups to hand a conversation to, with who is free there, and the shop's reasons.
#[utoipa::path(get, path = "/api/shops/{shop}/dispatch/hands", tag = "dispatch", params(("shop" = Uuid, Path)),
    responses((status = 200, body = Hands)), extensions(("x-action" = json!("transfer_conversation"))))]
pub async fn see_hands(State(app): State<App>, caller: InShop) -> Result<Json<Hands>, Problem> {
    authorize(
        &caller.actor,
        Action::TransferConversation,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let (rules, _) = storage::rules_of(&db).await?;
    let now = app.clock().now();
    let duty = shifts::duty(&db, now).await?;
    let staff = gather::staff(&db, &rules, &duty, now).await?;
    let groups = rules.groups.iter().map(|group| HandGroup {
        name: group.name.clone(),
        members: group.members.len(),
        free: staff
            .iter()
            .filter(|agent| group.members.contains(&agent.id))
            .filter(|agent| agent.is_free() && agent.takes_new() && !rules.is_draining(agent.id))
            .count(),
    });
    Ok(Json(Hands {
        groups: groups.collect(),
        reasons: rules.reasons,
        needs_reason: rules.needs_reason,
    }))
}
