use axum::extract::State;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    act::{MyWish, deed},
    list::shown,
    view::MyOrder,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Event, FareBy, destination::Destination, redirect, told},
    vocabulary::OrderId,
};

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MyNewAddress {
    key: Uuid,
    rev: i64,
    /// 1 to 30 characters.
    receiver: String,
    /// A mobile number of 11 digits.
    phone: String,
    /// 5 to 200 characters.
    address: String,
}

/// Have an order that has not left yet sent elsewhere. One that is not paid costs the freight there from then on; one that is paid goes
/// nowhere dearer: `freight_rises`.
#[utoipa::path(put, path = "/api/shops/{shop}/mine/orders/{id}/address", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = MyNewAddress,
    responses((status = 200, body = MyOrder), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn change_address(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<MyNewAddress>,
) -> Result<Json<MyOrder>, Problem> {
    caller.customer()?;
    let to = Destination::of(&new.receiver, &new.phone, &new.address)?;
    let now = app.clock().now();
    let wish = MyWish {
        key: new.key,
        rev: new.rev,
    };
    let tx = app.store().begin(caller.shop).await?;
    let event = Event::readdressed();
    let deed = deed(&caller, order, &wish, event, json!({}));
    redirect(&tx, deed, (&to, FareBy::Terms), now).await?;
    tx.commit().await?;
    told(&app, caller.shop);
    shown(&app, &caller, order).await
}
