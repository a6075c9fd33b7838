use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::deed;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Event, OrderView, destination::Destination, redirect, see::shown, told},
    vocabulary::OrderId,
};

/// Whom an order goes to from now on, and where.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderAddress {
    key: Uuid,
    rev: i64,
    /// 1 to 30 characters.
    receiver: String,
    /// A mobile number.
    phone: String,
    /// 5 to 200 characters.
    address: String,
}

/// Send an order that is not shipped elsewhere 改地址.
#[utoipa::path(put, path = "/api/shops/{shop}/orders/{id}/address", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewOrderAddress,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("change_addresses"))))]
pub async fn change_address(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewOrderAddress>,
) -> Result<Json<OrderView>, Problem> {
    authorize(
        &caller.actor,
        Action::ChangeAddresses,
        Object::Shop(caller.shop),
    )?;
    let to = Destination::of(&new.receiver, &new.phone, &new.address)?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    let deed = deed(&caller, order, (new.key, new.rev), Event::AddressChanged);
    redirect(&tx, deed, &to, now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, caller.shop, order).await
}
