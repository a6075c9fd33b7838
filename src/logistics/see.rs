use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    follow::follow,
    known::views,
    storage::{Parcel, parcels_of},
    view::{ParcelView, ParcelWay, Reader},
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{self, Sending, Sent},
    vocabulary::{OrderId, ShopId},
};

/// All parcels of an order: what was sent, what came back, what was sent again.
#[derive(Serialize, ToSchema)]
pub struct ParcelList {
    /// In the order in which they left.
    parcels: Vec<ParcelView>,
}

/// Where the first parcel of an order is, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/parcel", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn parcel(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelView>, Problem> {
    let parcels = of_members(&app, &caller, order).await?;
    Ok(Json(first(parcels)))
}

/// Where the parcels of an order are, masked.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/parcels", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelList), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn parcels(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelList>, Problem> {
    let parcels = of_members(&app, &caller, order).await?;
    Ok(Json(ParcelList { parcels }))
}

/// Where the first parcel of an own order is.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/parcel", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn my_parcel(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelView>, Problem> {
    let parcels = of_customer(&app, &caller, order).await?;
    Ok(Json(first(parcels)))
}

/// Where the parcels of an own order are.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/parcels", tag = "logistics",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = ParcelList), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn my_parcels(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
) -> Result<Json<ParcelList>, Problem> {
    let parcels = of_customer(&app, &caller, order).await?;
    Ok(Json(ParcelList { parcels }))
}

async fn of_members(
    app: &App,
    caller: &InShop,
    order: OrderId,
) -> Result<Vec<ParcelView>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let sending = trade::sending(&app.store().shop(caller.shop), order).await?;
    let sending = sending.ok_or_else(Problem::not_found)?;
    shown(app, caller.shop, &sending, Reader::Member).await
}

async fn of_customer(
    app: &App,
    caller: &InShop,
    order: OrderId,
) -> Result<Vec<ParcelView>, Problem> {
    let customer = caller.customer()?;
    let sending = trade::sending(&app.store().shop(caller.shop), order).await?;
    let own = sending.filter(|sending| sending.customer == customer);
    let own = own.ok_or_else(Problem::not_found)?;
    shown(app, caller.shop, &own, Reader::Customer).await
}

fn first(parcels: Vec<ParcelView>) -> ParcelView {
    let mut sent = parcels.into_iter().filter(|of| of.way == ParcelWay::Sent);
    sent.next().unwrap_or_else(ParcelView::not_shipped)
}

/// As they are known; nobody waits for a carrier.
async fn shown(
    app: &App,
    shop: ShopId,
    sending: &Sending,
    reader: Reader,
) -> Result<Vec<ParcelView>, Problem> {
    let db = app.store().shop(shop);
    let followed = parcels_of(&db, sending.order).await?;
    if app.logistics().tracking().is_some() && is_one_new(sending, &followed) {
        // Left before anybody could be asked: followed from the first time that somebody wants to know.
        let (order, now) = (sending.order, app.clock().now());
        follow(app.store(), shop, order, now, |sent| sent.is_underway).await?;
    }
    Ok(views(app, shop, sending, reader).await?)
}

fn is_one_new(sending: &Sending, followed: &[Parcel]) -> bool {
    let is_new = |sent: &Sent| followed.iter().all(|parcel| parcel.no != sent.no);
    let mut parcels = sending.parcels.iter();
    parcels.any(|sent| sent.is_underway && is_new(sent))
}
