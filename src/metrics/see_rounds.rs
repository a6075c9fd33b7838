use std::collections::HashMap;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_reply_metrics::{Round, Verdict};

use super::{day, profiles, see_day};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::Date,
    http::{Id, InShop, Json, Problem, Query},
    vocabulary::{CustomerId, MemberId, Millis},
};

const MOST: usize = 500;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Whose rules to count by.
    profile: String,
    /// One of the profile's measures.
    measure: String,
    /// `met`, `missed` or `open`; all of them, and what did not count, where none is named.
    standing: Option<Verdict>,
    /// Rounds this member answers for.
    member: Option<MemberId>,
}

/// A round, and why it stands as it does.
#[derive(Serialize, ToSchema)]
pub struct RoundView {
    round: Round,
    /// None where it did not count; the round says why.
    standing: Option<Verdict>,
    /// The limit it was held against, in milliseconds.
    limit_ms: Option<Millis>,
    /// Who answers for it.
    member: Option<MemberId>,
    customer_name: String,
}

/// The rounds of a day behind a measure, longest wait first; at most 500.
#[utoipa::path(get, path = "/api/shops/{shop}/metrics/days/{id}/rounds", tag = "metrics",
    params(("shop" = Uuid, Path), ("id" = Date, Path, description = "A day, for instance 2026-10-01"), Which), responses((status = 200, body = [RoundView]), (status = 410, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_figures"))))]
pub async fn see_rounds(
    State(app): State<App>,
    caller: InShop,
    Id(date): Id<String>,
    Query(which): Query<Which>,
) -> Result<Json<Vec<RoundView>>, Problem> {
    authorize(&caller.actor, Action::SeeFigures, Object::Shop(caller.shop))?;
    let date = see_day::date_of(&date)?;
    let held = profiles::one(&app, caller.shop, &which.profile).await?;
    let measures = &held.profile.measures;
    let measure = measures.iter().find(|measure| measure.id == which.measure);
    let measure = measure.ok_or_else(Problem::not_found)?;
    let only = see_day::narrowed(caller.actor.member()?).or(which.member);
    let cut = day::cut_of(&app, caller.shop, &held, date).await?;
    let cut = cut.ok_or_else(see_day::forgotten)?;
    let (now, limit) = (app.clock().now(), measure.counts.limit());
    let mut views: Vec<_> = cut
        .facts
        .rounds
        .iter()
        // None stands behind what customers say or buy.
        .filter(|_| measure.is_of_rounds())
        .map(|round| RoundView {
            standing: round
                .is_of(measure.of)
                .then(|| round.standing_by(measure.counts, now)),
            limit_ms: limit,
            member: round.answers_for(limit).map(MemberId),
            customer_name: String::new(),
            round: round.clone(),
        })
        .filter(|view| which.standing.is_none() || view.standing == which.standing)
        .filter(|view| only.is_none() || view.member == only)
        .collect();
    let waited = |round: &Round| round.wait_ms().unwrap_or(now - round.asked_at);
    views.sort_by_key(|view| std::cmp::Reverse(waited(&view.round)));
    views.truncate(MOST);
    name(&app, &caller, &mut views).await?;
    Ok(Json(views))
}

async fn name(app: &App, caller: &InShop, views: &mut [RoundView]) -> Result<(), Problem> {
    let of: Vec<_> = views
        .iter()
        .map(|view| CustomerId(view.round.customer))
        .collect();
    let named: HashMap<_, _> = app.live().briefs().briefs(caller.shop, &of).await?;
    for view in views {
        let brief = named.get(&CustomerId(view.round.customer));
        view.customer_name = brief.map(|brief| brief.name.clone()).unwrap_or_default();
    }
    Ok(())
}
