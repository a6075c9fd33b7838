use serde::{Deserialize, Serialize};

use super::{
    RequestKind, RequestState,
    asked::Asked,
    storage::{self, RequestRow},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError, Store},
    trade::{CardOffer, Undone, after_sale::HOUR_MS, storage as orders, trade_rules},
    vocabulary::{MemberId, Millis, OrderId, ShopId},
};

/// The request by which somebody higher agreed to a card, and who that was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedOffer {
    pub request: i64,
    pub by: MemberId,
}

/// Whose card it is, of which order.
pub type Whose = (OrderId, MemberId);

/// Until when a card that was agreed to may be sent; none where there is none to be sent.
pub fn send_by(row: &RequestRow) -> Option<Millis> {
    let is_agreed = row.state == RequestState::Approved.code();
    row.send_by.filter(|_| is_agreed)
}

/// As [`send_by`], of what is answered now. Whoever agreed had the order as it was: long afterwards it is asked anew.
pub async fn send_by_from(
    tx: &ShopTx,
    row: &RequestRow,
    state: RequestState,
    now: Millis,
) -> Result<Option<Millis>, StorageError> {
    let is_card = RequestKind::of_code(&row.kind).is_some_and(RequestKind::is_card);
    if !is_card || state != RequestState::Approved {
        return Ok(None);
    }
    let (rules, _) = trade_rules::rules_in(tx).await?;
    Ok(Some(now + rules.after_sale.send_within_h * HOUR_MS))
}

fn may_be_sent(row: &RequestRow, now: Millis) -> bool {
    send_by(row).is_some_and(|until| now < until)
}

/// For an answer, or in time for its card.
pub fn is_waiting(row: &RequestRow, now: Millis) -> bool {
    row.state == RequestState::Open.code() || may_be_sent(row, now)
}

/// That somebody agreed to this very card of this member's, which was not sent yet.
pub async fn agreed_offer(
    db: &ShopDb,
    whose: Whose,
    offer: &CardOffer,
    now: Millis,
) -> Result<Option<AgreedOffer>, StorageError> {
    let mut agreed = agreed_of(db, whose, now).await?.into_iter();
    let this = agreed.find(|(_, agreed)| agreed == offer);
    Ok(this.and_then(|(row, _)| {
        row.decided_by.map(|by| AgreedOffer {
            request: row.no,
            by,
        })
    }))
}

/// The card of this member's that somebody agreed to by this request, where it may still be sent.
pub async fn agreed_card(
    db: &ShopDb,
    whose: Whose,
    request: i64,
    now: Millis,
) -> Result<Option<CardOffer>, StorageError> {
    let mut agreed = agreed_of(db, whose, now).await?.into_iter();
    let this = agreed.find(|(row, _)| row.no == request);
    Ok(this.map(|(_, offer)| offer))
}

async fn agreed_of(
    db: &ShopDb,
    (order, member): Whose,
    now: Millis,
) -> Result<Vec<(RequestRow, CardOffer)>, StorageError> {
    let Some(stored) = orders::stored(db, order).await? else {
        return Ok(Vec::new());
    };
    let Some(known) = stored.readable() else {
        return Ok(Vec::new());
    };
    let agreed = |row: RequestRow| match Asked::of_row(&row)? {
        asked if !asked.is_possible(&row, &stored, &known) => None,
        Asked::Card(offer) => Some((row, offer)),
        Asked::Price(_) | Asked::Compensation { .. } | Asked::Refund { .. } => None,
    };
    let rows = storage::of_order(db, order).await?.into_iter();
    let own = rows.filter(|row| row.member_id == member && may_be_sent(row, now));
    Ok(own.filter_map(agreed).collect())
}

/// This card is sent now, in this transaction, which holds the order's lock, and what was asked about it ends: what its sender was allowed is used up, and nobody
/// needs the rest. `agreed`: the request that it needs. True where something was asked.
pub async fn settle_card(
    tx: &ShopTx,
    (order, member): Whose,
    (offer, agreed): (&CardOffer, Option<i64>),
    now: Millis,
) -> Result<bool, Undone> {
    let asked = Some(Asked::Card(offer.clone()));
    let mut is_any = false;
    let mut is_allowed = agreed.is_none();
    for row in storage::in_order(tx, order).await? {
        let is_alive = row.state == RequestState::Open.code() || send_by(&row).is_some();
        if !is_alive || Asked::of_row(&row) != asked {
            continue;
        }
        let is_own = agreed.map_or(row.member_id == member, |no| row.no == no);
        let is_used = is_own && may_be_sent(&row, now);
        let state = if is_used {
            RequestState::Sent
        } else {
            RequestState::Over
        };
        storage::end(tx, &row, state).await?;
        is_allowed |= is_used;
        is_any = true;
    }
    is_allowed.then_some(is_any).ok_or(Undone::ChangedMeanwhile)
}

/// Where an order should have gone is nobody's to keep once its card was not sent in time.
pub async fn forget_late_addresses(
    store: &Store,
    shop: ShopId,
    now: Millis,
) -> Result<(), StorageError> {
    let late = storage::late_addresses(&store.shop(shop), now).await?;
    for row in late {
        let tx = store.begin(shop).await?;
        storage::forget_address(&tx, &row).await?;
        tx.commit().await?;
    }
    Ok(())
}
