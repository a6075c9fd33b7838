use serde_json::json;

use super::ServiceRated;
use crate::{
    live::Live,
    outbox::{Happened, Listener},
    reception::{Act, Item, Key, Lane, Outcome, Sender},
    storage::Event,
    vocabulary::{ShopId, client_id_for},
};

/// Writes a rating into the chat, where staff read it.
pub struct RatingTeller {
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for RatingTeller {
    fn name(&self) -> &'static str {
        "rating"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != ServiceRated::KIND {
            return Ok(());
        }
        match serde_json::from_str(&happened.payload) {
            Ok(rated) => self.tell(happened.shop, &rated).await,
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "a rating cannot be read");
                Ok(())
            }
        }
    }
}

impl RatingTeller {
    async fn tell(&self, shop: ShopId, rated: &ServiceRated) -> anyhow::Result<()> {
        let body = json!({
            "session": rated.session, "score": rated.score, "reasons": rated.reasons, "words": rated.words,
        });
        // Told twice is written once.
        let reason = format!("rating/{}/{}", rated.conversation, rated.session);
        let item = Item {
            key: Key {
                shop,
                conversation: rated.conversation,
            },
            client_id: client_id_for(&reason),
            sender: Sender::system(),
            act: Act::Say {
                lane: Lane::Staff,
                kind: "rated",
                body: body.to_string(),
                is_automatic: true,
            },
            channel: "widget".into(),
            external_id: None,
        };
        let Ok(reviewed) = self.live.guard().admit(item, &[]) else {
            return Ok(());
        };
        let outcome = self.live.ledger().append_and_wait(reviewed).await;
        anyhow::ensure!(outcome != Outcome::Unavailable, "the log cannot be written");
        Ok(())
    }
}
