use yingke_schema::members::member::Role;

use super::storage::Card;
use crate::{
    members,
    storage::{ShopTx, StorageError},
};

/// Whose limits hold for what a card offers: those of whoever agreed to it, or else of its sender. Of whoever left, and of what was
/// sent by itself, the smallest do.
pub async fn senders_role(tx: &ShopTx, card: &Card) -> Result<Role, StorageError> {
    let agreed = card.content.agreed().map(|agreed| agreed.by);
    let sender = card.by.as_ref().map(|sent| sent.member);
    let role = match agreed.or(sender) {
        Some(member) => members::role_in(tx, member).await?,
        None => None,
    };
    Ok(role.unwrap_or(Role::Agent))
}
