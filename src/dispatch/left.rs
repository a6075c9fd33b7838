use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition, ExprTrait, FromQueryResult};
use yingke_schema::dispatch::trace::{Column, Entity};

use super::{Decision, Outcome, storage::KEPT_MS};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, Millis},
};

/// Decisions read together.
const AT_ONCE: u64 = 500;

/// A decision without what it was about, which is large.
#[derive(FromQueryResult)]
struct Decided {
    conversation_id: ConversationId,
    at: Millis,
    session: i64,
    body: String,
}

/// Whether the decisions of that time are still there.
pub fn knows_left(from: Millis, now: Millis) -> bool {
    from >= now - KEPT_MS
}

/// Receptions of `[from, to)` that began while nobody was there, with that moment: their first decision found no one.
pub async fn left_messages(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<HashMap<(ConversationId, i64), Millis>, StorageError> {
    let (mut decided, mut left) = (HashSet::new(), HashMap::new());
    let mut after = Condition::all().add(Column::At.gte(from));
    loop {
        let rows = db.rows::<Entity>().with(after).with(Column::At.lt(to));
        let rows = rows
            .ascending(Column::At)
            .ascending(Column::ConversationId)
            .limit(AT_ONCE);
        let columns = [
            Column::ConversationId,
            Column::At,
            Column::Session,
            Column::Body,
        ];
        let rows = rows.only::<Decided>(columns).await?;
        for row in &rows {
            let reception = (row.conversation_id, row.session);
            if decided.insert(reception) && is_alone(&row.body) {
                left.insert(reception, row.at);
            }
        }
        match rows.last() {
            Some(last) if rows.len() as u64 == AT_ONCE => {
                let beside = Column::At
                    .eq(last.at)
                    .and(Column::ConversationId.gt(last.conversation_id));
                after = Condition::any().add(Column::At.gt(last.at)).add(beside);
            }
            _ => return Ok(left),
        }
    }
}

fn is_alone(body: &str) -> bool {
    let decision = serde_json::from_str::<Decision>(body);
    decision.is_ok_and(|decision| decision.outcome == Outcome::Pool)
}
