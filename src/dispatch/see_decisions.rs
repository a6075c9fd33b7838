use std::collections::HashMap;

use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Decision, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem, Query},
    reception,
    vocabulary::{ConversationId, Millis},
};

const PAGE: u64 = 50;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// UTC milliseconds: only older ones.
    before: Option<Millis>,
}

/// One decision of the shop.
#[derive(Serialize, ToSchema)]
pub struct DecisionView {
    conversation: ConversationId,
    /// The customer's name, as the desk shows it.
    customer: String,
    session: i64,
    /// UTC milliseconds.
    at: Millis,
    decision: Decision,
}

/// What dispatch decided lately, newest first; 50 at once.
#[utoipa::path(get, path = "/api/shops/{shop}/dispatches", tag = "dispatch", params(("shop" = Uuid, Path), Before),
    responses((status = 200, body = [DecisionView])), extensions(("x-action" = json!("see_dispatches"))))]
pub async fn see_decisions(
    State(app): State<App>,
    caller: InShop,
    Query(Before { before }): Query<Before>,
) -> Result<Json<Vec<DecisionView>>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeDispatches,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let traces = storage::traces_before(&db, before.unwrap_or(Millis::MAX), PAGE).await?;
    let ids = traces.iter().map(|trace| trace.conversation_id);
    let customers = reception::customers_of(&db, ids).await?;
    let asked: Vec<_> = customers.values().copied().collect();
    let briefs = app.live().briefs().briefs(caller.shop, &asked).await?;
    let named: HashMap<_, _> = customers
        .into_iter()
        .filter_map(|(conversation, customer)| {
            Some((conversation, briefs.get(&customer)?.name.clone()))
        })
        .collect();
    let views = traces.into_iter().filter_map(|trace| {
        Some(DecisionView {
            conversation: trace.conversation_id,
            customer: named
                .get(&trace.conversation_id)
                .cloned()
                .unwrap_or_default(),
            session: trace.session,
            at: trace.at,
            decision: serde_json::from_str(&trace.body).ok()?,
        })
    });
    Ok(Json(views.collect()))
}
