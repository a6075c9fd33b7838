use std::collections::{HashMap, HashSet};

use sea_orm::ColumnTrait;
use yingke_schema::dispatch::trace;

use super::{Decision, Outcome};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, Millis},
};

/// Receptions of `[from, to)` that began while nobody was there: their first decision found no one.
pub async fn left_messages(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<HashSet<(ConversationId, i64)>, StorageError> {
    let rows = db
        .rows::<trace::Entity>()
        .with(trace::Column::At.gte(from))
        .with(trace::Column::At.lt(to))
        .ascending(trace::Column::At);
    let mut first = HashMap::new();
    for row in rows.all().await? {
        let reception = (row.conversation_id, row.session);
        first.entry(reception).or_insert(row.body);
    }
    let was_alone = |body: &String| {
        let decision = serde_json::from_str::<Decision>(body);
        decision.is_ok_and(|decision| decision.outcome == Outcome::Pool)
    };
    let left = first.into_iter().filter(|(_, body)| was_alone(body));
    Ok(left.map(|(reception, _)| reception).collect())
}
