use super::storage::{self, Parcel};
use crate::{
    storage::{ShopTx, StorageError},
    trade::{self, Sent},
    vocabulary::OrderId,
};

/// Has an order say what somebody should see to of its parcels that nobody has yet; whether it said something else before. What was
/// confirmed, paid back or taken in meanwhile troubles nobody any more. Two parcels of an order take turns: the second knows of the first.
pub async fn settle(tx: &ShopTx, order: OrderId) -> Result<bool, StorageError> {
    tx.lock(trade::lock_of(order)).await?;
    let Some(sending) = trade::sending_in(tx, order).await? else {
        return Ok(false);
    };
    let followed = storage::parcels_in(tx, order).await?;
    let is_awaited = |parcel: &&Parcel| {
        let mut sent = sending.parcels.iter();
        sent.any(|sent: &Sent| sent.no == parcel.no && sent.is_awaited)
    };
    let awaited = followed.iter().filter(is_awaited);
    let concerns = awaited.fold(0, |all, parcel| all | parcel.concern);
    trade::concerned(tx, order, concerns).await
}
