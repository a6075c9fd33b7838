use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Rules, see_rules::RatingRulesView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::Event,
    vocabulary::MemberId,
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRatingRules {
    rules: Rules,
    rev: i64,
}

/// How a shop asks for ratings was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RatingRulesChanged {
    pub by: MemberId,
    pub rev: i64,
}

impl Event for RatingRulesChanged {
    const KIND: &'static str = "RatingRulesChanged";
}

/// Ask otherwise. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/rating-rules", tag = "rating", params(("shop" = Uuid, Path)),
    request_body = NewRatingRules,
    responses((status = 200, body = RatingRulesView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_rating"))))]
pub async fn change_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewRatingRules>,
) -> Result<Json<RatingRulesView>, Problem> {
    authorize(&caller.actor, Action::SetRating, Object::Shop(caller.shop))?;
    let by = caller.actor.member()?.id;
    new.rules.check()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = storage::rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let rev = rev + 1;
    storage::keep_rules(&tx, &new.rules, rev).await?;
    let entry = audit::Entry {
        action: "set_rating",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": new.rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&RatingRulesChanged { by, rev }, now).await?;
    tx.commit().await?;
    let rules = new.rules;
    Ok(Json(RatingRulesView { rules, rev }))
}
