use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::act;
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{Event, OrderView, Parcel, Pieces},
    vocabulary::OrderId,
};

/// With whom the goods travel.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewShipment {
    key: Uuid,
    rev: i64,
    /// At most 40 characters.
    carrier: String,
    /// 6 to 40 letters, digits and hyphens.
    waybill: String,
    /// What is in the parcel, each line once; none: all that is left.
    #[serde(default)]
    pieces: Option<Vec<Pieces>>,
}

/// The goods have left 发货: all that is left of the order, or some pieces of it in a parcel of their own (部分发货). Where the shop set that
/// the customer agrees to parts, one that leaves something here is `needs_customer`: a card asks.
#[utoipa::path(post, path = "/api/shops/{shop}/orders/{id}/shipment", tag = "trade",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewShipment,
    responses((status = 200, body = OrderView), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("ship_orders"))))]
pub async fn ship(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(new): Json<NewShipment>,
) -> Result<Json<OrderView>, Problem> {
    authorize(&caller.actor, Action::ShipOrders, Object::Shop(caller.shop))?;
    let Parcel { carrier, waybill } = Parcel::of(&new.carrier, &new.waybill)?;
    let event = match new.pieces {
        None => Event::Shipped { carrier, waybill },
        Some(pieces) => Event::PartShipped {
            carrier,
            waybill,
            pieces,
        },
    };
    act(&app, &caller, order, (new.key, new.rev), event).await
}
