use axum::extract::State;

use super::{
    compose::conflict,
    confirmed::with_confirmed,
    doing::{Ready, act},
    faces::shown,
    given::{CardAnswer, Given},
    keep::{lock_of, tell},
    see::card_for,
    storage::{self, Card},
    tell::told_of,
    view::{CardView, Reader},
};
use crate::{
    access::Action,
    app::App,
    http::{Id, InShop, Json, Problem},
    trade,
    vocabulary::CardId,
};

/// Answer a card, once. The same answer again is harmless; another one is `answered`.
#[utoipa::path(post, path = "/api/shops/{shop}/mine/cards/{id}/answer", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = CardAnswer,
    responses((status = 200, body = CardView), (status = 402, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)),
    extensions(("x-action" = json!("answer_cards"))))]
pub async fn answer(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CardId>,
    Json(new): Json<CardAnswer>,
) -> Result<Json<CardView>, Problem> {
    let (card, customer) = card_for(&app, &caller, id, Action::AnswerCards).await?;
    let given = new.sound(card.content.kind())?;
    if !is_answered(&card, &given)? {
        let ready = Ready::of(&app, &caller, customer, &card, &given).await?;
        answer_now(&app, &caller, &new, &given, (id, &ready)).await?;
    }
    let card = storage::card(&app.store().shop(caller.shop), id).await?;
    let card = card.ok_or_else(Problem::not_found)?;
    told_of(app.live(), caller.shop, &card);
    let view = shown(&app, caller.shop, card, Reader::Customer).await?;
    Ok(Json(view))
}

/// The card, what it does and who is told: all of it or nothing.
async fn answer_now(
    app: &App,
    caller: &InShop,
    new: &CardAnswer,
    given: &Given,
    (id, ready): (CardId, &Ready),
) -> Result<(), Problem> {
    let now = app.clock().now();
    let tx = app.store().begin(caller.shop).await?;
    // Two windows take turns: the second one finds the answer of the first.
    tx.lock(lock_of(id)).await?;
    let card = storage::card_in(&tx, id).await?;
    let card = card.ok_or_else(Problem::not_found)?;
    if is_answered(&card, given)? {
        return Ok(());
    }
    if card.content.order().is_none() {
        trade::check_here(app, &tx, ready.customer).await?;
    }
    let does = act(&tx, caller, (&card, given), (ready, new.key), now).await?;
    let card = with_confirmed(&tx, card, given).await?;
    storage::answer(&tx, &card, given, now).await?;
    let said = ("answer_cards", given.act.code());
    tell(&tx, &caller.actor, &card, said, now).await?;
    tx.commit().await?;
    if does {
        trade::told(app, caller.shop);
    }
    Ok(())
}

/// True where this very answer stands; refused where nobody can answer any more.
fn is_answered(card: &Card, given: &Given) -> Result<bool, Problem> {
    match &card.answer {
        None if card.withdrawn_at.is_some() => Err(conflict("over", "The shop has taken it back")),
        None => Ok(false),
        Some(known) if known.given == *given => Ok(true),
        Some(_) => Err(conflict("answered", "Another answer was given")),
    }
}
