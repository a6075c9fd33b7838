use super::{
    Composed, conflict,
    content_of::{address_change, content_of, not_possible},
};
use crate::{
    access::{Action, Object, authorize},
    cards::{
        Content,
        allowed::{allowed, offer_of},
        asked_act,
        hindrance::hindrance,
        new::NewCardOf,
        offered_case, other_sku, reviews,
    },
    http::{InShop, Problem},
    storage::ShopDb,
    trade::{self, CardOffer, Destination},
    vocabulary::{CustomerId, MemberId, Millis, OrderId},
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
    let by = caller.actor.member()?;
    let agreed = agreed_to(db, (order.id, by.id), &new, now).await?;
    let of_agreed = agreed
        .as_ref()
        .map(|agreed| NewCardOf::of(order.id, agreed));
    let new = of_agreed.unwrap_or(new);
    let content = match new {
        NewCardOf::SkuChange { line, sku, .. } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::ChangePrices, object)?;
            other_sku::offered(db, &order, line, sku).await?
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
            address_change(db, &order, (&to, waive_freight)).await?
        }
        NewCardOf::AfterSaleOffer {
            line,
            opens: Some(new),
            ..
        } => {
            let object = Object::Shop(caller.shop);
            authorize(&caller.actor, Action::AnswerRefunds, object)?;
            offered_case::offered(db, (&order, line), &new, now).await?
        }
        NewCardOf::OrderClosing { reason, .. } => asked_act::closing(caller, order.id, reason)?,
        NewCardOf::PartShipment {
            carrier,
            waybill,
            pieces,
            ..
        } => asked_act::parcel(caller, order.id, (&carrier, &waybill), pieces)?,
        NewCardOf::InstallationDay { day, .. } => {
            asked_act::installation(caller, order.id, day, now)?
        }
        new => content_of(caller, &order, new)?,
    };
    // Sold or delivered otherwise by now, it is not what was agreed to.
    if agreed.is_some() && offer_of(&content, &order) != agreed {
        return Err(Problem::changed_meanwhile());
    }
    let content = allowed(db, (&order, by), content, now).await?;
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

/// What somebody agreed to, where that is to be sent.
async fn agreed_to(
    db: &ShopDb,
    whose: (OrderId, MemberId),
    new: &NewCardOf,
    now: Millis,
) -> Result<Option<CardOffer>, Problem> {
    let NewCardOf::Agreed { request, .. } = new else {
        return Ok(None);
    };
    let agreed = trade::agreed_card(db, whose, *request, now).await?;
    agreed.map(Some).ok_or_else(Problem::changed_meanwhile)
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
        | NewCardOf::InstallationDay { order, .. }
        | NewCardOf::PayReminder { order }
        | NewCardOf::Parcel { order }
        | NewCardOf::Refund { order, .. }
        | NewCardOf::AfterSaleOffer { order, .. }
        | NewCardOf::ReviewInvite { order }
        | NewCardOf::Agreed { order, .. } => Some(*order),
        NewCardOf::Product { .. }
        | NewCardOf::Products { .. }
        | NewCardOf::SkuChoice { .. }
        | NewCardOf::OrderInvite { .. }
        | NewCardOf::Coupon { .. } => None,
    }
}
