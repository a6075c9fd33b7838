use serde::{Deserialize, Serialize};
use serde_json::json;
use yingke_schema::members::member::Role;

use super::{
    RequestKind, RequestState,
    storage::{self, RequestRow},
};
use crate::{
    http::Problem,
    storage::{ShopTx, StorageError},
    trade::{
        AddressOffer, By, CardOffer, CaseOffer, CaseReason, Event, KnownOrder, Order, RefundKind,
        SkuOffer, Undone, known_in,
    },
    vocabulary::{Millis, OrderId},
};

/// What a row holds of a case beside line, amount and kind.
#[derive(Serialize, Deserialize)]
struct Rest {
    reason: CaseReason,
    quantity: Option<i64>,
}

pub const fn kind(offer: &CardOffer) -> RequestKind {
    match offer {
        CardOffer::Case(_) => RequestKind::Offer,
        CardOffer::Sku(_) => RequestKind::Sku,
        CardOffer::Address(_) => RequestKind::Address,
    }
}

pub fn case_of_row(row: &RequestRow) -> Option<CardOffer> {
    let mut kinds = RefundKind::ALL.into_iter();
    let rest: Rest = serde_json::from_str(row.lines.as_deref()?).ok()?;
    Some(CardOffer::Case(CaseOffer {
        line: usize::try_from(row.line_no?).ok()?,
        refund: kinds.find(|kind| row.reason.as_deref() == Some(kind.code()))?,
        amount_fen: row.amount_fen?,
        reason: rest.reason,
        quantity: rest.quantity,
    }))
}

pub fn sku_of_row(row: &RequestRow) -> Option<CardOffer> {
    let offer = serde_json::from_str::<SkuOffer>(row.lines.as_deref()?);
    offer.ok().map(CardOffer::Sku)
}

/// None also where its address is forgotten.
pub fn address_of_row(row: &RequestRow) -> Option<CardOffer> {
    let offer = serde_json::from_str::<AddressOffer>(row.lines.as_deref()?);
    offer.ok().map(CardOffer::Address)
}

/// As the functions above read it.
pub fn keep_in(row: &mut RequestRow, offer: &CardOffer, order: &Order) {
    row.line_no = offer.line().and_then(|line| i64::try_from(line).ok());
    row.amount_fen = Some(offer.given_fen(order));
    let rest = match offer {
        CardOffer::Case(offer) => {
            row.reason = Some(offer.refund.code().to_owned());
            json!(Rest {
                reason: offer.reason,
                quantity: offer.quantity,
            })
        }
        CardOffer::Sku(offer) => json!(offer),
        CardOffer::Address(offer) => json!(offer),
    };
    row.lines = Some(rest.to_string());
}

/// Refused where the customer could not take it.
pub fn may_take(known: &KnownOrder, offer: &CardOffer, now: Millis) -> Result<(), Undone> {
    if let CardOffer::Case(offer) = offer {
        known.may_begin(&offer.asked(), now)?;
    }
    Ok(known.could_take(offer)?)
}

/// Nothing is done yet: whoever asked may send its card. Refused where whoever agrees could not send it themselves.
pub async fn agree(
    tx: &ShopTx,
    order: OrderId,
    offer: &CardOffer,
    (role, now): (Role, Millis),
) -> Result<RequestState, Problem> {
    let known = known(tx, order).await?;
    let may = may_take(&known, offer, now);
    if let Err(Undone::Illegal(_)) = may {
        return Ok(RequestState::Over);
    }
    may?;
    known.may_offer(offer, role)?;
    Ok(RequestState::Approved)
}

pub async fn known(tx: &ShopTx, order: OrderId) -> Result<KnownOrder, Undone> {
    known_in(tx, order).await?.ok_or(Undone::NotFound)
}

/// Where an order should have gone is nobody's to keep once it goes nowhere else.
pub async fn follow(
    tx: &ShopTx,
    order: OrderId,
    (before, after): (&Order, &Order),
) -> Result<(), StorageError> {
    let goes_on = |order: &Order| order.could(Event::readdressed(), By::Customer).is_ok();
    if goes_on(before) && !goes_on(after) {
        storage::forget_addresses(tx, order).await?;
    }
    Ok(())
}
