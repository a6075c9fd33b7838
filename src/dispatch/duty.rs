use std::collections::HashSet;

use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// Members who are at their desk although it is not their time: they get nothing. Shifts will say who; until they do, being at the
/// desk is being on duty.
#[expect(clippy::unused_async, reason = "shifts are read from the database")]
pub async fn off_duty(_: &ShopDb, _: Millis) -> Result<HashSet<MemberId>, StorageError> {
    Ok(HashSet::new())
}
