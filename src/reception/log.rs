//! Reads of the log, by number.

pub(super) mod on_sqlite;

use sea_orm::{ColumnTrait, Condition, sea_query::LikeExpr};
use uuid::Uuid;
use yingke_schema::reception::{conversation, entry, head};

use super::{Head, Item, Key, Lane, Outcome, Row, Sender, SenderKind, Status, ledger};
use crate::{
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ClientId, ConversationId, CustomerId, MemberId, Millis},
};

/// Most entries in one page.
pub const PAGE: u64 = 200;
const FOUND: u64 = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Newest,
    Before(i64),
    After(i64),
}

/// Entries in ascending order.
#[derive(Debug)]
pub struct Page {
    pub rows: Vec<Row>,
    /// Older ones exist before the first.
    pub more: bool,
}

/// What never changes of a conversation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub key: Key,
    pub customer: CustomerId,
    pub channel: std::sync::Arc<str>,
}

pub async fn facts(store: &Store, key: Key) -> Result<Option<Facts>, StorageError> {
    let db = store.shop(key.shop);
    let found = db.rows::<conversation::Entity>();
    let found = found
        .with(conversation::Column::Id.eq(key.conversation))
        .one()
        .await?;
    Ok(found.map(|found| Facts {
        key,
        customer: found.customer_id,
        channel: found.channel.into(),
    }))
}

/// Every conversation of a customer, over whatever channel.
pub async fn conversations_of(
    db: &ShopDb,
    customer: CustomerId,
) -> Result<Vec<ConversationId>, StorageError> {
    let rows = db.rows::<conversation::Entity>();
    let own = rows.with(conversation::Column::CustomerId.eq(customer));
    Ok(own.all().await?.into_iter().map(|row| row.id).collect())
}

/// The customer's conversation on a channel.
pub async fn conversation_of(
    db: &ShopDb,
    customer: CustomerId,
    channel: &str,
) -> Result<Option<Facts>, StorageError> {
    let rows = db
        .rows::<conversation::Entity>()
        .with(conversation::Column::CustomerId.eq(customer));
    let found = rows
        .with(conversation::Column::Channel.eq(channel))
        .one()
        .await?;
    Ok(found.map(|found| Facts {
        key: Key {
            shop: found.shop_id,
            conversation: found.id,
        },
        customer,
        channel: found.channel.into(),
    }))
}

pub async fn head(store: &Store, key: Key) -> Result<Option<Head>, StorageError> {
    let db = store.shop(key.shop);
    if let Some(readers) = db.readers() {
        return readers.read(move |db| on_sqlite::head(db, key)).await;
    }
    let rows = db.rows::<head::Entity>();
    Ok(rows
        .with(head::Column::ConversationId.eq(key.conversation))
        .one()
        .await?
        .map(Head::from))
}

impl From<head::Model> for Head {
    fn from(row: head::Model) -> Self {
        Self {
            public_seq: row.public_seq,
            staff_seq: row.staff_seq,
            status: Status::from_code(row.status),
            assignee: row.assignee.map(|id| MemberId(id.0)),
            session: row.session,
            opened_at: row.opened_at,
            waiting_since: row.waiting_since,
            is_answered: row.is_answered,
            last_at: row.last_at,
        }
    }
}

pub async fn page(
    db: &ShopDb,
    key: Key,
    lane: Lane,
    span: Span,
    limit: u64,
) -> Result<Page, StorageError> {
    let limit = limit.clamp(1, PAGE);
    let mut rows = match db.readers() {
        Some(readers) => {
            let key = Key {
                shop: db.shop(),
                ..key
            };
            let read = move |db: &_| on_sqlite::rows(db, key, lane, span, limit);
            readers.read(read).await?
        }
        None => rows(db, key, lane, span, limit).await?,
    };
    if !matches!(span, Span::After(_)) {
        rows.reverse();
    }
    let more = rows.first().is_some_and(|first| first.seq > 1);
    Ok(Page { rows, more })
}

/// As they come: descending but for [`Span::After`].
async fn rows(
    db: &ShopDb,
    key: Key,
    lane: Lane,
    span: Span,
    limit: u64,
) -> Result<Vec<Row>, StorageError> {
    let rows = db.rows::<entry::Entity>().with(of_lane(key, lane));
    let seq = entry::Column::Seq;
    let rows = match span {
        Span::After(after) => rows.with(seq.gt(after)).ascending(seq),
        Span::Before(before) => rows.with(seq.lt(before)).descending(seq),
        Span::Newest => rows.descending(seq),
    };
    let found = rows.limit(limit).all().await?;
    Ok(found.into_iter().map(Row::from).collect())
}

/// What a command that was stored before is answered with, whatever the rules say today.
pub async fn stored(db: &ShopDb, item: &Item) -> Result<Option<Outcome>, StorageError> {
    let rows = db
        .rows::<entry::Entity>()
        .with(entry::Column::ClientId.eq(item.client_id));
    let found = rows
        .with(entry::Column::SenderId.eq(item.sender.id))
        .one()
        .await?;
    Ok(found.map(|row| ledger::answer_known(item, &Row::from(row))))
}

/// What `by` said under this id was taken back.
pub async fn is_recalled(db: &ShopDb, said: ClientId, by: Uuid) -> Result<bool, StorageError> {
    let rows = db.rows::<entry::Entity>();
    let rows = rows.with(entry::Column::ClientId.eq(said));
    let rows = rows.with(entry::Column::SenderId.eq(by));
    let rows = rows.with(entry::Column::Kind.eq("recalled"));
    Ok(rows.one().await?.is_some())
}

/// Texts of the public lane that hold `words`, and products and cards whose title does, newest first.
pub async fn found(db: &ShopDb, key: Key, words: &str) -> Result<Vec<Row>, StorageError> {
    let quoted = serde_json::Value::from(words).to_string();
    let literal: String = quoted[1..quoted.len() - 1]
        .chars()
        .flat_map(|c| {
            matches!(c, '%' | '_' | '\\')
                .then_some('\\')
                .into_iter()
                .chain([c])
        })
        .collect();
    let holds = |kind: &str, before: &str| {
        let pattern = LikeExpr::new(format!("%{before}{literal}%")).escape('\\');
        Condition::all()
            .add(entry::Column::Kind.eq(kind))
            .add(entry::Column::Body.like(pattern))
    };
    // What stands before the title of a card are its code, its picture and its prices.
    let holding = Condition::any()
        .add(holds("text", ""))
        .add(holds("case", ""))
        .add(holds("card_answer", "\"text\":\"%"))
        .add(holds("product", "\"title\":\"%"))
        .add(holds("card", "\"title\":\"%"));
    let rows = db
        .rows::<entry::Entity>()
        .with(of_lane(key, Lane::Public))
        .with(holding);
    let rows = rows
        .descending(entry::Column::Seq)
        .limit(FOUND)
        .all()
        .await?;
    Ok(rows.into_iter().map(Row::from).collect())
}

/// Whether a machine has said something to the customer between two times.
pub async fn spoke_by_itself(
    db: &ShopDb,
    key: Key,
    from: Millis,
    to: Millis,
) -> Result<bool, StorageError> {
    let rows = db.rows::<entry::Entity>().with(of_lane(key, Lane::Public));
    let said = rows
        .with(entry::Column::Kind.eq("text"))
        .with(entry::Column::SenderKind.eq(SenderKind::System.code()))
        .with(entry::Column::At.gte(from))
        .with(entry::Column::At.lte(to));
    Ok(said.limit(1).one().await?.is_some())
}

/// Whether a file stands in the public lane, where the customer reads it; a recalled one does not.
pub async fn is_said(store: &Store, key: Key, file: uuid::Uuid) -> Result<bool, StorageError> {
    let db = store.shop(key.shop);
    let rows = db.rows::<entry::Entity>().with(of_lane(key, Lane::Public));
    let rows = rows.with(entry::Column::Kind.is_in(["image", "file"]));
    let named = entry::Column::Body.contains(file.to_string());
    Ok(rows.with(named).limit(1).one().await?.is_some())
}

fn of_lane(key: Key, lane: Lane) -> Condition {
    Condition::all()
        .add(entry::Column::ConversationId.eq(key.conversation))
        .add(entry::Column::Lane.eq(lane.code()))
}

impl From<entry::Model> for Row {
    fn from(row: entry::Model) -> Self {
        Self {
            key: Key {
                shop: row.shop_id,
                conversation: row.conversation_id,
            },
            lane: Lane::from_code(row.lane),
            seq: row.seq,
            client_id: row.client_id,
            sender: Sender {
                kind: SenderKind::from_code(row.sender_kind),
                id: row.sender_id,
                name: row.sender_name.into(),
            },
            follows: row.follows,
            kind: row.kind.into(),
            body: row.body,
            at: row.at,
            channel: row.channel.into(),
            external_id: row.external_id,
        }
    }
}
