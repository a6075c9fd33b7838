//! Who may see and keep which promise: leaders all of them, others their own, what they said, and what is in conversations they
//! have.

use sea_orm::{ColumnTrait, Condition};
use yingke_schema::members::member::Role;

use super::storage::{self, Column, Promise};
use crate::{
    access::Member,
    app::App,
    http::Problem,
    reception::{self, Key, log},
    storage::{ShopDb, StorageError},
    vocabulary::PromiseId,
};

pub fn leads(member: &Member) -> bool {
    matches!(member.role, Role::Owner | Role::Supervisor)
}

/// What a member may see, as a condition.
pub async fn seen_by(db: &ShopDb, member: &Member) -> Result<Condition, StorageError> {
    if leads(member) {
        return Ok(Condition::all());
    }
    let held = reception::held_by(db, member.id).await?;
    Ok(Condition::any()
        .add(Column::OwnerId.eq(member.id))
        .add(Column::SaidBy.eq(member.id))
        .add(Column::ConversationId.is_in(held)))
}

/// A promise the member may keep; anything else is not there.
pub async fn theirs(app: &App, member: &Member, id: PromiseId) -> Result<Promise, Problem> {
    let db = app.store().shop(member.shop);
    let found = storage::find(&db, id)
        .await?
        .ok_or_else(Problem::not_found)?;
    let is_own = found.owner_id == member.id || found.said_by == member.id;
    if is_own || leads(member) || holds(app, member, &found).await? {
        return Ok(found);
    }
    Err(Problem::not_found())
}

async fn holds(app: &App, member: &Member, promise: &Promise) -> Result<bool, StorageError> {
    let key = Key {
        shop: member.shop,
        conversation: promise.conversation_id,
    };
    let head = log::head(app.store(), key).await?;
    Ok(head.is_some_and(|head| head.assignee == Some(member.id)))
}
