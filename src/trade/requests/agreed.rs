use serde::{Deserialize, Serialize};

use super::{
    RequestKind, RequestState,
    asked::Asked,
    storage::{self, RequestRow},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    trade::{CaseOffer, Undone, deed::lock_of, storage as orders},
    vocabulary::{MemberId, Millis, OrderId},
};

/// Whoever agreed had the order as it was: long afterwards it is asked anew.
const SEND_WITHIN_MS: Millis = 24 * 60 * 60 * 1_000;

/// The request by which somebody higher agreed to an offer, and who that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedOffer {
    pub request: i64,
    pub by: MemberId,
}

/// Until when the card of an offer that was agreed to may be sent; none where there is none to be sent.
pub fn send_by(row: &RequestRow) -> Option<Millis> {
    let is_offer = row.kind == RequestKind::Offer.code();
    let is_agreed = is_offer && row.state == RequestState::Approved.code();
    let agreed_at = row.decided_at.filter(|_| is_agreed);
    agreed_at.map(|at| at + SEND_WITHIN_MS)
}

fn may_be_sent(row: &RequestRow, now: Millis) -> bool {
    send_by(row).is_some_and(|until| now < until)
}

/// That somebody agreed to this very offer of this member's, whose card was not sent yet.
pub async fn agreed_offer(
    db: &ShopDb,
    (order, member): (OrderId, MemberId),
    offer: CaseOffer,
    now: Millis,
) -> Result<Option<AgreedOffer>, StorageError> {
    let Some(stored) = orders::stored(db, order).await? else {
        return Ok(None);
    };
    let Some(known) = stored.readable() else {
        return Ok(None);
    };
    let asked = Asked::Offer(offer);
    let is_this = |row: &RequestRow| {
        row.member_id == member
            && may_be_sent(row, now)
            && Asked::of_row(row).as_ref() == Some(&asked)
            && asked.is_possible(row, &stored, &known)
    };
    let mut rows = storage::of_order(db, order).await?.into_iter();
    let agreed = rows.find(is_this);
    Ok(agreed.and_then(|row| {
        row.decided_by.map(|by| AgreedOffer {
            request: row.no,
            by,
        })
    }))
}

/// Its card is sent now, in this transaction, and never again.
pub async fn send_agreed(
    tx: &ShopTx,
    order: OrderId,
    request: i64,
    now: Millis,
) -> Result<(), Undone> {
    tx.lock(lock_of(order)).await?;
    let mut rows = storage::in_order(tx, order).await?.into_iter();
    let row = rows.find(|row| row.no == request && may_be_sent(row, now));
    let row = row.ok_or(Undone::ChangedMeanwhile)?;
    if storage::sent(tx, &row).await? {
        Ok(())
    } else {
        Err(Undone::ChangedMeanwhile)
    }
}
