use serde_json::json;

use crate::{
    access::Actor,
    audit,
    storage::{ShopTx, StorageError},
    trade,
    vocabulary::{CustomerId, Millis},
};

/// An anonymous customer turned out to be one whom the shop knows: what they bought and have in the cart goes along. False where
/// there was nothing. It comes last in its transaction, as the audit row does.
pub async fn join(
    tx: &ShopTx,
    anonymous: CustomerId,
    known: CustomerId,
    now: Millis,
) -> Result<bool, StorageError> {
    let handed = trade::hand_over(tx, anonymous, known, now).await?;
    if handed.is_nothing() {
        return Ok(false);
    }
    let actor = Actor::Customer {
        shop: tx.shop(),
        customer: known,
    };
    let entry = audit::Entry {
        action: "join_customer",
        object: format!("customer/{known}"),
        detail: json!({ "from": anonymous, "went_along": handed }),
    };
    audit::record(tx, &actor, now, entry).await?;
    Ok(true)
}
