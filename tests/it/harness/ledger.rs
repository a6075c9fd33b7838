//! Straight to a node's writer, past sockets and their limits.

use yingke::{
    app::App,
    reception::{Act, Item, Key, Lane, Outcome, Sender, SenderKind},
    vocabulary::{ClientId, ConversationId, new_id},
};

use super::{TestCustomer, TestShop};

pub async fn put(node: &App, key: Key, sender: Sender, act: Act) -> Outcome {
    let item = Item {
        key,
        client_id: ClientId(new_id()),
        sender,
        act,
        channel: "widget".into(),
        external_id: None,
    };
    let reviewed = node.live().guard().admit(item, &[]);
    let reviewed = reviewed.unwrap_or_else(|_| panic!("the guard lets it pass"));
    node.live().ledger().append_and_wait(reviewed).await
}

impl TestCustomer {
    pub fn key(&self, shop: &TestShop<'_>) -> Key {
        Key {
            shop: shop.id,
            conversation: ConversationId(self.conversation.parse().unwrap()),
        }
    }

    pub fn says(&self, text: &str) -> (Sender, Act) {
        let sender = Sender {
            kind: SenderKind::Customer,
            id: self.id.0,
            name: self.name.as_str().into(),
        };
        let act = Act::Say {
            lane: Lane::Public,
            kind: "text",
            body: serde_json::json!({ "text": text }).to_string(),
            is_automatic: false,
        };
        (sender, act)
    }

    /// The number of the line.
    pub async fn put(&self, node: &App, shop: &TestShop<'_>, text: &str) -> i64 {
        let (sender, act) = self.says(text);
        match put(node, self.key(shop), sender, act).await {
            Outcome::Stored { seq, .. } => seq,
            other => panic!("{other:?}"),
        }
    }
}
