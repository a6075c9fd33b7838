use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{CardKind, storage, storage::Card};
use crate::{
    access::Actor,
    audit,
    storage::{Event, ShopTx, StorageError},
    vocabulary::{CardId, ConversationId, Millis, OrderId},
};

/// A card was sent or answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CardChanged {
    pub card: CardId,
    pub conversation: ConversationId,
    pub kind: CardKind,
    pub order: Option<OrderId>,
    /// `sent`, `withdrawn`, or what the customer did with it.
    pub act: String,
}

impl Event for CardChanged {
    const KIND: &'static str = "CardChanged";
}

/// Whoever answers a card and whoever takes it back take turns.
pub fn lock_of(card: CardId) -> i64 {
    card.0.as_u64_pair().1.rotate_left(29) as i64
}

/// Keeps a new card with its audit row and event. Fails as a double where its key was used.
pub async fn keep(tx: &ShopTx, actor: &Actor, card: &Card) -> Result<(), StorageError> {
    storage::keep(tx, card).await?;
    tell(tx, actor, card, ("send_cards", "sent"), card.at).await
}

/// One event and one audit row; neither says who or where.
pub async fn tell(
    tx: &ShopTx,
    actor: &Actor,
    card: &Card,
    (action, act): (&str, &str),
    at: Millis,
) -> Result<(), StorageError> {
    let (kind, order) = (card.content.kind(), card.content.order());
    let changed = CardChanged {
        card: card.id,
        conversation: card.conversation,
        kind,
        order,
        act: act.to_owned(),
    };
    tx.emit(&changed, at).await?;
    let entry = audit::Entry {
        action,
        object: format!("card/{}", card.id),
        detail: json!({ "kind": kind, "order": order, "act": act }),
    };
    audit::record(tx, actor, at, entry).await
}
