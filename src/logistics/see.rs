use axum::extract::State;

use super::{
    Tracking,
    follow::follow,
    storage::parcel_of,
    view::{ParcelView, Reader, view},
};
use crate::{
    access::{Action, Actor, Denied, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{self, Sending},
    vocabulary::{OrderId, ShopId},
};

/// Where the parcel of an order is, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/parcel", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn parcel(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let sending = trade::sending(&app.store().shop(caller.shop), order).await?;
    let sending = sending.ok_or_else(Problem::not_found)?;
    shown(&app, caller.shop, &sending, Reader::Member).await
}

/// Where the parcel of an own order is.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/parcel", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn my_parcel(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelView>, Problem> {
    let Actor::Customer { customer, .. } = caller.actor else {
        authorize(&caller.actor, Action::Buy, Object::Shop(caller.shop))?;
        return Err(Denied::Forbidden.into());
    };
    let object = Object::Customer {
        shop: caller.shop,
        customer,
    };
    authorize(&caller.actor, Action::Buy, object)?;
    let sending = trade::sending(&app.store().shop(caller.shop), order).await?;
    let own = sending.filter(|sending| sending.customer == customer);
    let own = own.ok_or_else(Problem::not_found)?;
    shown(&app, caller.shop, &own, Reader::Customer).await
}

/// As it is known; nobody waits for a carrier.
async fn shown(
    app: &App,
    shop: ShopId,
    sending: &Sending,
    reader: Reader,
) -> Result<Json<ParcelView>, Problem> {
    let (db, now) = (app.store().shop(shop), app.clock().now());
    let tracking = app.logistics().tracking();
    let mut parcel = parcel_of(&db, sending.order).await?;
    let is_underway = sending.sent.as_ref().is_some_and(|sent| sent.is_underway);
    if parcel.is_none() && is_underway && tracking.is_some() {
        // Shipped before anybody could be asked: followed from the first time that somebody wants to know.
        follow(app.store(), shop, sending.order, now).await?;
        parcel = parcel_of(&db, sending.order).await?;
    }
    let paces = tracking.map(Tracking::paces);
    let view = view(&db, sending, parcel, paces, (reader, now)).await?;
    Ok(Json(view))
}
