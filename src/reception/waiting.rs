//! Who waits for a member, for those who decide about it.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Expr, Query, SelectStatement},
};
use yingke_schema::reception::{conversation, head, session};

use super::Status;
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis},
};

/// Most of a page.
const AT_ONCE: u64 = 500;
const DAY_MS: Millis = 24 * 60 * 60 * 1_000;
/// As many ended receptions say how long they take just now.
const SERVED: u64 = 200;

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

/// Which of those who wait.
#[derive(Clone, Copy, Debug)]
pub struct Sought<'a> {
    /// Members who are gone: their customers wait as well.
    pub absent: &'a [MemberId],
    /// Those who have time, as pairs of conversation and reception, and whether they are the ones.
    pub last: &'a SelectStatement,
    pub has_time: bool,
    /// Only these customers.
    pub only: Option<&'a SelectStatement>,
    /// Only those behind this place.
    pub behind: Option<Behind>,
}

/// Who stands there: since when the reception is open, and which it is.
pub type Behind = (Millis, ConversationId);

/// Queued conversations, and those of members who are gone whose customer waits, longest waiting first; with the place behind which
/// there may be more.
pub async fn waiting(
    db: &ShopDb,
    sought: Sought<'_>,
) -> Result<(Vec<Waiting>, Option<Behind>), StorageError> {
    let heads = db.rows::<head::Entity>().with(sought.which(db));
    let heads = heads
        .ascending(head::Column::OpenedAt)
        .ascending(head::Column::ConversationId)
        .limit(AT_ONCE)
        .all()
        .await?;
    let last = heads.last().filter(|_| heads.len() as u64 == AT_ONCE);
    let next = last.map(|head| (head.opened_at, head.conversation_id));
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
    Ok((waiting.collect(), next))
}

impl Sought<'_> {
    fn which(&self, db: &ShopDb) -> Condition {
        use sea_orm::ExprTrait;
        let queued = Condition::all().add(head::Column::Status.eq(Status::Queued.code()));
        let orphaned = Condition::all()
            .add(head::Column::Status.eq(Status::Assigned.code()))
            .add(head::Column::Assignee.is_in(self.absent.iter().copied()))
            .add(head::Column::WaitingSince.is_not_null());
        let reception = Expr::tuple([
            Expr::col(head::Column::ConversationId),
            Expr::col(head::Column::Session),
        ]);
        let in_time = if self.has_time {
            reception.in_subquery(self.last.clone())
        } else {
            reception.not_in_subquery(self.last.clone())
        };
        let mut which = Condition::all()
            .add(Condition::any().add(queued).add(orphaned))
            .add(in_time);
        if let Some(customers) = self.only {
            let of = Query::select()
                .column(conversation::Column::Id)
                .from(conversation::Entity)
                .and_where(conversation::Column::ShopId.eq(db.shop()))
                .and_where(conversation::Column::CustomerId.in_subquery(customers.clone()))
                .to_owned();
            which = which.add(head::Column::ConversationId.in_subquery(of));
        }
        if let Some((at, id)) = self.behind {
            let beside = head::Column::OpenedAt
                .eq(at)
                .and(head::Column::ConversationId.gt(id));
            let behind = Condition::any().add(head::Column::OpenedAt.gt(at));
            which = which.add(behind.add(beside));
        }
        which
    }
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

/// Of these conversations, those nobody serves, with the reception they are in.
pub async fn queued_among(
    db: &ShopDb,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let queued = db
        .rows::<head::Entity>()
        .with(head::Column::ConversationId.is_in(of.iter().copied()))
        .with(head::Column::Status.eq(Status::Queued.code()));
    let queued = queued.all().await?.into_iter();
    Ok(queued
        .map(|head| (head.conversation_id, head.session))
        .collect())
}

/// When receptions of these conversations ended; those that go on are not in it.
pub async fn ends_of(
    db: &ShopDb,
    of: &[ConversationId],
) -> Result<HashMap<(ConversationId, i64), Millis>, StorageError> {
    let ended = db
        .rows::<session::Entity>()
        .with(session::Column::ConversationId.is_in(of.iter().copied()))
        .with(session::Column::ClosedAt.is_not_null());
    let ended = ended.all().await?.into_iter();
    Ok(ended
        .filter_map(|row| Some(((row.conversation_id, row.no), row.closed_at?)))
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

/// How many conversations each member was given after `after`, and when the last. Given on to another, one counts for that one alone.
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

/// How long receptions take: those that ended, and since when those that go on have had whom they have.
#[derive(Debug)]
pub struct Served {
    /// From being given to the end, ms.
    pub ended: Vec<Millis>,
    pub open: Vec<(MemberId, Millis)>,
}

/// The last receptions of a day, and all that go on.
pub async fn served(db: &ShopDb, now: Millis) -> Result<Served, StorageError> {
    let given = || {
        let rows = db.rows::<session::Entity>();
        rows.with(session::Column::AssignedAt.is_not_null())
    };
    let ended = given().with(session::Column::ClosedAt.gt(now - DAY_MS));
    let ended = ended.descending(session::Column::ClosedAt);
    let ended = ended.limit(SERVED).all().await?.into_iter();
    let open = given().with(session::Column::ClosedAt.is_null());
    let open = open.all().await?.into_iter();
    Ok(Served {
        ended: ended
            .filter_map(|row| Some(row.closed_at? - row.assigned_at?))
            .collect(),
        open: open
            .filter_map(|row| Some((row.assignee?, row.assigned_at?)))
            .collect(),
    })
}
