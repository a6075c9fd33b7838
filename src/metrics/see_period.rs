use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_reply_metrics::{Profile, Sum};

use super::{day, profiles, see_day};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::Date,
    http::{InShop, Json, Problem, Query},
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Ending {
    /// Whose rules to count by.
    profile: String,
    /// The last day, `2026-10-01`.
    to: String,
}

/// Conversations read for one request, of days that are then kept; a day that was begun is finished.
const AT_ONCE: usize = 2_000;

/// The days a judge looks back on, each alone and all together.
#[derive(Serialize, ToSchema)]
pub struct PeriodView {
    days: Vec<OfDay>,
    /// In the order of the profile's measures.
    together: Vec<Sum>,
    /// Days still to be counted, without sums: ask again.
    uncounted: usize,
    /// Days of which it is not known any more which messages were left, without sums.
    forgotten: usize,
}

#[derive(Serialize, ToSchema)]
pub struct OfDay {
    date: Date,
    sums: Vec<Sum>,
}

/// The judge's period up to a day. Who is no leader sees their own share of it.
#[utoipa::path(get, path = "/api/shops/{shop}/metrics/period", tag = "metrics",
    params(("shop" = Uuid, Path), Ending), responses((status = 200, body = PeriodView), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_figures"))))]
pub async fn see_period(
    State(app): State<App>,
    caller: InShop,
    Query(ending): Query<Ending>,
) -> Result<Json<PeriodView>, Problem> {
    authorize(&caller.actor, Action::SeeFigures, Object::Shop(caller.shop))?;
    let to = see_day::date_of(&ending.to)?;
    let held = profiles::one(&app, caller.shop, &ending.profile).await?;
    let only = see_day::narrowed(caller.actor.member()?);
    let first = to.plus(1 - held.profile.period_days);
    let mut kept = day::kept(&app, caller.shop, &held, [first, to]).await?;
    let mut view = PeriodView {
        days: Vec::new(),
        together: Vec::new(),
        uncounted: 0,
        forgotten: 0,
    };
    let (mut read, now) = (0, app.clock().now());
    for back in 0..held.profile.period_days {
        let date = to.plus(-back);
        let counted = match kept.remove(&date) {
            Some(kept) => Some(kept),
            None if read < AT_ONCE => {
                let counted = day::count(&app, caller.shop, &held, date).await?;
                view.forgotten += usize::from(counted.is_none());
                counted.map(|(counted, conversations)| {
                    read += conversations * usize::from(day::is_over(&held, date, now));
                    counted
                })
            }
            None => {
                view.uncounted += 1;
                None
            }
        };
        let figures = counted.and_then(|mut counted| match only {
            None => Some(counted.shop),
            Some(only) => counted.members.remove(&only),
        });
        let sums = figures.map(|figures| figures.sums).unwrap_or_default();
        view.days.push(OfDay { date, sums });
    }
    view.days.reverse();
    view.together = together(&held.profile, &view.days);
    Ok(Json(view))
}

fn together(profile: &Profile, days: &[OfDay]) -> Vec<Sum> {
    let measures = profile.measures.iter().enumerate();
    let sums = measures.filter_map(|(at, measure)| {
        let days = days.iter().filter_map(|day| day.sums.get(at).cloned());
        days.reduce(|sum, day| sum.and(&day, measure.counts))
    });
    sums.collect()
}
