use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    ready_made::ready_made,
    rule::Rule,
    storage::{self, Kept},
    words::{self, Variable},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
};

/// The automatic replies of a shop.
#[derive(Serialize, ToSchema)]
pub struct AutoReplies {
    /// Oldest first.
    rules: Vec<AutoReply>,
    /// What a text may hold.
    variables: Vec<Variable>,
    /// Sensible ones of kinds the shop has none of yet, to be added as they are.
    ready_made: Vec<Rule>,
}

#[derive(Serialize, ToSchema)]
pub struct AutoReply {
    id: Uuid,
    rule: Rule,
    /// To change it by.
    rev: i64,
}

impl AutoReply {
    pub fn of(kept: &Kept) -> Self {
        Self {
            id: kept.id,
            rule: kept.rule.clone(),
            rev: kept.rev,
        }
    }
}

/// The automatic replies, and what one can make of them.
#[utoipa::path(get, path = "/api/shops/{shop}/auto-replies", tag = "auto_replies", params(("shop" = Uuid, Path)),
    responses((status = 200, body = AutoReplies)), extensions(("x-action" = json!("set_auto_replies"))))]
pub async fn see_rules(
    State(app): State<App>,
    caller: InShop,
) -> Result<Json<AutoReplies>, Problem> {
    let object = Object::Shop(caller.shop);
    authorize(&caller.actor, Action::SetAutoReplies, object)?;
    let kept = storage::rules_of(&app.store().shop(caller.shop)).await?;
    let mut ready_made = ready_made();
    ready_made.retain(|rule| {
        let is_there = |kept: &Kept| {
            kept.rule.occasion.kind() == rule.occasion.kind() && kept.rule.name == rule.name
        };
        !kept.iter().any(is_there)
    });
    Ok(Json(AutoReplies {
        rules: kept.iter().map(AutoReply::of).collect(),
        variables: words::variables(),
        ready_made,
    }))
}
