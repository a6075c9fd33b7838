//! The desk 接待列表: every open conversation of a shop, and who has it.

use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, DatabaseConnection,
    sea_query::{Expr, OnConflict},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::reception::{conversation, desk, entry, head, star, watermark};

use super::{Head, Lane, Row, SenderKind, Status, ledger::try_out};
use crate::{
    storage::{Rows, ShopDb, StorageError, Store},
    vocabulary::{ConversationId, CustomerId, MemberId, Millis, ShopId},
};

/// Most rows of a snapshot.
const OPEN: u64 = 500;
/// Conversations asked about in one query.
const TOGETHER: usize = 100;
/// A conversation's last line is nearly always among its last entries.
const NEAR: i64 = 4;
const LAST_LINE_CHARS: usize = 80;

/// What the desk shows of a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Brief {
    pub id: CustomerId,
    pub name: String,
    /// The shop has signed for who this is.
    pub known: bool,
    #[serde(skip)]
    pub value_fen: i64,
}

/// Tells names and values of customers; the customers' area does.
#[async_trait::async_trait]
pub trait Briefs: Send + Sync {
    async fn briefs(
        &self,
        shop: ShopId,
        of: &[CustomerId],
    ) -> Result<HashMap<CustomerId, Brief>, StorageError>;
}

/// What a line of the list may be: something said, by a person or a machine, unlike comings and goings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    Text,
    Image,
    File,
    Product,
    Order,
    Card,
    CardAnswer,
    Recalled,
}

impl LineKind {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Image,
        Self::File,
        Self::Product,
        Self::Order,
        Self::Card,
        Self::CardAnswer,
        Self::Recalled,
    ];

    const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Image => "image",
            Self::File => "file",
            Self::Product => "product",
            Self::Order => "order",
            Self::Card => "card",
            Self::CardAnswer => "card_answer",
            Self::Recalled => "recalled",
        }
    }

    /// Something a person said: unlike comings and goings, and what the shop says by itself.
    fn of(row: &Row) -> Option<Self> {
        let is_said = row.lane == Lane::Public && row.sender.kind != SenderKind::System;
        let mut kinds = Self::ALL.into_iter();
        kinds.find(|kind| is_said && kind.word() == row.kind)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct LastLine {
    pub seq: i64,
    pub from: SenderKind,
    pub kind: LineKind,
    pub text: String,
}

/// One conversation as the list shows it. `unread`, `read` and `starred` are the asking member's own.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct DeskRow {
    pub conversation: ConversationId,
    pub customer: Brief,
    pub channel: String,
    pub status: Status,
    pub assignee: Option<MemberId>,
    pub session: i64,
    pub opened_at: Millis,
    pub waiting_since: Option<Millis>,
    pub first: bool,
    pub public_seq: i64,
    pub staff_seq: i64,
    pub last_at: Millis,
    pub last: Option<LastLine>,
    pub value_fen: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starred: Option<bool>,
}

impl DeskRow {
    pub fn new(
        conversation: ConversationId,
        channel: &str,
        customer: Brief,
        head: &Head,
        last: Option<LastLine>,
    ) -> Self {
        Self {
            conversation,
            channel: channel.to_owned(),
            status: head.status,
            assignee: head.assignee,
            session: head.session,
            opened_at: head.opened_at,
            waiting_since: head.waiting_since,
            first: !head.is_answered,
            public_seq: head.public_seq,
            staff_seq: head.staff_seq,
            last_at: head.last_at,
            last,
            value_fen: customer.value_fen,
            customer,
            unread: None,
            read: None,
            starred: None,
        }
    }
}

/// The words a list has room for; none of what is no line.
pub fn last_line(row: &Row) -> Option<LastLine> {
    let kind = LineKind::of(row)?;
    let body: serde_json::Value = serde_json::from_str(&row.body).unwrap_or_default();
    let words = ["text", "title", "name"]
        .iter()
        .find_map(|field| body.get(field)?.as_str());
    let text = words
        .unwrap_or_default()
        .chars()
        .take(LAST_LINE_CHARS)
        .collect();
    Some(LastLine {
        seq: row.seq,
        from: row.sender.kind,
        kind,
        text,
    })
}

pub async fn revision(db: &ShopDb) -> Result<i64, StorageError> {
    Ok(db
        .rows::<desk::Entity>()
        .one()
        .await?
        .map_or(0, |row| row.rev))
}

/// Whether messages can be stored: writes one for a trial, and one desk as it is, or makes it. Where nobody ever wrote, nothing can have
/// failed.
pub async fn probe(store: &Store) -> Result<(), StorageError> {
    let heads = store.across_shops().rows::<head::Entity>();
    let Some(any) = heads.limit(1).one().await? else {
        return Ok(());
    };
    let tx = store.begin(any.shop_id).await?;
    let row = desk::ActiveModel {
        shop_id: Set(any.shop_id),
        rev: Set(0),
    };
    let as_it_is = Expr::col((desk::Entity, desk::Column::Rev));
    let again = OnConflict::column(desk::Column::ShopId)
        .value(desk::Column::Rev, as_it_is)
        .to_owned();
    tx.upsert(row, again).await?;
    try_out(&tx, any.conversation_id).await?;
    tx.commit().await
}

/// Open conversations of a shop, for `member`.
pub async fn snapshot(
    store: &Store,
    briefs: &dyn Briefs,
    shop: ShopId,
    member: MemberId,
) -> Result<Vec<DeskRow>, StorageError> {
    let db = store.shop(shop);
    let open = head::Column::Status.ne(Status::Closed.code());
    let heads = db
        .rows::<head::Entity>()
        .with(open)
        .descending(head::Column::LastAt)
        .limit(OPEN)
        .all()
        .await?;
    rows_of(&db, briefs, shop, member, heads).await
}

/// The rows of given conversations, in the order given.
pub async fn rows(
    store: &Store,
    briefs: &dyn Briefs,
    shop: ShopId,
    member: MemberId,
    conversations: &[ConversationId],
) -> Result<Vec<DeskRow>, StorageError> {
    let db = store.shop(shop);
    let which = head::Column::ConversationId.is_in(conversations.iter().copied());
    let mut heads = db.rows::<head::Entity>().with(which).all().await?;
    heads.sort_by_key(|head| {
        conversations
            .iter()
            .position(|id| *id == head.conversation_id)
    });
    rows_of(&db, briefs, shop, member, heads).await
}

async fn rows_of(
    db: &ShopDb,
    briefs: &dyn Briefs,
    shop: ShopId,
    member: MemberId,
    heads: Vec<head::Model>,
) -> Result<Vec<DeskRow>, StorageError> {
    let ids: Vec<ConversationId> = heads.iter().map(|head| head.conversation_id).collect();
    let which = conversation::Column::Id.is_in(ids.iter().copied());
    let conversations = db.rows::<conversation::Entity>().with(which).all().await?;
    let customers: Vec<CustomerId> = conversations.iter().map(|row| row.customer_id).collect();
    let briefs = briefs.briefs(shop, &customers).await?;
    let conversations: HashMap<_, _> = conversations.into_iter().map(|row| (row.id, row)).collect();
    let lines = last_lines(db, &heads).await?;
    let read = read_by(db, member, &ids).await?;
    let unread = unread(db, &heads, &read).await?;
    let stars = starred(db, member).await?;
    let mut rows = Vec::with_capacity(heads.len());
    for head in heads {
        let Some(conversation) = conversations.get(&head.conversation_id) else {
            continue;
        };
        let Some(brief) = briefs.get(&conversation.customer_id) else {
            continue;
        };
        let id = head.conversation_id;
        let last = lines.get(&id).cloned();
        let mut row = DeskRow::new(
            id,
            &conversation.channel,
            brief.clone(),
            &Head::from(head),
            last,
        );
        let upto = read.get(&id).copied().unwrap_or(0);
        row.unread = Some(unread.get(&id).copied().unwrap_or(0));
        row.read = Some(upto);
        row.starred = Some(stars.contains(&id));
        rows.push(row);
    }
    Ok(rows)
}

async fn last_lines(
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
fn above(conversation: ConversationId, seq: i64) -> Condition {
    Condition::all()
        .add(entry::Column::ConversationId.eq(conversation))
        .add(entry::Column::Lane.eq(Lane::Public.code()))
        .add(entry::Column::Seq.gt(seq))
}

fn any_of(conditions: impl Iterator<Item = Condition>) -> Condition {
    conditions.fold(Condition::any(), Condition::add)
}

async fn read_by(
    db: &ShopDb,
    member: MemberId,
    of: &[ConversationId],
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let mine = watermark::Column::ReaderId.eq(member.0);
    let which = watermark::Column::ConversationId.is_in(of.iter().copied());
    let rows = db
        .rows::<watermark::Entity>()
        .with(mine)
        .with(which)
        .all()
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.conversation_id, row.read))
        .collect())
}

/// How many lines of the customer stand above what the member has read; none where there are none.
async fn unread(
    db: &ShopDb,
    heads: &[head::Model],
    read: &HashMap<ConversationId, i64>,
) -> Result<HashMap<ConversationId, i64>, StorageError> {
    let upto = |head: &head::Model| read.get(&head.conversation_id).copied().unwrap_or(0);
    let behind: Vec<_> = heads
        .iter()
        .filter(|head| upto(head) < head.public_seq)
        .collect();
    let mut unread = HashMap::new();
    for some in behind.chunks(TOGETHER) {
        let unseen = some
            .iter()
            .map(|head| above(head.conversation_id, upto(head)));
        let theirs = entry::Column::SenderKind.eq(SenderKind::Customer.code());
        let rows = db.rows::<entry::Entity>().with(theirs).with(any_of(unseen));
        unread.extend(
            rows.counts_by::<ConversationId>(entry::Column::ConversationId)
                .await?,
        );
    }
    Ok(unread)
}

pub async fn starred(
    db: &ShopDb,
    member: MemberId,
) -> Result<HashSet<ConversationId>, StorageError> {
    let rows = db
        .rows::<star::Entity>()
        .with(star::Column::MemberId.eq(member));
    Ok(rows
        .all()
        .await?
        .into_iter()
        .map(|row| row.conversation_id)
        .collect())
}
