use axum::extract::State;

use super::{
    act::{MyWish, act},
    own,
    view::MyOrder,
};
use crate::{
    app::App,
    http::{Id, InShop, Json, Problem},
    trade::{
        By, Event, collect,
        storage::{Stored, customers_rev},
    },
    vocabulary::OrderId,
};

/// Pay an order, once: whoever asks again is told what has become of it.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/orders/{id}/payment", tag = "mine",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = MyWish,
    responses((status = 200, body = MyOrder), (status = 402, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem),
        (status = 502, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn pay(
    State(app): State<App>,
    caller: InShop,
    Id(order): Id<OrderId>,
    Json(wish): Json<MyWish>,
) -> Result<Json<MyOrder>, Problem> {
    let stored = own(&app, &caller, order).await?;
    if customers_rev(&stored.row) == wish.rev && is_payable(&stored) {
        collect(&app, caller.shop, order, wish.rev).await?;
    }
    act(&app, &caller, order, &wish, Event::Paid).await
}

fn is_payable(stored: &Stored) -> bool {
    stored
        .order()
        .is_ok_and(|order| order.could(Event::Paid, By::Customer).is_ok())
}
