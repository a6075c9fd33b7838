use std::collections::BTreeMap;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DAY_MS, Decision, Outcome, Rules, decide, desk::Kept, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    vocabulary::MemberId,
};

/// Traces that are decided again; a busy day has a few thousand.
const MOST: u64 = 5_000;

/// Rules to try.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrialRules {
    rules: Rules,
}

/// The last day's decisions, as they were and as these rules would have made them.
#[derive(Default, Serialize, ToSchema)]
pub struct Trial {
    /// Decisions of the last 24 hours that could be made again.
    decisions: usize,
    /// Of these, how many come out otherwise.
    changed: usize,
    queued_before: usize,
    queued_after: usize,
    left_before: usize,
    left_after: usize,
    members: Vec<TrialShare>,
}

/// Conversations of one member.
#[derive(Serialize, ToSchema)]
pub struct TrialShare {
    member: MemberId,
    name: String,
    before: usize,
    after: usize,
}

/// Try rules on the last day's customers: each decided again in the situation it met. What follows from another choice later in the
/// day is not followed, so read it as a tendency.
#[utoipa::path(post, path = "/api/shops/{shop}/dispatch/trials", tag = "dispatch", params(("shop" = Uuid, Path)), request_body = TrialRules,
    responses((status = 200, body = Trial), (status = 422, body = Problem)), extensions(("x-action" = json!("set_dispatch"))))]
pub async fn try_rules(
    State(app): State<App>,
    caller: InShop,
    Json(TrialRules { rules }): Json<TrialRules>,
) -> Result<Json<Trial>, Problem> {
    authorize(
        &caller.actor,
        Action::SetDispatch,
        Object::Shop(caller.shop),
    )?;
    rules.check()?;
    let after = app.clock().now() - DAY_MS;
    let traces = storage::traces_since(&app.store().shop(caller.shop), after, MOST).await?;
    let replayed = tokio::task::spawn_blocking(move || replay(traces, &rules)).await;
    Ok(Json(replayed.unwrap_or_default()))
}

fn replay(traces: Vec<storage::Trace>, rules: &Rules) -> Trial {
    let mut trial = Trial::default();
    let mut shares: BTreeMap<MemberId, TrialShare> = BTreeMap::new();
    for trace in traces {
        let kept = trace.situation.as_deref().map(serde_json::from_str::<Kept>);
        let Some(Ok(Kept { arrival, staff })) = kept else {
            continue;
        };
        let Ok(before) = serde_json::from_str::<Decision>(&trace.body) else {
            continue;
        };
        let after = decide(&arrival, &staff, rules, trace.at);
        trial.decisions += 1;
        trial.changed += usize::from(before.outcome != after.outcome);
        let name = |member: MemberId| {
            let known = staff.iter().find(|agent| agent.id == member);
            known.map(|agent| agent.name.clone()).unwrap_or_default()
        };
        let mut count = |outcome: &Outcome, is_after: bool| {
            if let Outcome::Given { member } = *outcome {
                let share = shares.entry(member).or_insert_with(|| TrialShare {
                    member,
                    name: name(member),
                    before: 0,
                    after: 0,
                });
                *if is_after {
                    &mut share.after
                } else {
                    &mut share.before
                } += 1;
            }
        };
        count(&before.outcome, false);
        count(&after.outcome, true);
        let waits = |outcome: &Outcome| {
            usize::from(matches!(outcome, Outcome::Queue | Outcome::Wait { .. }))
        };
        let left = |outcome: &Outcome| usize::from(*outcome == Outcome::Pool);
        trial.queued_before += waits(&before.outcome);
        trial.queued_after += waits(&after.outcome);
        trial.left_before += left(&before.outcome);
        trial.left_after += left(&after.outcome);
    }
    trial.members = shares.into_values().collect();
    trial
        .members
        .sort_by_key(|share| std::cmp::Reverse(share.after));
    trial
}
