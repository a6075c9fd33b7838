//! The last lines of many conversations.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition, DatabaseConnection};
use yingke_schema::reception::{entry, head};

use super::line::{LastLine, LineKind, last_line};
use crate::{
    reception::{Lane, Row, SenderKind},
    storage::{Rows, ShopDb, StorageError},
    vocabulary::ConversationId,
};

/// Conversations asked about in one query.
pub(super) const TOGETHER: usize = 100;
/// A conversation's last line is nearly always among its last entries.
const NEAR: i64 = 4;

pub(super) async fn last_lines(
    db: &ShopDb,
    heads: &[head::Model],
) -> Result<HashMap<ConversationId, LastLine>, StorageError> {
    let mut lines = HashMap::new();
    for some in heads.chunks(TOGETHER) {
        let near = some
            .iter()
            .map(|head| above(head.conversation_id, head.public_seq - NEAR));
        let near = lines_of(db)
            .with(any_of(near))
            .ascending(entry::Column::Seq);
        for row in near.all().await? {
            let row = Row::from(row);
            lines.extend(last_line(&row).map(|line| (row.key.conversation, line)));
        }
    }
    for head in heads {
        if head.public_seq > NEAR && !lines.contains_key(&head.conversation_id) {
            let all = lines_of(db).with(above(head.conversation_id, 0));
            if let Some(row) = all.descending(entry::Column::Seq).limit(1).one().await? {
                let line = last_line(&Row::from(row));
                lines.extend(line.map(|line| (head.conversation_id, line)));
            }
        }
    }
    Ok(lines)
}

fn lines_of(db: &ShopDb) -> Rows<'_, DatabaseConnection, entry::Entity> {
    db.rows::<entry::Entity>()
        .with(entry::Column::Kind.is_in(LineKind::ALL.map(LineKind::word)))
        .with(entry::Column::SenderKind.ne(SenderKind::System.code()))
}

/// Public entries of a conversation above a number.
pub(super) fn above(conversation: ConversationId, seq: i64) -> Condition {
    Condition::all()
        .add(entry::Column::ConversationId.eq(conversation))
        .add(entry::Column::Lane.eq(Lane::Public.code()))
        .add(entry::Column::Seq.gt(seq))
}

pub(super) fn any_of(conditions: impl Iterator<Item = Condition>) -> Condition {
    conditions.fold(Condition::any(), Condition::add)
}
