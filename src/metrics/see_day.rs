use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use yingke_reply_metrics::Figures;

use super::{day, profiles};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    calendar::Date,
    http::{Id, InShop, Json, Problem, Query},
    shifts,
    vocabulary::MemberId,
};

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct By {
    /// Whose rules to count by.
    profile: String,
}

/// A day by one judge's rules.
#[derive(Serialize, ToSchema)]
pub struct FiguresOfDay {
    date: Date,
    /// Nothing of it can change any more.
    is_over: bool,
    shop: Figures,
    /// Leaders see everyone, others themselves.
    members: Vec<OfMember>,
    /// Of the same members, and of those who served without a round.
    duty: Vec<DutyOfMember>,
}

#[derive(Serialize, ToSchema)]
pub struct OfMember {
    member: MemberId,
    figures: Figures,
}

#[derive(Serialize, ToSchema)]
pub struct DutyOfMember {
    member: MemberId,
    #[serde(flatten)]
    time: shifts::Worked,
}

/// How fast the desk answered on a day; today so far.
#[utoipa::path(get, path = "/api/shops/{shop}/metrics/days/{id}", tag = "metrics",
    params(("shop" = Uuid, Path), ("id" = Date, Path, description = "A day, for instance 2026-10-01"), By), responses((status = 200, body = FiguresOfDay), (status = 410, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_figures"))))]
pub async fn see_day(
    State(app): State<App>,
    caller: InShop,
    Id(date): Id<String>,
    Query(by): Query<By>,
) -> Result<Json<FiguresOfDay>, Problem> {
    authorize(&caller.actor, Action::SeeFigures, Object::Shop(caller.shop))?;
    let date = date_of(&date)?;
    let held = profiles::one(&app, caller.shop, &by.profile).await?;
    let counted = day::counted(&app, caller.shop, &held, date).await?;
    let counted = counted.ok_or_else(forgotten)?;
    let only = narrowed(caller.actor.member()?);
    let is_shown = |id: MemberId| only.is_none_or(|only| only == id);
    let members = counted.members.into_iter().filter(|(id, _)| is_shown(*id));
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let worked = shifts::worked(&db, date.start(), date.plus(1).start(), now).await?;
    let duty = worked.into_iter().filter(|(id, _)| is_shown(*id));
    Ok(Json(FiguresOfDay {
        date,
        is_over: day::is_over(&held, date, now),
        shop: counted.shop,
        members: members
            .map(|(member, figures)| OfMember { member, figures })
            .collect(),
        duty: duty
            .map(|(member, time)| DutyOfMember { member, time })
            .collect(),
    }))
}

/// Whose figures alone somebody sees; a leader sees everyone's.
pub fn narrowed(member: &Member) -> Option<MemberId> {
    let leads = Action::SetMetrics.rule().roles.contains(&member.role);
    (!leads).then_some(member.id)
}

pub fn forgotten() -> Problem {
    let title = "It is not known any more which messages were left on this day";
    Problem::new(StatusCode::GONE, "day_forgotten", title)
}

pub fn date_of(text: &str) -> Result<Date, Problem> {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let bad = |_| Problem::new(status, "bad_date", "A day is written 2026-10-01");
    text.parse().map_err(bad)
}
