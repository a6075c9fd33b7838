use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{storage, view::Review};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    cards::view::Reader,
    http::{Id, InShop, Json, Problem},
    trade::{self, KnownOrder},
    vocabulary::OrderId,
};

#[derive(Serialize, ToSchema)]
pub struct OrderReviews {
    pub reviews: Vec<Review>,
    /// Lines of which something may be said now.
    pub open: Vec<usize>,
}

/// What was said of an order.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/reviews", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderReviews), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn reviews(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
) -> Result<Json<OrderReviews>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    let order = trade::known(&app.store().shop(caller.shop), id).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    shown(&app, &caller, &order, Reader::Member).await
}

/// What the asking customer said of an own order.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/reviews", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderReviews), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn my_reviews(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
) -> Result<Json<OrderReviews>, Problem> {
    let order = own(&app, &caller, id).await?;
    shown(&app, &caller, &order, Reader::Customer).await
}

async fn shown(
    app: &App,
    caller: &InShop,
    order: &KnownOrder,
    reader: Reader,
) -> Result<Json<OrderReviews>, Problem> {
    let db = app.store().shop(caller.shop);
    let open = storage::open_lines(&db, order).await?;
    let reviews = storage::reviews_of(&db, order.id).await?.into_iter();
    let reviews = reviews.map(|row| Review::of(row, reader)).collect();
    Ok(Json(OrderReviews { reviews, open }))
}

/// An order of the customer who asks.
pub async fn own(app: &App, caller: &InShop, order: OrderId) -> Result<KnownOrder, Problem> {
    let customer = caller.customer()?;
    let order = trade::known(&app.store().shop(caller.shop), order).await?;
    let own = order.filter(|order| order.customer == customer);
    own.ok_or_else(Problem::not_found)
}
