use super::{
    Composed, conflict,
    content_of::{address_change, content_of, not_possible},
};
use crate::{
    access::{Action, Object, authorize},
    cards::{
        Content, asked_act, hindrance::hindrance, new::NewCardOf, offered_case, other_sku, reviews,
    },
    http::{InShop, Problem},
    storage::ShopDb,
    trade::{self, Destination},
    vocabulary::{CustomerId, Millis, OrderId},
};

pub(super) async fn of_order_card(
    caller: &InShop,
    db: &ShopDb,
    (customer, now): (CustomerId, Millis),
    new: NewCardOf,
) -> Result<Composed, Problem> {
    let order = order_named(&new).ok_or_else(Problem::not_found)?;
    let order = trade::known(db, order).await?;
    // Of other customers' orders not even their existence is told.
    let order = order.filter(|order| order.customer == customer);
    let order = order.ok_or_else(Problem::not_found)?;
    let content = match new {
        NewCardOf::SkuChange { line, sku, .. } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangePrices, object)?;
            let content = other_sku::offered(db, &order, line, sku).await?;
            other_sku::within_limit(&content, &order, caller.actor.member()?.role)?;
            content
        }
        NewCardOf::AddressChange {
            receiver,
            phone,
            address,
            waive_freight,
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangeAddresses, object)?;
            let to = Destination::of(&receiver, &phone, &address)?;
            let role = caller.actor.member()?.role;
            let waives = waive_freight.then_some(role);
            address_change(db, &order, (&to, waives)).await?
        }
        NewCardOf::AfterSaleOffer {
            line,
            opens: Some(new),
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::AnswerRefunds, object)?;
            let by = caller.actor.member()?;
            offered_case::offered(db, (&order, line), (&new, by), now).await?
        }
        NewCardOf::OrderClosing { reason, .. } => asked_act::closing(caller, order.id, reason)?,
        NewCardOf::PartShipment {
            carrier,
            waybill,
            pieces,
            ..
        } => asked_act::parcel(caller, order.id, (&carrier, &waybill), pieces)?,
        new => content_of(caller, &order, new)?,
    };
    if let Some(code) = hindrance(&content, &order, now) {
        return Err(not_possible(&code));
    }
    let may_be_reviewed = matches!(content, Content::ReviewInvite { .. });
    if may_be_reviewed && reviews::open_lines(db, &order).await?.is_empty() {
        let title = "Everything in this order was reviewed";
        return Err(conflict("nothing_to_review", title));
    }
    let first = order.lines.first().map(|line| line.title.clone());
    let first = first.unwrap_or_default();
    let title = asked_act::title(&content, &first).unwrap_or(first);
    Ok((content, title))
}

/// The order that `new` names, if it names one.
const fn order_named(new: &NewCardOf) -> Option<OrderId> {
    match new {
        NewCardOf::Order { order }
        | NewCardOf::OrderCheck { order }
        | NewCardOf::AddressCheck { order }
        | NewCardOf::AddressChange { order, .. }
        | NewCardOf::PriceChange { order, .. }
        | NewCardOf::SkuChange { order, .. }
        | NewCardOf::ReceiptExtension { order, .. }
        | NewCardOf::OrderClosing { order, .. }
        | NewCardOf::PartShipment { order, .. }
        | NewCardOf::PayReminder { order }
        | NewCardOf::Parcel { order }
        | NewCardOf::Refund { order, .. }
        | NewCardOf::AfterSaleOffer { order, .. }
        | NewCardOf::ReviewInvite { order } => Some(*order),
        NewCardOf::Product { .. }
        | NewCardOf::Products { .. }
        | NewCardOf::SkuChoice { .. }
        | NewCardOf::OrderInvite { .. }
        | NewCardOf::Coupon { .. } => None,
    }
}
