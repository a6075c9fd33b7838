//! Cards and orders that have changed: whoever follows the conversation is told to look again. Fleeting by design.

use serde_json::{Value, json};

use super::{Live, cluster};
use crate::{
    reception::Key,
    vocabulary::{CardId, OrderId},
};

impl Live {
    /// Tells whoever follows a conversation, on every node, that one of its cards is not what it was.
    pub fn tell_card(&self, key: Key, card: CardId, rev: i64) {
        let conversation = key.conversation;
        self.tell_followers(
            key,
            &json!({ "type": "card", "conversation": conversation, "card": card, "rev": rev }),
        );
    }

    /// The same of an order of its customer.
    pub fn tell_order(&self, key: Key, order: OrderId) {
        let conversation = key.conversation;
        self.tell_followers(
            key,
            &json!({ "type": "order", "conversation": conversation, "order": order }),
        );
    }

    fn tell_followers(&self, key: Key, frame: &Value) {
        let (conversation, frame) = (key.conversation, frame.to_string());
        self.0.hub.tell(conversation, &frame, None, 0);
        let staff_only = false;
        let news = cluster::News::Say {
            conversation,
            frame,
            staff_only,
        };
        cluster::tell(self, &news);
    }
}
