//! What somebody does to an order, in one transaction.

mod address;
mod all_or_none;
mod allowed;
mod asked;
mod told;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use self::{
    address::carried_out,
    allowed::{may_alone, may_know, not_excluded},
    asked::digest_of,
    told::{nick_of, tell},
};
pub use self::{
    all_or_none::AllOrNone,
    allowed::{regretted, within_window},
    told::entry_of_placing,
};
use super::{
    By, Event, Happening, Illegal, Order, after_sale, collections, compensation, deadlines,
    destination::Destination,
    destination_freight::FareBy,
    key, payouts, requests, stock,
    storage::{self, Stored},
    trade_rules, writes,
};
use crate::{
    access::Actor,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// Something that somebody does to an order.
#[derive(Clone, Debug)]
pub struct Deed<'a> {
    /// Made by whoever asks: a retry carries the same one.
    pub key: Uuid,
    pub order: OrderId,
    /// The order as it was seen, by its customer without what is noted beside it; none where it does not matter.
    pub rev: Option<i64>,
    pub actor: &'a Actor,
    pub by: By,
    pub event: Event,
    /// What the audit row says beside the event: never personal data.
    pub detail: Value,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum Undone {
    #[error("there is no such order here")]
    NotFound,
    #[error("this key was used for something else")]
    KeyReused,
    #[error("somebody changed this meanwhile")]
    ChangedMeanwhile,
    #[error("the customer has to agree to this: send a card")]
    NeedsCustomer,
    #[error("you give back at most {most_fen} fen of an order alone: ask somebody above you")]
    AboveLimit { most_fen: i64 },
    #[error(transparent)]
    Illegal(#[from] Illegal),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// An order has changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OrderChanged {
    pub order: OrderId,
    pub customer: CustomerId,
    /// [`Event::kind`], or `noted`.
    pub kind: String,
    /// The field's code.
    pub state: String,
    pub by: By,
}

impl crate::storage::Event for OrderChanged {
    const KIND: &'static str = "OrderChanged";
}

/// Does it, in the caller's transaction, or nothing: event, rows, stock, timers, one telling and one audit row. The order after it;
/// none: it was done before.
pub async fn perform(tx: &ShopTx, deed: Deed<'_>, now: Millis) -> Result<Option<Order>, Undone> {
    act(tx, deed, None, now).await
}

/// A retry of what was done.
pub async fn is_done(db: &ShopDb, deed: &Deed<'_>) -> Result<bool, StorageError> {
    key::is_done(db, deed.key, &digest_of(deed, None)).await
}

/// As [`perform`] with [`Event::AddressChanged`], and where it goes now.
pub async fn redirect(
    tx: &ShopTx,
    deed: Deed<'_>,
    (to, fare): (&Destination, FareBy),
    now: Millis,
) -> Result<Option<Order>, Undone> {
    act(tx, deed, Some((to, fare)), now).await
}

/// Two at once take turns.
pub fn lock_of(order: OrderId) -> i64 {
    order.0.as_u64_pair().1.rotate_left(17) as i64
}

/// Under its lock.
async fn known_to(tx: &ShopTx, order: OrderId, actor: &Actor) -> Result<Stored, Undone> {
    tx.lock(lock_of(order)).await?;
    let stored = storage::stored_in(tx, order).await?;
    let is_theirs = |stored: &Stored| may_know(actor, stored.row.customer_id);
    stored.filter(is_theirs).ok_or(Undone::NotFound)
}

async fn act(
    tx: &ShopTx,
    deed: Deed<'_>,
    to: Option<(&Destination, FareBy)>,
    now: Millis,
) -> Result<Option<Order>, Undone> {
    let stored = known_to(tx, deed.order, deed.actor).await?;
    let digest = digest_of(&deed, to.map(|(to, _)| to));
    if key::done_with(tx, deed.key, &digest).await?.is_some() {
        return Ok(None);
    }
    let rev_now = storage::rev_for(&stored.row, deed.actor);
    if deed.rev.is_some_and(|rev| rev != rev_now) {
        return Err(Undone::ChangedMeanwhile);
    }
    let before = stored.replayed()?;
    before.may_here(&deed.event, deed.by)?;
    let happening = Happening {
        event: carried_out(tx, &deed.event, to, (&stored.row, &before)).await?,
        by: deed.by,
        // Another node's clock may be ahead of this one's.
        at: now.max(before.last_at()),
    };
    let (rules, _) = trade_rules::rules_in(tx).await?;
    after_sale::fits(&happening.event)?;
    within_window(&before, &happening, &rules)?;
    not_excluded(tx, &before, &happening.event).await?;
    let after = before.apply(&happening)?;
    before.may_again(&happening.event, &rules)?;
    may_alone(&deed, &rules, (&before, &after))?;
    after_sale::is_there(tx, &before, &happening.event).await?;
    after_sale::may_be_accepted(tx, &after, &happening.event).await?;
    stock::follow(tx, &before, &after).await?;
    stock::tell(tx, &before, &after, happening.at).await?;
    let nick = nick_of(deed.actor, deed.by);
    writes::event(tx, &stored, &happening, nick).await?;
    writes::order(tx, &stored, &after).await?;
    payouts::owe(tx, &stored, (&before, &after), happening.at).await?;
    collections::follow(tx, deed.order, (&before, &after), happening.at).await?;
    let of = after_sale::Of {
        order: deed.order,
        order_no: &stored.row.no,
        customer: stored.row.customer_id,
    };
    after_sale::follow(tx, &of, (&before, &after), &rules).await?;
    compensation::follow(tx, &of, (&before, &after), &rules).await?;
    requests::follow(tx, deed.order, (&before, &after)).await?;
    let fallen = requests::fall(tx, deed.order).await?;
    if let Some((to, _)) = to {
        writes::destination(tx, deed.order, to).await?;
    }
    key::keep(tx, deed.key, deed.order, digest, happening.at).await?;
    deadlines::settle(tx, deed.order, &after, &rules).await?;
    tell(tx, &deed, &happening, &stored.row, (&before, &after)).await?;
    requests::fell(tx, deed.actor, (deed.order, &fallen), happening.at).await?;
    Ok(Some(after))
}
