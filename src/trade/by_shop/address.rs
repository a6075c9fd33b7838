use std::convert::Infallible;

use axum::{extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{By, Event, Undone, destination::Destination, storage},
    vocabulary::OrderId,
};

/// Whom an order goes to from now on, and where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderAddress {
    #[expect(dead_code, reason = "a command carries one; nothing is ever done here")]
    key: Uuid,
    /// Of the order as it was seen.
    rev: i64,
    /// 1 to 30 characters.
    receiver: String,
    /// A mobile number.
    phone: String,
    /// 5 to 200 characters.
    address: String,
}

/// Have an order that is not shipped sent elsewhere 改地址. Never without the customer: whatever could be done answers
/// `needs_customer`, and a card asks them.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/address", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewOrderAddress,
    responses((status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_addresses"))))]
pub async fn change_address(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewOrderAddress>,
) -> Result<Infallible, Problem> {
    authorize(
        &caller.actor,
        Action::ChangeAddresses,
        Object::Shop(caller.shop),
    )?;
    Destination::of(&new.receiver, &new.phone, &new.address)?;
    let stored = storage::stored(&app.store().shop(caller.shop), order).await?;
    let stored = stored.ok_or_else(Problem::not_found)?;
    if stored.row.rev != new.rev {
        return Err(Problem::changed_meanwhile());
    }
    let known = stored.readable().ok_or_else(Problem::not_found)?;
    known
        .could(Event::readdressed(), By::Shop)
        .map_err(Undone::from)?;
    let title = "The customer has to agree to another address: send a card";
    Err(needs_customer(title))
}

/// Only the customer can say yes to it.
pub fn needs_customer(title: &'static str) -> Problem {
    Problem::new(StatusCode::CONFLICT, "needs_customer", title)
}
