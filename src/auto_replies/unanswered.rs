//! Customers nobody answered for so many seconds.

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::{gather::gather, rule::Occasion, say::Replies, situation::Trigger, storage::Kept};
use crate::{
    reception::{Key, log},
    storage::StorageError,
    timers::{Effect, Timer},
    vocabulary::{ConversationId, Millis, ShopId},
};

const KIND: &str = "auto_unanswered";

#[derive(Serialize, Deserialize)]
struct Payload {
    conversation: ConversationId,
    since: Millis,
}

/// Sets the timer of one wait, where a rule wants it.
pub async fn watch(
    replies: &Replies,
    key: Key,
    since: Millis,
    rules: &[Kept],
) -> Result<(), StorageError> {
    let Some(due_at) = next(rules, since, since) else {
        return Ok(());
    };
    let Key { shop, conversation } = key;
    let payload = Payload {
        conversation,
        since,
    };
    let new = Timer {
        kind: KIND,
        key: format!("{KIND}/{conversation}/{since}"),
        due_at,
        payload: serde_json::to_string(&payload).unwrap_or_default(),
    };
    replies.watch(shop, new).await
}

/// When the first rule after `now` wants to be asked.
fn next(rules: &[Kept], since: Millis, now: Millis) -> Option<Millis> {
    let waits = rules.iter().filter(|kept| kept.rule.is_on);
    let waits = waits.filter_map(|kept| match kept.rule.occasion {
        Occasion::Unanswered { after_s } => Some(since + after_s * 1_000),
        _ => None,
    });
    waits.filter(|due| *due > now).min()
}

/// Asks the rules when a customer has waited long enough.
pub struct NobodyAnswered(pub Replies);

#[async_trait]
impl Effect for NobodyAnswered {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(Payload {
            conversation,
            since,
        }) = serde_json::from_str(payload)
        else {
            return Ok(None);
        };
        let key = Key { shop, conversation };
        let Some(head) = log::head(&self.0.store, key).await? else {
            return Ok(None);
        };
        if head.waiting_since != Some(since) {
            return Ok(None);
        }
        let (now, rules) = (self.0.now(), self.0.rules(shop).await?);
        let trigger = Trigger::Unanswered { since };
        if let Some(draft) = gather(&self.0, key, &head, trigger, now).await? {
            self.0.answer(key, &rules, &draft).await?;
        }
        Ok(next(&rules, since, now))
    }
}
