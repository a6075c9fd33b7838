use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::storage;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    audit::{self, Shown},
    http::{Id, InShop, Json, Problem},
    vocabulary::CardId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CardShowing {
    /// 1 to 200 characters.
    reason: String,
}

#[derive(Serialize, ToSchema)]
pub struct ShownAnswer {
    words: String,
}

/// Shows what a customer wrote with an answer: written down with its reason, and limited as every showing of a customer's data.
#[utoipa::path(post, path = "/api/shops/{shop}/cards/{id}/showings", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = CardShowing,
    responses((status = 200, body = ShownAnswer), (status = 404, body = Problem)),
    extensions(("x-action" = json!("show_customer_data"))))]
pub async fn show_answer(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CardId>,
    Json(asked): Json<CardShowing>,
) -> Result<Json<ShownAnswer>, Problem> {
    authorize(
        &caller.actor,
        Action::ShowCustomerData,
        Object::Shop(caller.shop),
    )?;
    let card = storage::card(&app.store().shop(caller.shop), id).await?;
    let answered = card.and_then(|card| card.answer);
    let words = answered.map(|answered| answered.given.words);
    let words = words.filter(|words| !words.is_empty());
    let words = words.ok_or_else(Problem::not_found)?;
    let shown = Shown {
        action: "show_customer_data",
        object: format!("card/{id}"),
        field: "answer",
        reason: &asked.reason,
    };
    let tx = app.store().begin(caller.shop).await?;
    audit::show(&tx, &caller.actor, app.clock().now(), shown).await?;
    tx.commit().await?;
    Ok(Json(ShownAnswer { words }))
}
