use serde_json::json;

use super::storage::{self, Column, Order, Promise, State};
use crate::{
    access::Actor,
    audit,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{MemberId, Millis},
};
use sea_orm::{ColumnTrait, Condition};

/// What a member still has to keep, the next first.
pub async fn open_of(db: &ShopDb, member: MemberId) -> Result<Vec<Promise>, StorageError> {
    let own = Condition::all()
        .add(Column::OwnerId.eq(member))
        .add(Column::State.eq(State::Open));
    storage::page(db, own, Order::NextDue, None).await
}

/// Gives everything a member still has to keep to another, as at the end of a shift; how much it was.
pub async fn hand_over(
    tx: &ShopTx,
    by: &Actor,
    from: MemberId,
    to: MemberId,
    now: Millis,
) -> Result<usize, StorageError> {
    let given = storage::give(tx, from, to).await?;
    if !given.is_empty() {
        let promises: Vec<_> = given.iter().map(|promise| promise.id).collect();
        let entry = audit::Entry {
            action: "keep_promises",
            object: format!("member/{from}"),
            detail: json!({ "act": "hand_over", "to": to, "promises": promises }),
        };
        audit::record(tx, by, now, entry).await?;
    }
    Ok(given.len())
}
