use serde_json::{Value, json};
use uuid::Uuid;

use super::say::{self, CHANNEL};
use crate::{
    live::Live,
    outbox::{Happened, Listener},
    reception::{
        self, Act, Item, Key, Lane, Outcome, Sender, SenderKind,
        log::{self, Facts},
    },
    storage::{Event, StorageError, Store},
    trade::CaseActed,
    vocabulary::{CustomerId, client_id_for},
};

/// Whose name stands at it.
const NAME: &str = "售后消息";

/// Says in the customer's conversation what a clock or the platform did with a case, where both sides read it.
pub struct CaseTeller {
    pub store: Store,
    pub live: Live,
}

#[async_trait::async_trait]
impl Listener for CaseTeller {
    fn name(&self) -> &'static str {
        "case_lines"
    }

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()> {
        if happened.kind != CaseActed::KIND {
            return Ok(());
        }
        let acted: CaseActed = match serde_json::from_str(&happened.payload) {
            Ok(acted) => acted,
            // It would not get better by being told again.
            Err(error) => {
                tracing::error!(%error, id = %happened.id, "what became of a case cannot be read");
                return Ok(());
            }
        };
        let db = self.store.shop(happened.shop);
        let facts = match log::conversation_of(&db, acted.customer, CHANNEL).await? {
            Some(facts) => facts,
            // What happens to somebody's money is told whoever never wrote, too.
            None => self.start(happened, acted.customer).await?,
        };
        let Ok(reviewed) = self
            .live
            .guard()
            .admit(line(facts, happened.id, &acted), &[])
        else {
            return Ok(());
        };
        let outcome = say::said(&self.live, reviewed).await;
        anyhow::ensure!(outcome != Outcome::Unavailable, "the log cannot be written");
        Ok(())
    }
}

impl CaseTeller {
    /// Fails where the customer comes in at the same moment: it is heard again, and finds theirs.
    async fn start(
        &self,
        happened: &Happened,
        customer: CustomerId,
    ) -> Result<Facts, StorageError> {
        let (shop, at) = (happened.shop, happened.at);
        let tx = self.store.begin(shop).await?;
        let conversation = reception::start_conversation(&tx, customer, CHANNEL, at).await?;
        tx.commit().await?;
        Ok(Facts {
            key: Key { shop, conversation },
            customer,
            channel: CHANNEL.into(),
        })
    }
}

/// Heard twice, also by two nodes, is one line; and so is what was told twice under one name.
fn line(facts: Facts, heard: Uuid, acted: &CaseActed) -> Item {
    let (kind, body) = said(acted);
    let once = acted.once.clone().unwrap_or_else(|| heard.to_string());
    Item {
        key: facts.key,
        client_id: client_id_for(&format!("case_acted/{once}")),
        sender: Sender {
            kind: SenderKind::System,
            id: Uuid::nil(),
            name: NAME.into(),
        },
        act: Act::Say {
            lane: Lane::Public,
            kind,
            body: body.to_string(),
            is_automatic: true,
        },
        channel: facts.channel,
        external_id: None,
    }
}

/// Its code and what belongs to it, for programs that say it in their reader's language; the words for all others.
fn said(acted: &CaseActed) -> (&'static str, Value) {
    let words = &acted.words;
    let Some(said) = &acted.said else {
        return ("text", json!({ "text": words }));
    };
    let mut body = json!(said);
    body["text"] = words.as_str().into();
    ("case", body)
}
