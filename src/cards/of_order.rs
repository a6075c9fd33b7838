use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    CardState, CardView,
    compose::conflict,
    faces::shown_with,
    hindrance::hindrance,
    reviews::own,
    storage::{self, Card},
    view::Reader,
};
use crate::{
    access::{Action, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::ShopTx,
    trade::{self, lock_of},
    vocabulary::OrderId,
};

#[derive(Serialize, ToSchema)]
pub struct OrderCards {
    /// Newest first, at most 20.
    pub cards: Vec<CardView>,
}

/// Cards about an order that wait for its customer, masked: what was asked already.
#[utoipa::path(get, path = "/api/shops/{shop}/orders/{id}/cards", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderCards), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_orders"))))]
pub async fn order_cards(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
) -> Result<Json<OrderCards>, Problem> {
    authorize(&caller.actor, Action::SeeOrders, Object::Shop(caller.shop))?;
    if !trade::is_kept(&app.store().shop(caller.shop), id).await? {
        return Err(Problem::not_found());
    }
    waiting(&app, &caller, id, Reader::Member).await
}

/// Cards about an own order that wait for the asking customer, whole.
#[utoipa::path(get, path = "/api/shops/{shop}/mine/orders/{id}/cards", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = OrderCards), (status = 404, body = Problem)),
    extensions(("x-action" = json!("buy"))))]
pub async fn my_order_cards(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<OrderId>,
) -> Result<Json<OrderCards>, Problem> {
    let order = own(&app, &caller, id).await?;
    waiting(&app, &caller, order.id, Reader::Customer).await
}

async fn waiting(
    app: &App,
    caller: &InShop,
    order: OrderId,
    reader: Reader,
) -> Result<Json<OrderCards>, Problem> {
    let db = app.store().shop(caller.shop);
    let mut cards = Vec::new();
    let waiting = storage::unanswered(&db, order).await?;
    if waiting.is_empty() {
        return Ok(Json(OrderCards { cards }));
    }
    let order = trade::known(&db, order).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    for card in waiting {
        let card = (card, Some(&order));
        let view = shown_with(app, caller.shop, card, reader).await?;
        if view.state == CardState::Open && !view.acts.is_empty() {
            cards.push(view);
        }
    }
    Ok(Json(OrderCards { cards }))
}

/// Refused where a card that asks the same of the same order waits for its answer; two senders take turns.
pub async fn none_waits(tx: &ShopTx, new: &Card) -> Result<(), Problem> {
    let Some(order) = new.content.order() else {
        return Ok(());
    };
    if new.content.kind().acts().is_empty() {
        return Ok(());
    }
    tx.lock(lock_of(order)).await?;
    // One that came with the same key is this very one: whoever keeps it finds it.
    let mut alike = storage::unanswered_in(tx, order).await?;
    alike.retain(|card| card.key != new.key && card.content.asks_like(&new.content));
    if alike.is_empty() {
        return Ok(());
    }
    let Some(known) = trade::known_in(tx, order).await? else {
        return Ok(());
    };
    let waits = |card: &Card| hindrance(&card.content, &known, new.at).is_none();
    if alike.iter().any(waits) {
        let title = "A card that asks the same waits for the customer";
        return Err(conflict("card_waits", title));
    }
    Ok(())
}
