//! What the customer has by now in the place of what was bought 已换为: an exchange that has ended may have brought another SKU.

use serde::Serialize;
use utoipa::ToSchema;

use super::CasesTold;
use crate::trade::{
    Event,
    storage::{EventRow, happening},
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

/// Of lines of so many pieces each, from their order's history; what came last stands last.
pub fn exchanged(lines: &[i64], events: &[EventRow]) -> Vec<Vec<Exchanged>> {
    let mut cases = CasesTold::of_lines(lines.iter().copied());
    let mut on_its_way: Vec<Option<Sent>> = lines.iter().map(|_| None).collect();
    let mut came: Vec<Vec<Sent>> = lines.iter().map(|_| Vec::new()).collect();
    for happened in events.iter().filter_map(happening) {
        let event = happened.event;
        cases.then(&event);
        let Some(line) = event.line().filter(|line| *line < lines.len()) else {
            continue;
        };
        match event {
            Event::Resent { quantity, .. } if cases.is_exchange(line) => {
                on_its_way[line] = Some(Sent {
                    sku: cases.wanted(line).map(str::to_owned),
                    quantity: quantity.or_else(|| cases.pieces(line)).unwrap_or_default(),
                });
            }
            // However it ends, what was sent is with the customer.
            Event::ResentConfirmed { .. }
            | Event::DisputeDecided { .. }
            | Event::RefundWithdrawn { .. } => came[line].extend(on_its_way[line].take()),
            _ => {}
        }
    }
    let lines = lines.iter().zip(came).enumerate();
    let kept = lines.map(|(line, (pieces, came))| kept(pieces - cases.returned(line), came));
    kept.collect()
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
