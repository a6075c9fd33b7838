use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, sea_query::Expr};
use serde::Serialize;
use utoipa::ToSchema;
use yingke_schema::reception::{conversation, head, session};

use super::{Status, log};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis, new_id},
};

const MOST_RECEPTIONS: u64 = 20;

/// One stretch of service, as the customer's side shows it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reception {
    pub session: i64,
    pub opened_at: Millis,
    pub closed_at: Option<Millis>,
    pub member: Option<MemberId>,
}

/// How many open conversations each member has; those without are not in it.
pub async fn open_by_member(db: &ShopDb) -> Result<HashMap<MemberId, i64>, StorageError> {
    let assigned = db
        .rows::<head::Entity>()
        .with(head::Column::Status.eq(Status::Assigned.code()));
    let assigned = assigned.with(head::Column::Assignee.is_not_null());
    Ok(assigned
        .counts_by(head::Column::Assignee)
        .await?
        .into_iter()
        .collect())
}

/// The open conversations a member has.
pub async fn held_by(db: &ShopDb, member: MemberId) -> Result<Vec<ConversationId>, StorageError> {
    let held = db
        .rows::<head::Entity>()
        .with(head::Column::Status.eq(Status::Assigned.code()))
        .with(head::Column::Assignee.eq(member));
    let held = held.all().await?.into_iter();
    Ok(held.map(|head| head.conversation_id).collect())
}

/// The last receptions of a customer, newest first.
pub async fn receptions_of(
    db: &ShopDb,
    customer: CustomerId,
) -> Result<Vec<Reception>, StorageError> {
    let own = log::conversations_of(db, customer).await?;
    let sessions = db.rows::<session::Entity>();
    let sessions = sessions.with(session::Column::ConversationId.is_in(own));
    let newest = sessions
        .descending(session::Column::OpenedAt)
        .limit(MOST_RECEPTIONS);
    Ok(newest
        .all()
        .await?
        .into_iter()
        .map(Reception::from)
        .collect())
}

/// A reception that is over.
#[derive(Clone, Copy, Debug)]
pub struct Ended {
    pub session: i64,
    pub opened_at: Millis,
    pub closed_at: Millis,
    /// Who had it at the end.
    pub assignee: Option<MemberId>,
    /// A person answered in it.
    pub is_answered: bool,
}

/// The last reception of a conversation that is over.
pub async fn last_ended(
    db: &ShopDb,
    conversation: ConversationId,
) -> Result<Option<Ended>, StorageError> {
    let own = db
        .rows::<session::Entity>()
        .with(session::Column::ConversationId.eq(conversation));
    let ended = own
        .with(session::Column::ClosedAt.is_not_null())
        .descending(session::Column::No)
        .limit(1)
        .one()
        .await?;
    Ok(ended.as_ref().and_then(Ended::of))
}

/// The receptions that ended within `[from, to)`, each with its conversation.
pub async fn ended_between(
    db: &ShopDb,
    from: Millis,
    to: Millis,
) -> Result<Vec<(ConversationId, Ended)>, StorageError> {
    let closed = session::Column::ClosedAt;
    let rows = db.rows::<session::Entity>().with(closed.gte(from));
    let rows = rows.with(closed.lt(to)).all().await?;
    let ended = rows
        .iter()
        .filter_map(|row| Some((row.conversation_id, Ended::of(row)?)));
    Ok(ended.collect())
}

impl Ended {
    fn of(session: &session::Model) -> Option<Self> {
        Some(Self {
            session: session.no,
            opened_at: session.opened_at,
            closed_at: session.closed_at?,
            assignee: session.assignee,
            is_answered: session.answered_at.is_some(),
        })
    }
}

/// The conversation of a customer over one channel.
pub async fn conversation_of(
    tx: &ShopTx,
    customer: CustomerId,
    channel: &str,
) -> Result<Option<ConversationId>, StorageError> {
    let conversations = tx.rows::<conversation::Entity>();
    let own = conversations.with(conversation::Column::CustomerId.eq(customer));
    let found = own
        .with(conversation::Column::Channel.eq(channel))
        .one()
        .await?;
    Ok(found.map(|conversation| conversation.id))
}

/// What is open with a customer, over whatever channel, each with its channel.
pub async fn open_conversations_of(
    db: &ShopDb,
    customer: CustomerId,
) -> Result<Vec<(ConversationId, String)>, StorageError> {
    let own = db.rows::<conversation::Entity>();
    let own = own.with(conversation::Column::CustomerId.eq(customer));
    let own = own.all().await?;
    let heads = db
        .rows::<head::Entity>()
        .with(head::Column::Status.ne(Status::Closed.code()));
    let which = head::Column::ConversationId.is_in(own.iter().map(|one| one.id));
    let open = heads.with(which).all().await?;
    let is_open = |id| open.iter().any(|head| head.conversation_id == id);
    let own = own.into_iter().filter(|one| is_open(one.id));
    Ok(own.map(|one| (one.id, one.channel)).collect())
}

/// An empty conversation: nothing said, nobody waiting.
pub async fn start_conversation(
    tx: &ShopTx,
    customer: CustomerId,
    channel: &str,
    at: Millis,
) -> Result<ConversationId, StorageError> {
    let id = ConversationId(new_id());
    tx.insert(conversation::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        customer_id: Set(customer),
        channel: Set(channel.to_owned()),
        external_id: Set(None),
        created_at: Set(at),
    })
    .await?;
    tx.insert(head::ActiveModel {
        shop_id: Set(tx.shop()),
        conversation_id: Set(id),
        public_seq: Set(0),
        staff_seq: Set(0),
        status: Set(0),
        assignee: Set(None),
        session: Set(0),
        opened_at: Set(0),
        waiting_since: Set(None),
        is_answered: Set(false),
        last_at: Set(at),
    })
    .await?;
    Ok(id)
}

/// Gives the conversation of one customer to another, who has none over this channel.
pub async fn hand_over(
    tx: &ShopTx,
    from: CustomerId,
    to: CustomerId,
    channel: &str,
) -> Result<(), StorageError> {
    let own = Condition::all()
        .add(conversation::Column::CustomerId.eq(from))
        .add(conversation::Column::Channel.eq(channel));
    let to = Expr::value(to);
    tx.update::<conversation::Entity>(own, |row| {
        row.col_expr(conversation::Column::CustomerId, to)
    })
    .await?;
    Ok(())
}

impl From<session::Model> for Reception {
    fn from(session: session::Model) -> Self {
        Self {
            session: session.no,
            opened_at: session.opened_at,
            closed_at: session.closed_at,
            member: session.assignee,
        }
    }
}
