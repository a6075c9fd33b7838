use std::collections::HashSet;

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ConversationId,
};

/// Those of the conversations that a robot stands ready for and has not handed over. There is no robot yet, so the step passes.
#[expect(
    clippy::unused_async,
    reason = "whether it handed over is read from the database"
)]
pub async fn ready(
    _: &ShopDb,
    _: &[ConversationId],
) -> Result<HashSet<ConversationId>, StorageError> {
    Ok(HashSet::new())
}
