use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::storage::{self, Given};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis},
};

const MOST: u64 = 20;

/// What a customer said of a reception.
#[derive(Serialize, ToSchema)]
pub struct RatingView {
    conversation: ConversationId,
    session: i64,
    member: Option<MemberId>,
    is_robot: bool,
    /// 1 to 5.
    score: i16,
    reasons: Vec<String>,
    words: String,
    /// UTC milliseconds.
    at: Millis,
}

/// What a customer said of the last receptions, newest first.
#[utoipa::path(get, path = "/api/shops/{shop}/customers/{id}/ratings", tag = "rating",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), responses((status = 200, body = [RatingView])),
    extensions(("x-action" = json!("see_customer"))))]
pub async fn of_customer(
    State(app): State<App>,
    caller: InShop,
    Id(customer): Id<CustomerId>,
) -> Result<Json<Vec<RatingView>>, Problem> {
    authorize(
        &caller.actor,
        Action::SeeCustomer,
        Object::Shop(caller.shop),
    )?;
    let db = app.store().shop(caller.shop);
    let given = storage::given_by(&db, customer, MOST).await?;
    Ok(Json(given.into_iter().filter_map(view).collect()))
}

fn view(row: Given) -> Option<RatingView> {
    Some(RatingView {
        conversation: row.conversation_id,
        session: row.session,
        member: row.member_id,
        is_robot: row.is_robot,
        score: row.score?,
        reasons: serde_json::from_str(&row.reasons).unwrap_or_default(),
        words: row.words,
        at: row.at,
    })
}
