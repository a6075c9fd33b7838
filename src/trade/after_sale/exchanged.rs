//! What the customer has by now in the place of what was bought 已换为: an exchange that has ended may have brought another SKU.

use serde::Serialize;
use utoipa::ToSchema;

use super::wanted_text;
use crate::trade::{
    Event, Line, Order, RefundKind,
    storage::{Stored, happening},
};

/// Pieces that came in the place of others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ExchangedPieces)]
pub struct Exchanged {
    /// The SKU that came: `颜色:原木色;尺寸:1.4m`.
    pub sku: String,
    pub quantity: i64,
}

/// What an exchange sent; without a SKU, what was bought once more.
struct Sent {
    sku: Option<String>,
    quantity: i64,
}

/// Of each line of an order, from its history; what came last stands last.
pub fn exchanged(stored: &Stored) -> Vec<Vec<Exchanged>> {
    if !stored.events.iter().any(|row| row.kind == "resent") {
        return stored.lines.iter().map(|_| Vec::new()).collect();
    }
    let course = stored.course();
    let came = came(stored, &course);
    let last = course.last();
    let pieces = |no: usize| {
        let line = last.and_then(|order| order.lines.get(no));
        line.map_or(0, |line| line.item.quantity - line.returned_pieces())
    };
    let came = came.into_iter().enumerate();
    came.map(|(no, came)| kept(pieces(no), came)).collect()
}

/// What exchanges brought, line by line; `course`: the order after each of its events.
fn came(stored: &Stored, course: &[Order]) -> Vec<Vec<Sent>> {
    let mut on_its_way: Vec<Option<Sent>> = stored.lines.iter().map(|_| None).collect();
    let mut came: Vec<Vec<Sent>> = stored.lines.iter().map(|_| Vec::new()).collect();
    for (at, (row, order)) in stored.events.iter().zip(course).enumerate() {
        let Some(event) = happening(row).map(|happened| happened.event) else {
            continue;
        };
        let Some(line) = event.line().filter(|line| *line < came.len()) else {
            continue;
        };
        match event {
            Event::Resent { quantity, .. } if is_exchange(&order.lines[line]) => {
                let newest = stored.events[..=at].iter().rev().filter_map(happening);
                on_its_way[line] = Some(Sent {
                    sku: wanted_text(order, line, newest),
                    quantity: quantity.unwrap_or(order.lines[line].case_pieces()),
                });
            }
            // However it ends, what was sent is with the customer.
            Event::ResentConfirmed { .. }
            | Event::DisputeDecided { .. }
            | Event::RefundWithdrawn { .. } => came[line].extend(on_its_way[line].take()),
            _ => {}
        }
    }
    came
}

fn is_exchange(line: &Line) -> bool {
    line.refund.kind == RefundKind::Exchange
}

/// What was exchanged once more is not there any more, nor what went back for its money: `pieces` are those that did not.
fn kept(pieces: i64, came: Vec<Sent>) -> Vec<Exchanged> {
    let mut left = pieces;
    let mut kept = Vec::new();
    for Sent { sku, quantity } in came.into_iter().rev() {
        let quantity = quantity.min(left);
        left -= quantity;
        if let Some(sku) = sku
            && quantity > 0
        {
            kept.push(Exchanged { sku, quantity });
        }
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(sku: Option<&str>, quantity: i64) -> Sent {
        let sku = sku.map(str::to_owned);
        Sent { sku, quantity }
    }

    #[test]
    fn the_last_exchange_counts_where_a_piece_was_exchanged_again() {
        let told = |came| {
            let kept = kept(3, came).into_iter();
            kept.map(|of| (of.sku, of.quantity)).collect::<Vec<_>>()
        };
        let (walnut, oak) = ("walnut".to_owned(), "oak".to_owned());
        let both = vec![sent(Some("walnut"), 2), sent(Some("oak"), 2)];
        assert_eq!(told(both), [(walnut.clone(), 1), (oak, 2)]);
        let same_again = vec![sent(Some("walnut"), 3), sent(None, 2)];
        assert_eq!(told(same_again), [(walnut, 1)]);
        assert!(told(Vec::new()).is_empty());
    }
}
