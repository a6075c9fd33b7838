//! Who hears of what somebody sees to: they, or all who might.

use crate::{
    access::SERVING,
    members,
    message_centre::To,
    storage::{ShopTx, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Whoever sees to it, where they still serve here.
pub async fn still_here(
    tx: &ShopTx,
    owner: Option<MemberId>,
) -> Result<Option<MemberId>, StorageError> {
    let Some(owner) = owner else {
        return Ok(None);
    };
    let is_here = members::serves_here_in(tx, owner).await?;
    Ok(is_here.then_some(owner))
}

/// The owner at their desk, or all who serve: whoever is not there would leave it unread.
pub async fn to_owner(
    tx: &ShopTx,
    owner: Option<MemberId>,
    now: Millis,
) -> Result<To, StorageError> {
    match owner {
        Some(owner) if members::is_at_desk_in(tx, owner, now).await? => {
            Ok(To::Members(vec![owner]))
        }
        Some(_) | None => Ok(To::Roles(SERVING.to_vec())),
    }
}
