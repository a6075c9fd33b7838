//! Cards whose object or answer has changed: whoever follows the conversation is told to look again. Fleeting by design.

use serde_json::json;

use super::{Live, cluster};
use crate::{reception::Key, vocabulary::CardId};

impl Live {
    /// Tells whoever follows a conversation, on every node, that one of its cards is not what it was.
    pub fn tell_card(&self, key: Key, card: CardId, rev: i64) {
        let conversation = key.conversation;
        let frame =
            json!({ "type": "card", "conversation": conversation, "card": card, "rev": rev })
                .to_string();
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
