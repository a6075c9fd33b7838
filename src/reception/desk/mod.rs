//! The desk 接待列表: every open conversation of a shop, and who has it.

mod brief;
mod line;
mod lines;
mod mine;
mod probe;
mod row;

use std::collections::HashMap;

use sea_orm::ColumnTrait;
use yingke_schema::reception::{conversation, desk, head};

use self::{
    lines::last_lines,
    mine::{read_by, unread},
};
use super::{Head, Status};
use crate::{
    storage::{ShopDb, StorageError, Store},
    vocabulary::{ConversationId, CustomerId, MemberId, ShopId},
};

pub use self::{
    brief::{Brief, Briefs},
    line::{LastLine, last_line},
    mine::starred,
    probe::probe,
    row::DeskRow,
};

/// Most rows of a snapshot.
const OPEN: u64 = 500;

pub async fn revision(db: &ShopDb) -> Result<i64, StorageError> {
    Ok(db
        .rows::<desk::Entity>()
        .one()
        .await?
        .map_or(0, |row| row.rev))
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
