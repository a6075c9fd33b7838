use axum::extract::State;

use super::{
    compose::conflict,
    faces::shown,
    keep::{lock_of, tell},
    storage::{self, Card},
    tell::told_of,
    view::{CardView, Reader},
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    storage::{ShopTx, StorageError, Store},
    vocabulary::{CardId, Millis, ShopId},
};

/// Take back what a card asks, while the customer has not answered: `answered` where they have. The same again is harmless.
#[utoipa::path(post, path = "/api/shops/{shop}/cards/{id}/withdrawal", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = CardView), (status = 404, body = Problem), (status = 409, body = Problem)),
    extensions(("x-action" = json!("send_cards"))))]
pub async fn withdraw_card(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CardId>,
) -> Result<Json<CardView>, Problem> {
    authorize(&caller.actor, Action::SendCards, Object::Shop(caller.shop))?;
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    tx.lock(lock_of(id)).await?;
    let card = storage::card_in(&tx, id).await?;
    let card = card.ok_or_else(Problem::not_found)?;
    if card.withdrawn_at.is_none() {
        is_open(&card)?;
        take_back(&tx, &caller.actor, &card, now).await?;
    }
    tx.commit().await?;
    let card = storage::card(&app.store().shop(caller.shop), id).await?;
    let card = card.ok_or_else(Problem::not_found)?;
    told_of(app.live(), caller.shop, &card);
    let view = shown(&app, caller.shop, card, Reader::Member).await?;
    Ok(Json(view))
}

/// Takes a card back that nobody can answer where it is; one that was answered meanwhile stays.
pub async fn withdraw_by_itself(
    store: &Store,
    shop: ShopId,
    id: CardId,
    now: Millis,
) -> Result<(), StorageError> {
    let tx = store.begin(shop).await?;
    tx.lock(lock_of(id)).await?;
    let card = storage::card_in(&tx, id).await?;
    let waits = |card: &Card| card.answer.is_none() && card.withdrawn_at.is_none();
    if let Some(card) = card.filter(waits) {
        take_back(&tx, &Actor::Anyone, &card, now).await?;
    }
    tx.commit().await
}

async fn take_back(
    tx: &ShopTx,
    actor: &Actor,
    card: &Card,
    now: Millis,
) -> Result<(), StorageError> {
    storage::withdraw(tx, card, now).await?;
    tell(tx, actor, card, ("withdraw_cards", "withdrawn"), now).await
}

/// It asks something, and nobody said anything.
fn is_open(card: &Card) -> Result<(), Problem> {
    if card.content.kind().acts().is_empty() {
        return Err(conflict("asks_nothing", "The card asks nothing"));
    }
    match card.answer {
        None => Ok(()),
        Some(_) => Err(conflict("answered", "The customer has answered")),
    }
}
