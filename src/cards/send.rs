use axum::{extract::State, http::StatusCode};
use serde_json::json;

use super::{
    allowed::settle,
    compose::{compose, conflict},
    faces::shown,
    guarded::GuardedProblem,
    keep::keep,
    new::NewCard,
    of_order::none_waits,
    say,
    storage::{self, Card, Sent},
    tell::told_of,
    view::{CardView, Reader},
};
use crate::{
    access::{Action, Member, Object, authorize},
    app::App,
    guard::Reviewed,
    http::{Id, InShop, Json, Problem},
    reception::{Item, Key, log, log::Facts},
    storage::StorageError,
    trade,
    vocabulary::{self, CardId, ConversationId, new_id},
};

/// Send a card into a conversation. The same key again says it where it was not said, and answers with the card as it is now.
#[utoipa::path(post, path = "/api/shops/{shop}/conversations/{id}/cards", tag = "cards",
    params(("shop" = Uuid, Path), ("id" = Uuid, Path)), request_body = NewCard,
    responses((status = 201, body = CardView), (status = 404, body = Problem), (status = 409, body = GuardedProblem), (status = 422, body = GuardedProblem), (status = 503, body = Problem)),
    extensions(("x-action" = json!("send_cards"))))]
pub async fn send(
    State(app): State<App>,
    caller: InShop,
    Id(conversation): Id<ConversationId>,
    Json(new): Json<NewCard>,
) -> Result<(StatusCode, Json<CardView>), GuardedProblem> {
    authorize(&caller.actor, Action::SendCards, Object::Shop(caller.shop))?;
    let key = Key {
        shop: caller.shop,
        conversation,
    };
    let facts = log::facts(app.store(), key).await?;
    let facts = facts.ok_or_else(Problem::not_found)?;
    let card = sent(&app, &caller, &facts, &new).await?;
    let view = shown(&app, caller.shop, card, Reader::Member).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Once by its key; whoever calls was let in before.
pub async fn sent(
    app: &App,
    caller: &InShop,
    facts: &Facts,
    new: &NewCard,
) -> Result<Card, GuardedProblem> {
    let digest = digest_of(caller.actor.member()?, facts.key.conversation, new);
    let db = app.store().shop(caller.shop);
    let id = match storage::card_by_key(&db, new.key).await? {
        Some(card) => again(app, facts, card, &digest, new).await?,
        None => anew(app, caller, facts, &digest, new).await?,
    };
    let card = storage::card(&db, id).await?;
    let card = card.ok_or_else(Problem::not_found)?;
    told_of(app.live(), caller.shop, &card);
    Ok(card)
}

/// Kept and then said. Where the same command came at the same moment and was faster, the card is there already.
async fn anew(
    app: &App,
    caller: &InShop,
    facts: &Facts,
    digest: &str,
    new: &NewCard,
) -> Result<CardId, GuardedProblem> {
    match kept(app, caller, facts, digest, new).await {
        Ok((id, line)) => {
            say::heard(&say::said(app.live(), line).await)?;
            Ok(id)
        }
        Err(refused) => {
            let first = storage::card_by_key(&app.store().shop(caller.shop), new.key).await?;
            let first = first.ok_or(refused)?;
            again(app, facts, first, digest, new).await
        }
    }
}

/// Looked at by the guard and kept, with its line: what is refused leaves nothing behind.
async fn kept(
    app: &App,
    caller: &InShop,
    facts: &Facts,
    digest: &str,
    new: &NewCard,
) -> Result<(CardId, Reviewed<Item>), GuardedProblem> {
    let member = caller.actor.member()?;
    let words = new.words()?;
    let (content, title) = compose(app, caller, facts.customer, new.card.clone()).await?;
    let card = Card {
        id: CardId(new_id()),
        conversation: facts.key.conversation,
        content,
        title,
        words,
        by: Some(Sent {
            member: member.id,
            nick: member.nick.clone(),
        }),
        at: app.clock().now(),
        answer: None,
        withdrawn_at: None,
        rev: 1,
        key: new.key,
        digest: digest.to_owned(),
    };
    let line = say::reviewed(app.live(), say::line(facts, &card), &new.confirm)?;
    let tx = app.store().begin(caller.shop).await?;
    if !new.again {
        none_waits(&tx, &card).await?;
    }
    let is_settled = settle(&tx, &card).await?;
    keep(&tx, &caller.actor, &card).await.map_err(not_kept)?;
    tx.commit().await?;
    if is_settled {
        trade::told(app, caller.shop);
    }
    Ok((card.id, line))
}

fn not_kept(error: StorageError) -> Problem {
    if error.is_double() {
        key_reused()
    } else {
        error.into()
    }
}

/// What was kept before is said, if it was not.
async fn again(
    app: &App,
    facts: &Facts,
    card: Card,
    digest: &str,
    new: &NewCard,
) -> Result<CardId, GuardedProblem> {
    if card.digest != digest {
        return Err(key_reused().into());
    }
    let line = say::line(facts, &card);
    if say::is_unsaid(app.store(), &line).await? {
        let line = say::reviewed(app.live(), line, &new.confirm)?;
        say::heard(&say::said(app.live(), line).await)?;
    }
    Ok(card.id)
}

fn key_reused() -> Problem {
    conflict("key_reused", "This key was used for something else")
}

/// What tells two commands with one key apart.
fn digest_of(member: &Member, conversation: ConversationId, new: &NewCard) -> String {
    let asked = json!({
        "member": member.id, "conversation": conversation, "words": new.words, "card": new.card,
    });
    vocabulary::digest_of(&asked)
}
