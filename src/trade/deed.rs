use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    By, Event, Fare, Happening, Illegal, Item, Order, TradeRules, after_sale, collections,
    deadlines,
    destination::Destination,
    destination_freight::{FareBy, Way, fare_in, settled},
    key,
    notice::notice_of,
    payouts,
    refund_limit::within_limit,
    requests, stock,
    storage::{self, OrderRow, Stored},
    trade_rules, writes,
};
use crate::{
    access::Actor,
    audit, catalogue,
    storage::{ShopTx, StorageError},
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

/// What was done, or had been before.
#[derive(Clone, Debug)]
pub struct Done {
    pub row: OrderRow,
    pub is_again: bool,
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

/// Does it, in the caller's transaction, or nothing: event, rows, stock, timers, one telling and one audit row.
pub async fn perform(tx: &ShopTx, deed: Deed<'_>, now: Millis) -> Result<Done, Undone> {
    act(tx, deed, None, now).await
}

/// As [`perform`] with [`Event::AddressChanged`], and where it goes now.
pub async fn redirect(
    tx: &ShopTx,
    deed: Deed<'_>,
    (to, fare): (&Destination, FareBy),
    now: Millis,
) -> Result<Done, Undone> {
    act(tx, deed, Some((to, fare)), now).await
}

/// Two at once take turns.
pub fn lock_of(order: OrderId) -> i64 {
    order.0.as_u64_pair().1.rotate_left(17) as i64
}

async fn act(
    tx: &ShopTx,
    deed: Deed<'_>,
    to: Option<(&Destination, FareBy)>,
    now: Millis,
) -> Result<Done, Undone> {
    tx.lock(lock_of(deed.order)).await?;
    let stored = storage::stored_in(tx, deed.order).await?;
    let is_theirs = |stored: &Stored| may_know(deed.actor, stored.row.customer_id);
    let stored = stored.filter(is_theirs).ok_or(Undone::NotFound)?;
    let digest = digest_of(&deed, to.map(|(to, _)| to));
    if key::done_with(tx, deed.key, &digest).await?.is_some() {
        let row = stored.row;
        return Ok(Done {
            row,
            is_again: true,
        });
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
    within_window(&before, &happening, &rules)?;
    not_excluded(tx, &before, &happening.event).await?;
    let after = before.apply(&happening)?;
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
    requests::follow(tx, deed.order, (&before, &after)).await?;
    if let Some((to, _)) = to {
        writes::destination(tx, deed.order, to).await?;
    }
    key::keep(tx, deed.key, deed.order, digest, happening.at).await?;
    deadlines::settle(tx, deed.order, &after, &rules).await?;
    tell(tx, &deed, &happening, &stored.row, (&before, &after)).await?;
    let row = storage::row_in(tx, deed.order).await?;
    Ok(Done {
        row: row.ok_or(Undone::NotFound)?,
        is_again: false,
    })
}

/// What waits for the customer is done in their own name, on a card; whoever ordered elsewhere is asked nothing here. Nobody gives
/// back more than their role does, nor agrees to it for others.
fn may_alone(
    deed: &Deed<'_>,
    rules: &TradeRules,
    (before, after): (&Order, &Order),
) -> Result<(), Undone> {
    let is_of_shop = matches!(deed.actor, Actor::Member(_)) && before.source.is_none();
    if is_of_shop && rules.needs_customer.holds_back(&deed.event, after.state) {
        return Err(Undone::NeedsCustomer);
    }
    let is_giving = match deed.by {
        By::Shop => deed.event.is_giving_back(),
        // A member decides in the platform's place: refusing first is no way around their own limit.
        By::Platform => true,
        By::Customer | By::Carrier | By::System => false,
    };
    match deed.actor {
        // What a timer does is the law's.
        Actor::Member(member) if is_giving => within_limit((before, after), (member.role, rules)),
        _ => Ok(()),
    }
}

/// What is written down of an address is which part of it is another one, and what became of the freight.
async fn carried_out(
    tx: &ShopTx,
    event: &Event,
    to: Option<(&Destination, FareBy)>,
    (row, order): (&OrderRow, &Order),
) -> Result<Event, Undone> {
    let (Event::AddressChanged { .. }, Some((to, by))) = (event, to) else {
        return Ok(event.clone());
    };
    let parts = to.parts_beside(row);
    let fare = match by {
        FareBy::Card(fare) => fare,
        FareBy::Terms => fare_now(tx, order, Way::of(&row.address, to)).await?,
    };
    Ok(Event::AddressChanged { parts, fare })
}

async fn fare_now(tx: &ShopTx, order: &Order, way: Way) -> Result<Option<Fare>, Undone> {
    let fare = fare_in(tx, order, way).await?;
    Ok(fare.map(|fare| settled(fare, order)).transpose()?)
}

/// What colleagues call whoever of the shop does it.
fn nick_of(actor: &Actor, by: By) -> &str {
    match actor {
        // What the system works out, a member may have asked for.
        Actor::Member(member) if matches!(by, By::Shop | By::System) => &member.nick,
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) | Actor::Customer { .. } => "",
    }
}

/// A case begins no later than the shop allows after success.
pub fn within_window(order: &Order, what: &Happening, rules: &TradeRules) -> Result<(), Illegal> {
    match &what.event {
        Event::RefundAsked { line, .. }
            if deadlines::is_window_over(order, *line, rules, what.at) =>
        {
            Err(Illegal::WindowOver)
        }
        _ => Ok(()),
    }
}

/// What was made to order does not come back because somebody thought better of it.
async fn not_excluded(tx: &ShopTx, before: &Order, event: &Event) -> Result<(), Undone> {
    let Some(item) = regretted(before, event) else {
        return Ok(());
    };
    let product = item.asked_product();
    let custom = catalogue::made_to_order_in(tx, product.as_slice()).await?;
    if item.is_custom(&custom) {
        Err(Illegal::ExcludedCustom.into())
    } else {
        Ok(())
    }
}

/// What a customer who has it wants to give back though nothing is wrong with it.
pub fn regretted<'a>(before: &'a Order, event: &Event) -> Option<&'a Item> {
    let (Event::RefundAsked { line, claim, .. } | Event::RefundChanged { line, claim, .. }) = event
    else {
        return None;
    };
    let line = before.lines.get(*line)?;
    let is_regretted = line.shipped > 0 && !claim.reason.is_fault();
    is_regretted.then_some(&line.item)
}

/// Of other customers' orders not even their existence is told.
fn may_know(actor: &Actor, owner: CustomerId) -> bool {
    match actor {
        Actor::Customer { customer, .. } => *customer == owner,
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => true,
    }
}

/// What was asked; not how the order looked to who asked.
fn digest_of(deed: &Deed<'_>, to: Option<&Destination>) -> String {
    let (kind, detail) = (deed.event.kind(), asked_of(&deed.event));
    let asked = json!({
        "order": deed.order, "by": deed.by, "kind": kind, "detail": detail, "to": to,
    });
    key::digest_of(&asked)
}

/// Of a wanted SKU only which one: what it is called and costs may have changed by the time of a retry. Nor is a rule of the program's
/// what was asked: a newer one may be running by then.
fn asked_of(event: &Event) -> Value {
    let mut detail = event.detail();
    if let Some(claim) = detail.get_mut("claim").and_then(Value::as_object_mut) {
        claim.remove("drops");
        claim.remove("takes");
    }
    if let Some(wanted) = detail.pointer_mut("/claim/wanted") {
        *wanted = wanted["sku"].take();
    }
    // Paid is what the case asked for: by the time of a retry the line may have another one.
    if let (Event::Refunded { .. }, Some(detail)) = (event, detail.as_object_mut()) {
        detail.remove("amount_fen");
    }
    detail
}

/// The audit row comes last: whoever has its lock waits for nobody.
async fn tell(
    tx: &ShopTx,
    deed: &Deed<'_>,
    Happening { event, by, at }: &Happening,
    row: &OrderRow,
    (before, after): (&Order, &Order),
) -> Result<(), StorageError> {
    let (by, at) = (*by, *at);
    let changed = OrderChanged {
        order: row.id,
        customer: row.customer_id,
        kind: event.kind().to_owned(),
        state: after.state.code().to_owned(),
        by,
    };
    tx.emit(&changed, at).await?;
    if let Some(notice) = notice_of(row, event, by, (before, after)) {
        tx.emit(&notice, at).await?;
    }
    if let Some(acted) = after_sale::acted(row, event, by, (before, after)) {
        tx.emit(&acted, at).await?;
    }
    let entry = entry_of(row.id, event, (before, after), &deed.detail);
    audit::record(tx, deed.actor, at, entry).await
}

/// What the audit row says of an event: never personal data.
pub fn entry_of(
    order: OrderId,
    event: &Event,
    (before, after): (&Order, &Order),
    more: &Value,
) -> audit::Entry<'static> {
    audit::Entry {
        action: event.kind(),
        object: format!("order/{order}"),
        detail: json!({
            "before": said(before), "after": said(after), "event": impersonal(event), "more": more,
        }),
    }
}

/// The same of an order that was just placed.
pub fn entry_of_placing(id: OrderId, placed: &Order) -> audit::Entry<'static> {
    audit::Entry {
        action: "placed",
        object: format!("order/{id}"),
        detail: json!({
            "lines": placed.lines.len(), "total_fen": placed.total_fen(), "is_insured": placed.is_insured,
        }),
    }
}

fn said(order: &Order) -> Value {
    json!({
        "state": order.state, "total_fen": order.total_fen(), "paid_fen": order.paid_fen,
        "refunded_fen": order.refunded_fen, "freight_back_fen": order.freight_back_fen(),
    })
}

/// Who knows a waybill's number finds whoever gets the parcel; words about a case, and a carrier's name in a customer's own words,
/// stay with the order.
fn impersonal(event: &Event) -> Value {
    let mut detail = event.detail();
    if let Some(fields) = detail.as_object_mut() {
        fields.remove("waybill");
        fields.remove("carrier");
        fields.remove("said");
        if let Some(claim) = fields.remove("claim") {
            fields.insert("reason".to_owned(), claim["reason"].clone());
            if let Some(wanted) = claim.get("wanted") {
                fields.insert("wanted".to_owned(), wanted["sku"].clone());
            }
            if let Some(quantity) = claim.get("quantity") {
                fields.insert("quantity".to_owned(), quantity.clone());
            }
        }
    }
    detail
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{RefundKind, after_sale::Claim};

    #[test]
    fn a_retry_after_an_update_asks_the_same() {
        let asked = |claim| Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 1,
            claim,
        };
        let (before, now) = (asked(Claim::of_before()), asked(Claim::default()));
        assert_ne!(before, now);
        assert_eq!(asked_of(&before), asked_of(&now));
    }

    #[test]
    fn a_retry_of_a_payment_asks_the_same_when_the_line_has_another_case() {
        let paid = |line, amount_fen| asked_of(&Event::Refunded { line, amount_fen });
        assert_eq!(paid(0, 900), paid(0, 500));
        assert_ne!(paid(0, 900), paid(1, 900));
    }
}
