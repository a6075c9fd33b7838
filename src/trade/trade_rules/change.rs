use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use yingke_schema::members::member::Role;

use super::{TradeRules, rules_in, see::TradeRulesView, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit,
    http::{InShop, Json, Problem},
    storage::Event,
    trade::{after_sale, told},
    vocabulary::MemberId,
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTradeRules {
    rules: TradeRules,
    rev: i64,
}

/// What a shop sets of its orders was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TradeRulesChanged {
    pub by: MemberId,
    pub rev: i64,
}

impl Event for TradeRulesChanged {
    const KIND: &'static str = "TradeRulesChanged";
}

/// Set orders otherwise. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/trade-rules", tag = "trade", params(("shop" = Uuid, Path)),
    request_body = NewTradeRules,
    responses((status = 200, body = TradeRulesView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("set_trade"))))]
pub async fn change_trade_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewTradeRules>,
) -> Result<Json<TradeRulesView>, Problem> {
    authorize(&caller.actor, Action::SetTrade, Object::Shop(caller.shop))?;
    let member = caller.actor.member()?;
    let (by, role) = (member.id, member.role);
    new.rules.check()?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    owner_sets_limits(role, &before, &new.rules)?;
    let rev = rev + 1;
    storage::keep_rules(&tx, &new.rules, rev).await?;
    if before.after_sale != new.rules.after_sale {
        after_sale::follow_rules(&tx, now).await?;
    }
    let entry = audit::Entry {
        action: "set_trade",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": new.rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&TradeRulesChanged { by, rev }, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    let rules = new.rules;
    Ok(Json(TradeRulesView { rules, rev }))
}

/// Nobody sets a limit that binds themselves; that of agents ends at a supervisor's own, which [`TradeRules::check`] sees to.
fn owner_sets_limits(role: Role, before: &TradeRules, new: &TradeRules) -> Result<(), Problem> {
    let of_supervisors = |rules: &TradeRules| {
        [
            rules.most_supervisor_discount_bp,
            rules.most_supervisor_refund_fen,
            rules.most_compensation_fen,
        ]
    };
    if role == Role::Owner || of_supervisors(before) == of_supervisors(new) {
        return Ok(());
    }
    let title = "The owner sets the limits of supervisors";
    Err(Problem::new(StatusCode::FORBIDDEN, "owner_sets_it", title))
}
