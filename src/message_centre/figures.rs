use super::{reader::Reader, storage};
use crate::{
    access::Member,
    storage::{ShopDb, StorageError},
};

/// How many notices a member has not read, of the newest that are counted at all.
pub async fn unread_of(db: &ShopDb, member: &Member) -> Result<i64, StorageError> {
    let reader = Reader::of(db, member).await?;
    let counts = storage::unread(db, &reader).await?;
    Ok(counts.iter().map(|(_, unread)| unread).sum())
}
