use axum::{extract::State, http::StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
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
    vocabulary::{MemberId, Millis},
};

/// Rules to keep in place of those at `rev`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTradeRules {
    /// What may be left out stays as it is.
    #[schema(value_type = TradeRules)]
    rules: Map<String, Value>,
    rev: i64,
}

/// Came after the others: a console of before does not send them.
const MAY_BE_LEFT_OUT: [&str; 7] = [
    "most_extensions",
    "most_supervisor_discount_bp",
    "most_refund_fen",
    "most_supervisor_refund_fen",
    "freight_insurance",
    "needs_customer",
    "parcels",
];
/// The same of the parts of some.
const LEFT_OUT_OF: [(&str, &[&str]); 2] = [
    ("needs_customer", &["installation"]),
    (
        "after_sale",
        &[
            "protect_within_h",
            "proposal_within_h",
            "refund_within_h",
            "send_within_h",
            "due_soon_h",
            "no_reason_days",
            "protect_kept_days",
            "most_proposals",
        ],
    ),
];

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
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = rules_in(&tx).await?;
    let rules = whole(new.rules, &before, now)?;
    rules.check()?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    owner_sets_limits(role, &before, &rules)?;
    let rev = rev + 1;
    storage::keep_rules(&tx, &rules, rev).await?;
    if before.after_sale != rules.after_sale {
        after_sale::follow_rules(&tx).await?;
    }
    let entry = audit::Entry {
        action: "set_trade",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "before": before, "after": rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&TradeRulesChanged { by, rev }, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    Ok(Json(TradeRulesView { rules, rev }))
}

fn whole(
    mut said: Map<String, Value>,
    before: &TradeRules,
    now: Millis,
) -> Result<TradeRules, Problem> {
    let kept = serde_json::to_value(before).expect("rules are plain data");
    for field in MAY_BE_LEFT_OUT {
        said.entry(field).or_insert_with(|| kept[field].clone());
    }
    for (part, fields) in LEFT_OUT_OF {
        let Some(said) = said.get_mut(part).and_then(Value::as_object_mut) else {
            continue;
        };
        for field in fields {
            said.entry(*field)
                .or_insert_with(|| kept[part][field].clone());
        }
    }
    let rules = serde_json::from_value::<TradeRules>(Value::Object(said));
    let mut rules = rules.map_err(|error| Problem::bad_request(error.to_string()))?;
    rules.after_sale.follow(&before.after_sale, now);
    Ok(rules)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::trade_rules::NeedsCustomer;

    #[test]
    fn what_a_console_of_before_leaves_out_stays() {
        let needs_customer = NeedsCustomer {
            installation: true,
            ..NeedsCustomer::default()
        };
        let before = TradeRules {
            needs_customer,
            ..TradeRules::default()
        };
        let mut said = json!(before);
        for (part, field) in [
            ("needs_customer", "installation"),
            ("after_sale", "due_soon_h"),
        ] {
            said[part].as_object_mut().unwrap().remove(field);
        }
        let mut said = serde_json::from_value::<Map<_, _>>(said).unwrap();
        said.remove("parcels");
        let kept = whole(said, &before, 0).map_err(|problem| problem.code());
        assert_eq!(kept, Ok(before));
    }
}
