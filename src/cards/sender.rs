use yingke_schema::members::member::Role;

use super::storage::Card;
use crate::{
    members,
    storage::{ShopTx, StorageError},
};

/// Whose limits hold for what a card offers. Of whoever left, and of what was sent by itself, the smallest do.
pub async fn senders_role(tx: &ShopTx, card: &Card) -> Result<Role, StorageError> {
    let role = match &card.by {
        Some(sent) => members::role_in(tx, sent.member).await?,
        None => None,
    };
    Ok(role.unwrap_or(Role::Agent))
}
