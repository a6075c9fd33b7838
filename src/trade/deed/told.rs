//! Whom a deed is told, and what is written down of it.

use serde_json::{Value, json};

use super::{Deed, OrderChanged};
use crate::{
    access::Actor,
    audit,
    storage::{ShopTx, StorageError},
    trade::{By, Event, Happening, Order, after_sale, notice::notice_of, storage::OrderRow},
    vocabulary::OrderId,
};

/// What colleagues call whoever of the shop does it.
pub(super) fn nick_of(actor: &Actor, by: By) -> &str {
    match actor {
        // What the system works out, a member may have asked for.
        Actor::Member(member) if matches!(by, By::Shop | By::System) => &member.nick,
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) | Actor::Customer { .. } => "",
    }
}

/// The audit row comes last: whoever has its lock waits for nobody.
pub(super) async fn tell(
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
    after_sale::tell_owner(tx, (row, after), (event, by), deed.actor, at).await?;
    if let Some(acted) = after_sale::acted(row, event, by, (before, after)) {
        tx.emit(&acted, at).await?;
    }
    let entry = entry_of(row.id, event, (before, after), &deed.detail);
    audit::record(tx, deed.actor, at, entry).await
}

/// What the audit row says of an event: never personal data.
fn entry_of(
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
