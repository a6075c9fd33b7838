use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{CardRules, see::CardRulesView, storage};
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
pub struct NewCardRules {
    rules: CardRules,
    rev: i64,
}

/// Which cards a shop sends by themselves was changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardRulesChanged {
    pub by: MemberId,
    pub rev: i64,
}

impl Event for CardRulesChanged {
    const KIND: &'static str = "CardRulesChanged";
}

/// Send other cards by themselves. `changed_meanwhile` where somebody else was faster.
#[utoipa::path(put, path = "/api/shops/{shop}/card-rules", tag = "cards", params(("shop" = Uuid, Path)),
    request_body = NewCardRules,
    responses((status = 200, body = CardRulesView), (status = 409, body = Problem)),
    extensions(("x-action" = json!("set_trade"))))]
pub async fn change_card_rules(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewCardRules>,
) -> Result<Json<CardRulesView>, Problem> {
    authorize(&caller.actor, Action::SetTrade, Object::Shop(caller.shop))?;
    let by = caller.actor.member()?.id;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(caller.shop.0.as_u64_pair().1 as i64).await?;
    let (before, rev) = storage::rules_in(&tx).await?;
    if rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let rev = rev + 1;
    storage::keep_rules(&tx, new.rules, rev).await?;
    let entry = audit::Entry {
        action: "set_trade",
        object: format!("shop/{}", caller.shop),
        detail: json!({ "cards_before": before, "cards_after": new.rules }),
    };
    audit::record(&tx, &caller.actor, now, entry).await?;
    tx.emit(&CardRulesChanged { by, rev }, now).await?;
    tx.commit().await?;
    let rules = new.rules;
    Ok(Json(CardRulesView { rules, rev }))
}
