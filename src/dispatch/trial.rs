use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DAY_MS, Rules, replay::Replay, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    reception,
    storage::ShopDb,
    vocabulary::{MemberId, Millis},
};

/// Traces in memory at once; one may take 30 KB.
const PAGE: u64 = 100;
/// Traces that are looked at; a busy day has a few thousand.
const MOST: usize = 20_000;

/// Rules to try.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialRules {
    rules: Rules,
}

/// The last day's receptions, as they were given and as these rules would have given them.
#[derive(Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Trial {
    /// Receptions of the last 24 hours that could be decided again.
    pub decisions: usize,
    /// Of these, how many come out otherwise.
    pub changed: usize,
    /// Those that had to queue at first, and those that were left as a message.
    pub queued_before: usize,
    pub queued_after: usize,
    pub left_before: usize,
    pub left_after: usize,
    pub members: Vec<TrialShare>,
    /// Changed settings whose effect the last day cannot tell, because what they look at was not kept: `after_transfer`,
    /// `leave_to`, `return_after_s`.
    pub not_tried: Vec<&'static str>,
    /// Not the whole day: it had too many decisions, or too many members were there to be kept beside each.
    pub is_partial: bool,
}

/// Conversations of one member.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TrialShare {
    pub member: MemberId,
    pub name: String,
    pub before: usize,
    pub after: usize,
}

/// Try rules on the last day's customers: each is given again in the situation it met, with what these rules had given before. How
/// long each then takes is as it was, so read it as a tendency.
#[utoipa::path(post, path = "/api/shops/{shop}/dispatch/trials", tag = "dispatch", params(("shop" = Uuid, Path)), request_body = TrialRules,
    responses((status = 200, body = Trial), (status = 422, body = Problem)), extensions(("x-action" = json!("set_dispatch"))))]
pub async fn try_rules(
    State(app): State<App>,
    caller: InShop,
    Json(TrialRules { mut rules }): Json<TrialRules>,
) -> Result<Json<Trial>, Problem> {
    authorize(
        &caller.actor,
        Action::SetDispatch,
        Object::Shop(caller.shop),
    )?;
    rules.trim();
    rules.check()?;
    let after = app.clock().now() - DAY_MS;
    let db = app.store().shop(caller.shop);
    let (current, _) = storage::rules_of(&db).await?;
    let not_tried = not_tried(&current, &rules);
    let trial = try_since(&db, after, rules).await?;
    Ok(Json(Trial { not_tried, ..trial }))
}

fn not_tried(current: &Rules, tried: &Rules) -> Vec<&'static str> {
    let changed = [
        (
            "after_transfer",
            tried.after_transfer != current.after_transfer,
        ),
        // Nobody's name in its place needs nothing that was not kept.
        (
            "leave_to",
            tried.leave_to.is_some() && tried.leave_to != current.leave_to,
        ),
        (
            "return_after_s",
            tried.return_after_s != current.return_after_s,
        ),
    ];
    let changed = changed.into_iter().filter(|(_, is_changed)| *is_changed);
    changed.map(|(name, _)| name).collect()
}

async fn try_since(db: &ShopDb, after: Millis, rules: Rules) -> Result<Trial, Problem> {
    let mut replay = Replay::by(rules);
    let (mut from, mut looked_at) = (after, 0);
    while looked_at < MOST {
        let looks = storage::traces_since(db, from, PAGE).await?;
        let Some(last) = looks.last().map(|trace| trace.at) else {
            let is_partial = storage::is_without_situation(db, after).await?;
            return Ok(replay.end(is_partial));
        };
        from = last;
        looked_at += looks.len();
        let ids: Vec<_> = looks.iter().map(|trace| trace.conversation_id).collect();
        let ends = reception::ends_of(db, &ids).await?;
        let on = move || {
            replay.on(&looks, &ends);
            replay
        };
        replay = tokio::task::spawn_blocking(on)
            .await
            .map_err(|_| broken())?;
    }
    Ok(replay.end(true))
}

fn broken() -> Problem {
    let title = "The trial was broken off; try again";
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "storage_unavailable",
        title,
    )
}
