use axum::extract::State;

use super::{
    faces::shown,
    say::is_recalled,
    storage::{self, Card},
    view::{CardView, Reader},
};
use crate::{
    access::{Action, Actor, Object, authorize},
    app::App,
    http::{Id, InShop, Json, Problem},
    reception::{Key, log},
    vocabulary::{CardId, CustomerId},
};

/// A card as it is now; the customer's own ones whole, for members masked. One that was recalled is not there.
#[utoipa::path(get, path = "/api/shops/{shop}/cards/{id}", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)),
    responses((status = 200, body = CardView), (status = 404, body = Problem)),
    extensions(("x-action" = json!("see_cards"))))]
pub async fn see(
    State(app): State<App>,
    caller: InShop,
    Id(id): Id<CardId>,
) -> Result<Json<CardView>, Problem> {
    let (card, _) = card_for(&app, &caller, id, Action::SeeCards).await?;
    if is_recalled(&app.store().shop(caller.shop), &card).await? {
        return Err(Problem::not_found());
    }
    let reader = match caller.actor {
        Actor::Customer { .. } => Reader::Customer,
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => Reader::Member,
    };
    Ok(Json(shown(&app, caller.shop, card, reader).await?))
}

/// A card of a conversation in which the caller may do this, and whose conversation that is by now.
pub async fn card_for(
    app: &App,
    caller: &InShop,
    id: CardId,
    action: Action,
) -> Result<(Card, CustomerId), Problem> {
    let db = app.store().shop(caller.shop);
    let card = storage::card(&db, id).await?;
    let key = card.as_ref().map(|card| Key {
        shop: caller.shop,
        conversation: card.conversation,
    });
    let facts = match key {
        Some(key) => log::facts(app.store(), key).await?,
        None => None,
    };
    let Some((card, facts)) = card.zip(facts) else {
        authorize(&caller.actor, action, own(caller))?;
        return Err(Problem::not_found());
    };
    let customer = facts.customer;
    let object = Object::Customer {
        shop: caller.shop,
        customer,
    };
    authorize(&caller.actor, action, object)?;
    Ok((card, customer))
}

/// What is not there is the caller's, as far as rights care.
fn own(caller: &InShop) -> Object {
    match caller.actor {
        Actor::Customer { customer, .. } => Object::Customer {
            shop: caller.shop,
            customer,
        },
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => Object::Shop(caller.shop),
    }
}
