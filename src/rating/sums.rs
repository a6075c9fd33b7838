use std::collections::BTreeMap;

use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    rules::LOW,
    storage::{self, Given},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    calendar::{DAY_MS, LocalTime},
    http::{InShop, Json, Problem, Query},
    vocabulary::{MemberId, Millis},
};

const MOST_DAYS: i64 = 92;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct SumsQuery {
    /// UTC milliseconds; days are those of China.
    from: Millis,
    /// Not any more; at most 92 days later.
    to: Millis,
}

/// The ratings of one member on one day; no member: receptions without a person in them.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RatingSum {
    member: Option<MemberId>,
    /// Only machines spoke.
    is_robot: bool,
    /// The day's midnight, UTC milliseconds.
    day: Millis,
    rated: i64,
    skipped: i64,
    /// Of all scores.
    sum: i64,
    /// Scores of 4 and 5.
    good: i64,
    /// Scores of 1 and 2.
    low: i64,
}

/// Sums per member and day.
#[utoipa::path(get, path = "/api/shops/{shop}/ratings/sums", tag = "rating",
    params(("shop" = Uuid, Path), SumsQuery), responses((status = 200, body = [RatingSum]), (status = 422, body = Problem)),
    extensions(("x-action" = json!("see_ratings"))))]
pub async fn sums(
    State(app): State<App>,
    caller: InShop,
    Query(query): Query<SumsQuery>,
) -> Result<Json<Vec<RatingSum>>, Problem> {
    authorize(&caller.actor, Action::SeeRatings, Object::Shop(caller.shop))?;
    let span = query.to.saturating_sub(query.from);
    if !(0..=MOST_DAYS * DAY_MS).contains(&span) {
        let title = "from, to: at most 92 days";
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return Err(Problem::new(status, "bad_span", title));
    }
    let db = app.store().shop(caller.shop);
    let given = storage::given_between(&db, query.from, query.to).await?;
    Ok(Json(summed(&given)))
}

fn summed(given: &[Given]) -> Vec<RatingSum> {
    let mut sums: BTreeMap<(Millis, Option<MemberId>, bool), RatingSum> = BTreeMap::new();
    for row in given {
        let day = LocalTime::of(row.at).date.start();
        let (member, is_robot) = (row.member_id, row.is_robot);
        let sum = sums.entry((day, member, is_robot)).or_insert(RatingSum {
            member,
            is_robot,
            day,
            rated: 0,
            skipped: 0,
            sum: 0,
            good: 0,
            low: 0,
        });
        match row.score {
            None => sum.skipped += 1,
            Some(score) => {
                sum.rated += 1;
                sum.sum += i64::from(score);
                sum.good += i64::from(score >= 4);
                sum.low += i64::from(score <= LOW);
            }
        }
    }
    sums.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::{ConversationId, CustomerId, ShopId};

    fn row(at: Millis, member: Option<u128>, score: Option<i16>) -> Given {
        Given {
            shop_id: ShopId(Uuid::nil()),
            conversation_id: ConversationId(Uuid::nil()),
            session: 1,
            customer_id: CustomerId(Uuid::nil()),
            member_id: member.map(|member| MemberId(Uuid::from_u128(member))),
            is_robot: member.is_none(),
            score,
            reasons: "[]".into(),
            words: String::new(),
            at,
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let midnight = 1_763_740_800_000;
        let days: Vec<_> = summed(&[
            row(midnight - 1, Some(1), Some(5)),
            row(midnight, Some(1), Some(1)),
        ])
        .into_iter()
        .map(|sum| (sum.day, sum.good, sum.low))
        .collect();
        assert_eq!(days, [(midnight - DAY_MS, 1, 0), (midnight, 0, 1)]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_counted_twice(
            rows in prop::collection::vec((0..400_000_000_i64, prop::option::of(0..3_u128), prop::option::of(1..=5_i16)), 0..60)
        ) {
            let rows: Vec<_> = rows.into_iter().map(|(at, member, score)| row(at, member, score)).collect();
            let sums = summed(&rows);
            let total: i64 = sums.iter().map(|sum| sum.rated + sum.skipped).sum();
            prop_assert_eq!(total, rows.len() as i64);
            let points: i64 = rows.iter().filter_map(|row| row.score).map(i64::from).sum();
            prop_assert_eq!(sums.iter().map(|sum| sum.sum).sum::<i64>(), points);
            prop_assert!(sums.iter().all(|sum| sum.is_robot == sum.member.is_none()));
        }
    }
}
