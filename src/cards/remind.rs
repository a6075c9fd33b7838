use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    compose::conflict,
    new::{NewCard, NewCardOf},
    say::CHANNEL,
    send::sent,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{InShop, Json, Problem},
    reception::log,
    trade::{self, BatchReport, BatchResult},
    vocabulary::OrderId,
};

const MOST: usize = 200;

/// Whose customers are reminded to pay.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBatchReminders {
    /// Made by the client: a retry carries the same one, and does nothing twice.
    key: Uuid,
    /// 1 to 200, each once.
    orders: Vec<OrderId>,
}

/// Remind the customers of many orders to pay 批量催付. Each goes for itself, as one card would: what is paid or was asked already is
/// refused, the others are done.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/batch/pay-reminders", tag = "cards", params(("shop" = Uuid, Path)),
    request_body = NewBatchReminders, responses((status = 200, body = BatchReport), (status = 422, body = Problem)),
    extensions(("x-action" = json!("send_cards"))))]
pub async fn remind_many(
    State(app): State<App>,
    caller: InShop,
    Json(new): Json<NewBatchReminders>,
) -> Result<Json<BatchReport>, Problem> {
    authorize(&caller.actor, Action::SendCards, Object::Shop(caller.shop))?;
    trade::once_each(&new.orders, MOST, "orders")?;
    let db = app.store().shop(caller.shop);
    let numbers = trade::numbers_of(&db, &new.orders).await?;
    let mut results = Vec::with_capacity(new.orders.len());
    for order in new.orders {
        let done = remind(&app, &caller, new.key, order).await;
        results.push(BatchResult::of(order, &numbers, done));
    }
    Ok(Json(BatchReport::of(true, results)))
}

async fn remind(app: &App, caller: &InShop, batch: Uuid, order: OrderId) -> Result<(), Problem> {
    let db = app.store().shop(caller.shop);
    let known = trade::known(&db, order).await?;
    let known = known.ok_or_else(Problem::not_found)?;
    let facts = log::conversation_of(&db, known.customer, CHANNEL).await?;
    let title = "Its customer has no chat with the shop";
    let facts = facts.ok_or_else(|| conflict("no_conversation", title))?;
    let new = NewCard {
        key: trade::key_of("pay_reminder", batch, order),
        words: String::new(),
        confirm: Vec::new(),
        again: false,
        card: NewCardOf::PayReminder { order },
    };
    sent(app, caller, &facts, &new).await?;
    Ok(())
}
