use serde_json::json;

use super::storage::{Card, Mark};
use crate::{live::Live, reception::Key, vocabulary::ShopId};

/// What consoles hear news of.
pub const NEWS: &str = "cards";

/// So that whoever shows it looks again; after the commit.
pub fn told(live: &Live, shop: ShopId, card: Mark) {
    let Mark {
        id,
        conversation_id: conversation,
        rev,
    } = card;
    let key = Key { shop, conversation };
    live.tell_card(key, id, rev);
    let detail = json!({ "conversation": conversation, "card": id, "rev": rev });
    live.tell_members(shop, None, NEWS, &detail);
}

/// The same of a card that asks, or no longer: the customer's page of its order says what waits for them.
pub fn told_of(live: &Live, shop: ShopId, card: &Card) {
    told(live, shop, card.mark());
    let conversation = card.conversation;
    if let Some(order) = card.content.order() {
        live.tell_order(Key { shop, conversation }, order);
    }
}
