use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::{
    Content,
    guarded::{GuardedProblem, passed},
    storage::Card,
};
use crate::{
    guard::Reviewed,
    http::Problem,
    live::Live,
    reception::{Act, Item, Lane, Outcome, Sender, SenderKind, log, log::Facts},
    storage::{ShopDb, StorageError, Store},
    vocabulary::{CardId, ClientId, client_id_for},
};

/// Where customers read what is not sent from their chat.
pub const CHANNEL: &str = "widget";
/// Whose name stands at a card that nobody sent.
const NAME: &str = "自动发送";

/// The line of a card in the log. The same card is one line, however often it is said.
pub fn line(facts: &Facts, card: &Card) -> Item {
    let sender = match &card.by {
        Some(sent) => Sender {
            kind: SenderKind::Member,
            id: sent.member.0,
            name: sent.nick.as_str().into(),
        },
        None => Sender {
            kind: SenderKind::System,
            id: Uuid::nil(),
            name: NAME.into(),
        },
    };
    Item {
        key: facts.key,
        client_id: client_id(card.id),
        act: Act::Say {
            lane: Lane::Public,
            kind: "card",
            body: body(card),
            is_automatic: card.by.is_none(),
        },
        sender,
        channel: facts.channel.clone(),
        external_id: None,
    }
}

/// Its words and a coupon's code stand there too: the guard reads them, and so does whoever cannot show cards.
fn body(card: &Card) -> String {
    let kind = card.content.kind();
    let mut body = json!({ "card": card.id, "kind": kind, "title": card.title });
    if !card.words.is_empty() {
        body["text"] = card.words.as_str().into();
    }
    if let Content::Coupon {
        code: Some(code), ..
    } = &card.content
    {
        body["name"] = code.as_str().into();
    }
    body.to_string()
}

/// Nothing is left of a card whose line was taken back. One that asks keeps its line.
pub async fn is_recalled(db: &ShopDb, card: &Card) -> Result<bool, StorageError> {
    match &card.by {
        Some(sent) if card.content.kind().acts().is_empty() => {
            log::is_recalled(db, client_id(card.id), sent.member.0).await
        }
        Some(_) | None => Ok(false),
    }
}

fn client_id(card: CardId) -> ClientId {
    client_id_for(&format!("card/{card}"))
}

/// What the guard thinks of it.
pub fn reviewed(
    live: &Live,
    item: Item,
    confirm: &[String],
) -> Result<Reviewed<Item>, GuardedProblem> {
    passed(live.guard(), item, confirm)
}

/// False where the line stands in the log already.
pub async fn is_unsaid(store: &Store, item: &Item) -> Result<bool, StorageError> {
    let stored = log::stored(&store.shop(item.key.shop), item).await?;
    Ok(!matches!(stored, Some(Outcome::Stored { .. })))
}

pub async fn said(live: &Live, item: Reviewed<Item>) -> Outcome {
    live.ledger().append_and_wait(item).await
}

/// What its sender hears of it.
pub fn heard(outcome: &Outcome) -> Result<(), Problem> {
    match outcome {
        Outcome::Stored { .. } => Ok(()),
        Outcome::Refused(refusal) => {
            let status = StatusCode::CONFLICT;
            Err(Problem::new(status, "refused", refusal.to_string()))
        }
        Outcome::Unavailable => {
            let title = "The card is kept but not said; send it again";
            let status = StatusCode::SERVICE_UNAVAILABLE;
            Err(Problem::new(status, "storage_unavailable", title))
        }
    }
}
