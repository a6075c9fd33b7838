//! Taking, handing on or closing what a colleague has: written down before it happens.

use serde_json::Value;

use super::Live;
use crate::{
    access::Actor,
    reception::{Key, Status, log},
    storage::StorageError,
};

/// Keeps who stepped in where; the audit does.
#[async_trait::async_trait]
pub trait Witness: Send + Sync {
    async fn stepped_in(&self, actor: &Actor, key: Key, detail: Value) -> Result<(), StorageError>;
}

/// Says so where the conversation is with somebody else.
pub async fn note(
    live: &Live,
    actor: &Actor,
    key: Key,
    mut detail: Value,
) -> Result<(), StorageError> {
    let Actor::Member(member) = actor else {
        return Ok(());
    };
    let head = log::head(&live.0.store, key).await?;
    let held = head.filter(|head| head.status == Status::Assigned);
    let holder = held.and_then(|head| head.assignee);
    if let Some(holder) = holder.filter(|holder| *holder != member.id) {
        detail["from"] = holder.to_string().into();
        live.0.ports.witness.stepped_in(actor, key, detail).await?;
    }
    Ok(())
}
