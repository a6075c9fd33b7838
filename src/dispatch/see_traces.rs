use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Decision, storage};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::{ConversationId, Millis},
};

/// Why a conversation was given to whom, or waited.
#[derive(Serialize, ToSchema)]
pub struct TraceView {
    /// Number of the reception.
    session: i64,
    /// UTC milliseconds.
    at: Millis,
    decision: Decision,
}

/// The decisions about a conversation, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/conversations/{id}/dispatches", tag = "dispatch",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = [TraceView])),
    extensions(("x-action" = json!("see_dispatches"))))]
pub async fn see_traces(
    State(app): State<App>,
    caller: InShop,
    Id(conversation): Id<ConversationId>,
) -> Result<Json<Vec<TraceView>>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeDispatches,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let traces = storage::traces_of(&db, conversation).await?;
    let views = traces.into_iter().filter_map(|trace| {
        Some(TraceView {
            session: trace.session,
            at: trace.at,
            decision: serde_json::from_str(&trace.body).ok()?,
        })
    });
    Ok(Json(views.collect()))
}
