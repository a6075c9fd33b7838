//! What hand-overs left behind in the log, for those who decide about whoever waits.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition};
use serde::Deserialize;
use yingke_schema::reception::entry;

use super::Lane;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, MemberId, Millis},
};

/// Conversations asked about in one statement.
const TOGETHER: usize = 100;

/// A hand-over as the staff lane keeps it.
#[derive(Clone, Debug, Deserialize)]
pub struct Handing {
    pub from: Option<MemberId>,
    pub to: Option<MemberId>,
    pub group: Option<String>,
    #[serde(default)]
    pub reason: String,
}

/// The last hand-over of each since the reception began, where it went to a group or back to the queue.
pub async fn handed_back(
    db: &ShopDb,
    since: &[(ConversationId, Millis)],
) -> Result<HashMap<ConversationId, Handing>, StorageError> {
    let mut last = HashMap::new();
    for (conversation, handing) in handings(db, since).await? {
        last.insert(conversation, handing);
    }
    last.retain(|_, handing| handing.to.is_none());
    Ok(last)
}

/// Who had each before the first hand-over since then.
pub async fn first_held(
    db: &ShopDb,
    since: &[(ConversationId, Millis)],
) -> Result<HashMap<ConversationId, MemberId>, StorageError> {
    let mut first = HashMap::new();
    for (conversation, handing) in handings(db, since).await? {
        if let Some(from) = handing.from {
            first.entry(conversation).or_insert(from);
        }
    }
    Ok(first)
}

/// Ascending within each conversation.
async fn handings(
    db: &ShopDb,
    since: &[(ConversationId, Millis)],
) -> Result<Vec<(ConversationId, Handing)>, StorageError> {
    let of = |(conversation, at): &(ConversationId, Millis)| {
        Condition::all()
            .add(entry::Column::ConversationId.eq(*conversation))
            .add(entry::Column::Lane.eq(Lane::Staff.code()))
            .add(entry::Column::At.gte(*at))
    };
    let mut found = Vec::new();
    for some in since.chunks(TOGETHER) {
        let which = some.iter().map(of).fold(Condition::any(), Condition::add);
        let rows = db.rows::<entry::Entity>().with(which);
        let rows = rows.with(entry::Column::Kind.eq("transfer"));
        for row in rows.ascending(entry::Column::Seq).all().await? {
            if let Ok(handing) = serde_json::from_str(&row.body) {
                found.push((row.conversation_id, handing));
            }
        }
    }
    Ok(found)
}
