//! Timers about one conversation: one of its receptions, or one stretch of waiting.

use serde::{Deserialize, Serialize};

use super::say::Replies;
use crate::{
    reception::{Head, Key, log},
    storage::StorageError,
    timers::Timer,
    vocabulary::{ConversationId, Millis, ShopId},
};

#[derive(Serialize, Deserialize)]
struct Payload {
    conversation: ConversationId,
    /// The reception's number, or since when somebody waits.
    #[serde(alias = "session", alias = "since")]
    of: i64,
}

/// Sets the timer, unless it is set.
pub async fn set(
    replies: &Replies,
    Key { shop, conversation }: Key,
    (kind, of): (&'static str, i64),
    due_at: Millis,
) -> Result<(), StorageError> {
    let payload = Payload { conversation, of };
    let new = Timer {
        kind,
        key: format!("{kind}/{conversation}/{of}"),
        due_at,
        payload: serde_json::to_string(&payload).unwrap_or_default(),
    };
    replies.watch(shop, new).await
}

/// The conversation a timer is about as it is now, and what in it; none where there is no such thing.
pub async fn about(
    replies: &Replies,
    shop: ShopId,
    payload: &str,
) -> Result<Option<(Key, Head, i64)>, StorageError> {
    let Ok(Payload { conversation, of }) = serde_json::from_str(payload) else {
        return Ok(None);
    };
    let key = Key { shop, conversation };
    let head = log::head(&replies.store, key).await?;
    Ok(head.map(|head| (key, head, of)))
}
