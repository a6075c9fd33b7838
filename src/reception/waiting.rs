//! Who waits for a member, for those who decide about it.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::reception::{conversation, head, session};

use super::Status;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis},
};

/// Most that are decided about at once: the next look takes the rest.
const AT_ONCE: u64 = 500;

/// A conversation nobody serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub conversation: ConversationId,
    pub customer: CustomerId,
    pub session: i64,
    pub opened_at: Millis,
    pub since: Millis,
    /// Who has it and is absent.
    pub held_by: Option<MemberId>,
}

/// Queued conversations, and those of `absent` members whose customer waits; longest waiting first.
pub async fn waiting(db: &ShopDb, absent: &[MemberId]) -> Result<Vec<Waiting>, StorageError> {
    let queued = Condition::all().add(head::Column::Status.eq(Status::Queued.code()));
    let orphaned = Condition::all()
        .add(head::Column::Status.eq(Status::Assigned.code()))
        .add(head::Column::Assignee.is_in(absent.iter().copied()))
        .add(head::Column::WaitingSince.is_not_null());
    let which = Condition::any().add(queued).add(orphaned);
    let heads = db.rows::<head::Entity>().with(which);
    let heads = heads.ascending(head::Column::OpenedAt).limit(AT_ONCE);
    let heads = heads.all().await?;
    let ids = heads.iter().map(|head| head.conversation_id);
    let customers = customers_of(db, ids).await?;
    let waiting = heads.into_iter().filter_map(|head| {
        Some(Waiting {
            conversation: head.conversation_id,
            customer: *customers.get(&head.conversation_id)?,
            session: head.session,
            opened_at: head.opened_at,
            since: head.waiting_since.unwrap_or(head.opened_at),
            held_by: head.assignee,
        })
    });
    Ok(waiting.collect())
}

/// Whom each conversation is with.
pub async fn customers_of(
    db: &ShopDb,
    ids: impl Iterator<Item = ConversationId>,
) -> Result<HashMap<ConversationId, CustomerId>, StorageError> {
    let which = conversation::Column::Id.is_in(ids);
    let rows = db.rows::<conversation::Entity>().with(which).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.id, row.customer_id))
        .collect())
}

/// A reception that is over.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub by: MemberId,
    pub opened_at: Millis,
    pub closed_at: Millis,
}

/// Who had the last reception of each, where it ended after `after`.
pub async fn last_held(
    db: &ShopDb,
    of: &[ConversationId],
    after: Millis,
) -> Result<HashMap<ConversationId, Held>, StorageError> {
    let rows = db
        .rows::<session::Entity>()
        .with(session::Column::ConversationId.is_in(of.iter().copied()))
        .with(session::Column::ClosedAt.gte(after))
        .ascending(session::Column::No);
    let held = rows.all().await?.into_iter().filter_map(|row| {
        let (by, closed_at) = (row.assignee?, row.closed_at?);
        let opened_at = row.opened_at;
        let held = Held {
            by,
            opened_at,
            closed_at,
        };
        Some((row.conversation_id, held))
    });
    // Later numbers replace earlier ones.
    Ok(held.collect())
}

/// How many conversations each member was given after `after`, and when the last.
pub async fn given_since(
    db: &ShopDb,
    after: Millis,
) -> Result<HashMap<MemberId, (i64, Millis)>, StorageError> {
    let rows = db
        .rows::<session::Entity>()
        .with(session::Column::AssignedAt.gt(after));
    let mut given = HashMap::new();
    for row in rows.all().await? {
        if let (Some(member), Some(at)) = (row.assignee, row.assigned_at) {
            let (count, last) = given.entry(member).or_insert((0, at));
            *count += 1;
            *last = at.max(*last);
        }
    }
    Ok(given)
}

/// When conversations were given to members after `after`, ascending.
pub async fn given_times(db: &ShopDb, after: Millis) -> Result<Vec<Millis>, StorageError> {
    let rows = db
        .rows::<session::Entity>()
        .with(session::Column::AssignedAt.gt(after))
        .ascending(session::Column::AssignedAt);
    let rows = rows.all().await?;
    Ok(rows.into_iter().filter_map(|row| row.assigned_at).collect())
}
