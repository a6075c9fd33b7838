use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, FromQueryResult, sea_query::Expr,
};
use serde_json::{Value, json};
use uuid::Uuid;
use yingke_schema::cards::card::{self, Column as C};

use super::{CardKind, Content, Given};
use crate::{
    storage::{Rows, ShopDb, ShopTx, StorageError},
    vocabulary::{CardId, ConversationId, MemberId, Millis, OrderId},
};

/// Of an order only the newest are told that it changed.
const MOST_OF_ORDER: u64 = 20;

/// A card as it is kept.
#[derive(Clone, Debug)]
pub struct Card {
    pub id: CardId,
    pub conversation: ConversationId,
    pub content: Content,
    /// As the log keeps it.
    pub title: String,
    pub words: String,
    /// None: sent by itself.
    pub by: Option<Sent>,
    pub at: Millis,
    pub answer: Option<Answered>,
    /// Taken back before anybody answered.
    pub withdrawn_at: Option<Millis>,
    pub rev: i64,
    /// Of the command that sent it, and what it asked.
    pub key: Uuid,
    pub digest: String,
}

/// As much of a card as its readers need to look at it again.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Mark {
    pub id: CardId,
    pub conversation_id: ConversationId,
    pub rev: i64,
}

impl Card {
    pub const fn mark(&self) -> Mark {
        Mark {
            id: self.id,
            conversation_id: self.conversation,
            rev: self.rev,
        }
    }

    /// What an audit row says of the card whose answer brought it about.
    pub fn detail(&self) -> Value {
        json!({ "card": self.id, "sent_by": self.by.as_ref().map(|sent| sent.member) })
    }
}

/// Who sent it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub member: MemberId,
    pub nick: String,
}

#[derive(Clone, Debug)]
pub struct Answered {
    pub given: Given,
    pub at: Millis,
}

pub async fn card(db: &ShopDb, id: CardId) -> Result<Option<Card>, StorageError> {
    let rows = db.rows::<card::Entity>().with(C::Id.eq(id));
    Ok(rows.one().await?.and_then(read))
}

pub async fn card_in(tx: &ShopTx, id: CardId) -> Result<Option<Card>, StorageError> {
    let rows = tx.rows::<card::Entity>().with(C::Id.eq(id));
    Ok(rows.one().await?.and_then(read))
}

pub async fn card_by_key(db: &ShopDb, key: Uuid) -> Result<Option<Card>, StorageError> {
    let rows = db.rows::<card::Entity>().with(C::Key.eq(key));
    Ok(rows.one().await?.and_then(read))
}

/// The newest cards about an order.
pub async fn marks_of(db: &ShopDb, order: OrderId) -> Result<Vec<Mark>, StorageError> {
    let rows = db.rows::<card::Entity>().with(C::OrderId.eq(order));
    let rows = rows.descending(C::At).limit(MOST_OF_ORDER);
    rows.only([C::Id, C::ConversationId, C::Rev]).await
}

/// The newest cards about an order's parcels.
pub async fn parcel_marks_of(db: &ShopDb, order: OrderId) -> Result<Vec<Mark>, StorageError> {
    let rows = db.rows::<card::Entity>().with(C::OrderId.eq(order));
    let rows = rows.with(C::Kind.eq(CardKind::Parcel.code()));
    let rows = rows.descending(C::At).limit(MOST_OF_ORDER);
    rows.only([C::Id, C::ConversationId, C::Rev]).await
}

/// The newest cards about an order that nobody answered.
pub async fn unanswered(db: &ShopDb, order: OrderId) -> Result<Vec<Card>, StorageError> {
    newest(db.rows::<card::Entity>(), order).await
}

/// As [`unanswered`], inside a transaction.
pub async fn unanswered_in(tx: &ShopTx, order: OrderId) -> Result<Vec<Card>, StorageError> {
    newest(tx.rows::<card::Entity>(), order).await
}

/// Those of an order that nobody answered, in other conversations than these.
pub async fn unanswered_elsewhere(
    db: &ShopDb,
    order: OrderId,
    own: &[ConversationId],
) -> Result<Vec<Card>, StorageError> {
    let rows = waiting(db.rows::<card::Entity>(), order);
    let rows = rows.with(C::ConversationId.is_not_in(own.iter().copied()));
    Ok(rows.all().await?.into_iter().filter_map(read).collect())
}

async fn newest<Q: ConnectionTrait>(
    rows: Rows<'_, Q, card::Entity>,
    order: OrderId,
) -> Result<Vec<Card>, StorageError> {
    let rows = waiting(rows, order).descending(C::At);
    let rows = rows.limit(MOST_OF_ORDER).all().await?;
    Ok(rows.into_iter().filter_map(read).collect())
}

fn waiting<Q: ConnectionTrait>(
    rows: Rows<'_, Q, card::Entity>,
    order: OrderId,
) -> Rows<'_, Q, card::Entity> {
    // Those that ask nothing are never answered, and would stand before all others.
    let asking = CardKind::ALL.into_iter();
    let asking = asking.filter(|kind| !kind.acts().is_empty());
    let rows = rows.with(C::OrderId.eq(order)).with(C::Answer.is_null());
    let rows = rows.with(C::WithdrawnAt.is_null());
    rows.with(C::Kind.is_in(asking.map(CardKind::code)))
}

/// Cards about an order that keep an address and wait for an answer.
pub async fn open_addresses(db: &ShopDb, order: OrderId) -> Result<Vec<Card>, StorageError> {
    let which = Condition::all()
        .add(C::OrderId.eq(order))
        .add(C::Kind.eq(CardKind::AddressChange.code()))
        .add(C::Answer.is_null());
    let rows = db.rows::<card::Entity>().with(which).all().await?;
    let cards = rows.into_iter().filter_map(read);
    let keeps = |card: &Card| matches!(card.content, Content::AddressChange { to: Some(_), .. });
    Ok(cards.filter(keeps).collect())
}

/// Keeps no more of a card than an answered one needs, unless it was answered meanwhile.
pub async fn forget_address(tx: &ShopTx, card: &Card) -> Result<(), StorageError> {
    let content = as_text(&card.content.clone().answered());
    let this = Condition::all()
        .add(C::Id.eq(card.id))
        .add(C::Answer.is_null());
    tx.update::<card::Entity>(this, |row| row.col_expr(C::Content, Expr::value(content)))
        .await?;
    Ok(())
}

/// Fails as a double where the key was used.
pub async fn keep(tx: &ShopTx, new: &Card) -> Result<(), StorageError> {
    let by = new.by.as_ref();
    tx.insert(card::ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(new.id),
        conversation_id: Set(new.conversation),
        kind: Set(new.content.kind().code().to_owned()),
        order_id: Set(new.content.order()),
        content: Set(as_text(&new.content)),
        title: Set(new.title.clone()),
        words: Set(new.words.clone()),
        member_id: Set(by.map(|sent| sent.member)),
        nick: Set(by.map(|sent| sent.nick.clone()).unwrap_or_default()),
        key: Set(new.key),
        digest: Set(new.digest.clone()),
        at: Set(new.at),
        answer: Set(None),
        answered_at: Set(None),
        rev: Set(new.rev),
        withdrawn_at: Set(None),
    })
    .await
}

/// Writes what was answered; of it no more is kept than it still needs.
pub async fn answer(
    tx: &ShopTx,
    card: &Card,
    given: &Given,
    at: Millis,
) -> Result<(), StorageError> {
    let content = as_text(&card.content.clone().answered());
    tx.update::<card::Entity>(C::Id.eq(card.id), |row| {
        row.col_expr(C::Content, Expr::value(content))
            .col_expr(C::Answer, Expr::value(as_text(given)))
            .col_expr(C::AnsweredAt, Expr::value(Some(at)))
            .col_expr(C::Rev, Expr::value(card.rev + 1))
    })
    .await?;
    Ok(())
}

/// Nobody answers it any more; of it no more is kept than of an answered one.
pub async fn withdraw(tx: &ShopTx, card: &Card, at: Millis) -> Result<(), StorageError> {
    let content = as_text(&card.content.clone().answered());
    tx.update::<card::Entity>(C::Id.eq(card.id), |row| {
        row.col_expr(C::Content, Expr::value(content))
            .col_expr(C::WithdrawnAt, Expr::value(Some(at)))
            .col_expr(C::Rev, Expr::value(card.rev + 1))
    })
    .await?;
    Ok(())
}

/// None where this code did not write it; that is logged.
fn read(row: card::Model) -> Option<Card> {
    let content = serde_json::from_str::<Content>(&row.content);
    let given = row.answer.as_deref().map(serde_json::from_str::<Given>);
    // A card whose answer is lost must not be answered again.
    let (Ok(content), Ok(given)) = (content, given.transpose()) else {
        tracing::error!(card = %row.id, "a card cannot be read");
        return None;
    };
    let answer = given.zip(row.answered_at);
    let nick = row.nick;
    Some(Card {
        id: row.id,
        conversation: row.conversation_id,
        content,
        title: row.title,
        words: row.words,
        by: row.member_id.map(|member| Sent { member, nick }),
        at: row.at,
        answer: answer.map(|(given, at)| Answered { given, at }),
        withdrawn_at: row.withdrawn_at,
        rev: row.rev,
        key: row.key,
        digest: row.digest,
    })
}

fn as_text(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("cards are plain data")
}
