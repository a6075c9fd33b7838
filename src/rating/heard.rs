use std::collections::HashMap;

use super::storage;
use crate::{
    reception,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// A reception that ended, and what its customer said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// The end of the reception: from then on the customer is asked.
    pub asked_at: Millis,
    /// Who had it then.
    pub member: Option<MemberId>,
    /// A person answered in it.
    pub by_person: bool,
    /// 1 to 5; none where nothing was said, or it was skipped.
    pub score: Option<i16>,
}

/// Of the receptions that ended within `[from, to)`, what customers had said before `until`.
pub async fn heard_between(
    db: &ShopDb,
    [from, to]: [Millis; 2],
    until: Millis,
) -> Result<Vec<Heard>, StorageError> {
    let ended = reception::ended_between(db, from, to).await?;
    if ended.is_empty() {
        return Ok(Vec::new());
    }
    let given = storage::given_between(db, from, until).await?;
    let scores: HashMap<_, _> = given
        .iter()
        .map(|row| ((row.conversation_id, row.session), row.score))
        .collect();
    let heard = ended.into_iter().map(|(conversation, ended)| Heard {
        asked_at: ended.closed_at,
        member: ended.assignee,
        by_person: ended.is_answered,
        score: scores
            .get(&(conversation, ended.session))
            .copied()
            .flatten(),
    });
    Ok(heard.collect())
}
