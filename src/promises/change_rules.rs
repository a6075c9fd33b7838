use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Rules, see_rules::PromiseRulesView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPromiseRules {
    rules: Rules,
    rev: i64,
}

/// Replace the rules. They hold for what is said and confirmed from now on.
#[utoipa::path(put, path = "/api/shops/{shop}/promise-rules", tag = "promises", params(("shop" = Uuid, Path)), request_body = NewPromiseRules,
    responses((status = 200, body = PromiseRulesView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_promises"))))]
pub async fn change_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewPromiseRules>,
) -> Result<Json<PromiseRulesView>, Problem> {
    authorize(
        &caller.actor,
        Action::SetPromises,
        Object::Shop(caller.shop),
    )?;
    new.rules.check()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = storage::rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let rev = rev + 1;
    storage::keep_rules(&tx, &new.rules, rev, now).await?;
    let entry = audit::Entry {
        action: "set_promises",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": new.rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.commit().await?;
    let rules = new.rules;
    Ok(Json(PromiseRulesView { rules, rev }))
}
