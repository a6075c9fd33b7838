use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::{self, LocalTime},
    dispatch,
    http::{InShop, Json, Problem, Query},
    shifts::{self, Gap},
};

const MOST_DAYS: i64 = 42;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Ahead {
    /// 1 to 42; left out: 7.
    days: Option<i64>,
}

/// Where the plan leaves the shop, or a group, with too few members while it serves: from now on, by time.
#[utoipa::path(get, path = "/api/shops/{shop}/board/gaps", tag = "board", params(("shop" = Uuid, Path), Ahead),
    responses((status = 200, body = [Gap])), extensions(("x-action" = json!("see_board"))))]
pub async fn see_gaps(
    State(app): State<App>,
    caller: InShop,
    Query(ahead): Query<Ahead>,
) -> Result<Json<Vec<Gap>>, Problem> {
    authorize(&caller.actor, Action::SeeBoard, Object::Shop(caller.shop))?;
    let (db, now) = (app.store().shop(caller.shop), app.clock().now());
    let today = LocalTime::of(now).date;
    let last = today.plus(ahead.days.unwrap_or(7).clamp(1, MOST_DAYS));
    let calendar = calendar::of(&db).await?;
    // What began yesterday may reach past midnight.
    let stretches = calendar.stretches(today.plus(-1), last);
    let served = stretches
        .into_iter()
        .map(|stretch| (stretch.from.max(now), stretch.to.min(last.start())));
    let served: Vec<_> = served.filter(|(from, to)| from < to).collect();
    let plan = shifts::shifts_between(&db, now, last.start()).await?;
    let (rules, _) = shifts::rules_of(&db).await?;
    let (book, _) = dispatch::rules_of(&db).await?;
    let mut found = named(None, shifts::gaps(&served, &plan, |_| true, rules.least));
    for of in &rules.least_of {
        let Some(group) = book.group(&of.group) else {
            continue;
        };
        let is_in = |member| group.members.contains(&member);
        let own = shifts::gaps(&served, &plan, is_in, of.least);
        found.extend(named(Some(&of.group), own));
    }
    found.sort_by_key(|gap| gap.from);
    Ok(Json(found))
}

fn named(group: Option<&str>, gaps: Vec<(i64, i64, i64)>) -> Vec<Gap> {
    let named = gaps.into_iter().map(|(from, to, missing)| Gap {
        group: group.map(str::to_owned),
        from,
        to,
        missing,
    });
    named.collect()
}
