use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{Rules, see_rules::RulesView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    members,
    storage::Event,
    vocabulary::MemberId,
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRules {
    rules: Rules,
    rev: i64,
}

/// How a shop gives conversations was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DispatchChanged {
    pub by: MemberId,
    pub rev: i64,
}

impl Event for DispatchChanged {
    const KIND: &'static str = "DispatchChanged";
}

/// Replace the rules. `changed_meanwhile` where somebody else was faster: look at theirs first.
#[utoipa::path(put, path = "/api/shops/{shop}/dispatch", tag = "dispatch", params(("shop" = Uuid, Path)), request_body = NewRules,
    responses((status = 200, body = RulesView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_dispatch"))))]
pub async fn change_rules(
    State(app): State<App>,
    caller: InShop,
    Json(mut new): Json<NewRules>,
) -> Result<Json<RulesView>, Problem> {
    authorize(
        &caller.actor,
        Action::SetDispatch,
        Object::Shop(caller.shop),
    )?;
    let by = caller.actor.member()?.id;
    new.rules.trim();
    new.rules.check()?;
    let here = members::serving(&app.store().shop(caller.shop)).await?;
    if !new.rules.named().is_subset(&here) {
        let title = "Somebody in the rules does not serve customers here";
        return Err(Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "bad_member",
            title,
        ));
    }
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(storage::lock_of(caller.shop)).await?;
    let (before, rev) = storage::rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let rev = rev + 1;
    storage::keep_rules(&tx, &new.rules, rev, now).await?;
    let entry = audit::Entry {
        action: "set_dispatch",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": new.rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&DispatchChanged { by, rev }, now).await?;
    tx.commit().await?;
    app.live().dispatch_soon(caller.shop);
    app.live()
        .tell_members(caller.shop, None, "dispatch", &json!({}));
    let rules = new.rules;
    Ok(Json(RulesView { rules, rev }))
}
