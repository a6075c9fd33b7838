use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, Condition, ExprTrait, FromQueryResult};
use yingke_schema::dispatch::trace::{Column, Entity};

use super::{Decision, Outcome, Step, storage::KEPT_MS};
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

/// Nobody took a customer in at first.
#[derive(Clone, Copy, Debug)]
pub struct Alone {
    pub at: Millis,
    /// Somebody was there, but all were suspended.
    pub all_suspended: bool,
}

/// Receptions of `[from, to)` that began while nobody was there, or all were suspended: so their first decision says.
pub async fn left_messages(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<HashMap<(ConversationId, i64), Alone>, StorageError> {
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
            if decided.insert(reception) {
                left.extend(alone(row).map(|alone| (reception, alone)));
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

fn alone(row: &Decided) -> Option<Alone> {
    let decision = serde_json::from_str::<Decision>(&row.body).ok()?;
    let all_suspended = match decision.steps.first() {
        Some(Step::OnDuty {
            online,
            busy,
            suspended,
            ..
        }) => online + busy == 0 && *suspended > 0,
        _ => false,
    };
    (all_suspended || decision.outcome == Outcome::Pool).then_some(Alone {
        at: row.at,
        all_suspended,
    })
}
