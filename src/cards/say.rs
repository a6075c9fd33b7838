use axum::http::StatusCode;
use serde_json::json;
use uuid::Uuid;

use super::storage::Card;
use crate::{
    guard::{Reviewed, Stopped},
    http::Problem,
    live::Live,
    reception::{Act, Item, Lane, Outcome, Sender, SenderKind, log, log::Facts},
    storage::{StorageError, Store},
    vocabulary::client_id_for,
};

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
        client_id: client_id_for(&format!("card/{}", card.id)),
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

/// Its words stand there too: the guard reads them, and so does whoever cannot show cards.
fn body(card: &Card) -> String {
    let kind = card.content.kind();
    let mut body = json!({ "card": card.id, "kind": kind, "title": card.title });
    if !card.words.is_empty() {
        body["text"] = card.words.as_str().into();
    }
    body.to_string()
}

/// What the guard thinks of it.
pub fn reviewed(live: &Live, item: Item, confirm: &[String]) -> Result<Reviewed<Item>, Problem> {
    live.guard()
        .admit(item, confirm)
        .map_err(|(_, stopped)| match stopped {
            Stopped::NeedsConfirm(_) => {
                let title = "words: the guard asks whether this is meant";
                Problem::new(StatusCode::CONFLICT, "needs_confirm", title)
            }
            Stopped::Blocked(_) => {
                Problem::at_field("blocked", "words", "words: the guard stopped this")
            }
        })
}

/// False where the line stands in the log already.
pub async fn is_unsaid(store: &Store, item: &Item) -> Result<bool, StorageError> {
    let stored = log::stored(&store.shop(item.key.shop), item).await?;
    Ok(!matches!(stored, Some(Outcome::Stored { .. })))
}

pub async fn said(live: &Live, item: Reviewed<Item>) -> Result<(), Problem> {
    match live.ledger().append_and_wait(item).await {
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
