use std::collections::BTreeMap;

use super::{
    Event, Line, Order, Parcel, Pieces, RefundState, State,
    after_sale::wanted_text,
    money::{is_refunded, share_fen},
    storage::{self, EventRow, Stored, happening},
};
use crate::{
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CustomerId, Millis, OrderId},
};

/// What whoever follows parcels has to know of an order. Personal data: neither shown nor logged.
#[derive(Clone)]
pub struct Sending {
    pub order: OrderId,
    pub no: String,
    pub customer: CustomerId,
    pub address: String,
    /// Four digits; some carriers tell nothing without them.
    pub phone_end: String,
    /// In the order in which they left; none before it was shipped.
    pub parcels: Vec<Sent>,
}

/// A parcel that left: the shop's, or the customer's on its way back.
#[derive(Clone)]
pub struct Sent {
    /// Of the event that says so: no other parcel of the order has it.
    pub no: i64,
    pub way: Way,
    pub parcel: Parcel,
    pub at: Millis,
    pub pieces: Vec<SentPieces>,
    /// Nobody has said yet that it came.
    pub is_underway: bool,
    /// Nobody has said so, and something in it is neither confirmed nor paid back.
    pub is_awaited: bool,
}

/// Where a parcel goes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// What was bought, to the customer.
    Sent,
    /// What comes back to the shop.
    Returned,
    /// What an exchange, a reissue or a repair brings to the customer.
    Resent,
}

/// Of one line, so many.
#[derive(Clone)]
pub struct SentPieces {
    /// By its place in the order, from 0.
    pub line: usize,
    pub title: String,
    pub sku: String,
    pub quantity: i64,
}

/// How an order travels; none where there is no such order.
pub async fn sending(db: &ShopDb, order: OrderId) -> Result<Option<Sending>, StorageError> {
    Ok(storage::stored(db, order).await?.map(Sending::of))
}

/// As [`sending`], inside a transaction.
pub async fn sending_in(tx: &ShopTx, order: OrderId) -> Result<Option<Sending>, StorageError> {
    Ok(storage::stored_in(tx, order).await?.map(Sending::of))
}

impl Sending {
    /// The first parcel of what was bought.
    pub fn first(&self) -> Option<&Sent> {
        self.parcels.iter().find(|sent| sent.way == Way::Sent)
    }

    fn of(stored: Stored) -> Self {
        let order = stored.readable();
        let parcels = order.map(|order| parcels(&stored, &order));
        let row = stored.row;
        Self {
            order: row.id,
            no: row.no,
            customer: row.customer_id,
            address: row.address,
            phone_end: end_of(&row.phone),
            parcels: parcels.unwrap_or_default(),
        }
    }
}

fn parcels(stored: &Stored, order: &Order) -> Vec<Sent> {
    let mut sent = order.parcels.iter();
    let course = stored.course();
    let mut left: BTreeMap<usize, i64> = BTreeMap::new();
    let events = stored.events.iter().zip(&course).enumerate();
    let parcel = |(at, (row, then)): (usize, (&EventRow, &Order))| {
        let happening = happening(row)?;
        let case_pieces = |line: usize| then.lines.get(line).map(Line::case_pieces);
        let (way, parcel, pieces) = match happening.event {
            Event::Shipped { .. } | Event::PartShipped { .. } => {
                let sent = sent.next()?;
                (Way::Sent, sent.parcel.clone(), sent.pieces.clone())
            }
            Event::ReturnSent {
                line,
                carrier,
                waybill,
            } => {
                let quantity = case_pieces(line)?;
                let pieces = vec![Pieces { line, quantity }];
                (Way::Returned, Parcel { carrier, waybill }, pieces)
            }
            Event::Resent {
                line,
                carrier,
                waybill,
                quantity,
            } => {
                let quantity = quantity.or_else(|| case_pieces(line))?;
                let pieces = vec![Pieces { line, quantity }];
                (Way::Resent, Parcel { carrier, waybill }, pieces)
            }
            _ => return None,
        };
        let is_underway = is_underway(order, way, &pieces);
        if way == Way::Sent {
            for some in &pieces {
                *left.entry(some.line).or_default() += some.quantity;
            }
        }
        let is_open =
            way != Way::Sent || pieces.iter().any(|some| is_open(order, some.line, &left));
        let other = pieces.first().filter(|_| way == Way::Resent);
        let newest = stored.events[..=at].iter().rev();
        let newest = newest.filter_map(storage::happening);
        let other = other.and_then(|pieces| wanted_text(then, pieces.line, newest));
        Some(Sent {
            no: row.no,
            way,
            parcel,
            at: row.at,
            is_underway,
            is_awaited: is_underway && is_open,
            pieces: named(order, &pieces, other.as_deref()),
        })
    };
    events.filter_map(parcel).collect()
}

/// Whether of a line more has left with the parcels so far than was confirmed, and it is not paid back: who confirms some of it is taken
/// to mean what left first.
pub(super) fn is_open(order: &Order, line: usize, left: &BTreeMap<usize, i64>) -> bool {
    let left = left.get(&line).copied().unwrap_or_default();
    let Some(of) = order.lines.get(line) else {
        return false;
    };
    let is_paid_back = share_fen(order, line) > 0 && is_refunded(order, line);
    left > of.confirmed && !is_paid_back
}

fn is_underway(order: &Order, way: Way, pieces: &[Pieces]) -> bool {
    let first = pieces.first();
    let case = first.and_then(|pieces| Some(order.lines.get(pieces.line)?.refund));
    match way {
        Way::Sent => order.state.has_sent() && order.state != State::TradeFinished,
        Way::Returned => case
            .is_some_and(|case| case.state == RefundState::WaitSellerConfirmGoods && !case.is_back),
        Way::Resent => case.is_some_and(|case| case.state == RefundState::WaitBuyerConfirmResent),
    }
}

/// What an exchange brings may be another SKU.
fn named(order: &Order, pieces: &[Pieces], other: Option<&str>) -> Vec<SentPieces> {
    let named = pieces.iter().filter_map(|pieces| {
        let item = &order.lines.get(pieces.line)?.item;
        Some(SentPieces {
            line: pieces.line,
            title: item.title.clone(),
            sku: other.unwrap_or(&item.sku).to_owned(),
            quantity: pieces.quantity,
        })
    });
    named.collect()
}

fn end_of(phone: &str) -> String {
    let digits: Vec<char> = phone.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(4)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::end_of;

    #[test]
    fn of_a_phone_no_more_than_its_end_is_told() {
        assert_eq!(end_of("138 0013 8000"), "8000");
        assert_eq!(end_of("12"), "12");
        assert_eq!(end_of(""), "");
    }
}
