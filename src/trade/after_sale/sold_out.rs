//! An exchange or another parcel whose pieces are sold out 换货缺货: where its time is over it is decided all the same, as far as
//! possible.
//!
//! A yes sets the pieces aside. Where that cannot be done, what was to be exchanged comes back for its money; where nothing was paid for
//! it, and where another parcel was asked for, the platform looks at it. A dispute that the customer wins ends as theirs.

use std::collections::HashMap;

use super::{CaseView, Fall, due::events, money::most_decided_fen};
use crate::{
    catalogue,
    storage::{ShopDb, ShopTx, StorageError},
    trade::{Event, Order},
    vocabulary::SkuId,
};

/// The pieces without which something else happens to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    sku: SkuId,
    pieces: i64,
    /// What happens then.
    otherwise: Fall,
}

impl Needs {
    /// None: `fall` sets nothing aside.
    pub fn of(order: &Order, line: usize, fall: Fall) -> Option<Self> {
        let of = order.lines.get(line)?;
        let is_yes = matches!(fall, Fall::Agreed | Fall::ForCustomer);
        if !is_yes || order.source.is_some() || !of.refund.asks_for_pieces() {
            return None;
        }
        let comes_back = of.refund.comes_back_first();
        let otherwise = match fall {
            _ if comes_back && most_decided_fen(order, line) > 0 => Fall::GoodsBack,
            Fall::Agreed => Fall::Platform,
            other => other,
        };
        Some(Self {
            sku: of.sku_to_send()?,
            pieces: of.case_pieces(),
            otherwise,
        })
    }

    /// What happens, where so much of each SKU is free; none: what was said.
    pub fn otherwise(self, free: &HashMap<SkuId, i64>) -> Option<Fall> {
        let is_there = free
            .get(&self.sku)
            .is_some_and(|pieces| *pieces >= self.pieces);
        (!is_there).then_some(self.otherwise)
    }
}

/// How much is free of what these need: one query, or none.
pub async fn free(db: &ShopDb, needs: &[Needs]) -> Result<HashMap<SkuId, i64>, StorageError> {
    let skus: Vec<_> = needs.iter().map(|needs| needs.sku).collect();
    if skus.is_empty() {
        return Ok(HashMap::new());
    }
    catalogue::free_of(db, &skus).await
}

/// Has cases say what would happen to them with the stock as it is.
pub async fn foresee(db: &ShopDb, cases: &mut [&mut CaseView]) -> Result<(), StorageError> {
    let needs: Vec<_> = cases.iter().filter_map(|case| case.needs).collect();
    let free = free(db, &needs).await?;
    for case in cases {
        let otherwise = case.needs.and_then(|needs| needs.otherwise(&free));
        case.falls = otherwise.or(case.falls);
    }
    Ok(())
}

/// What really happens, and the events that bring it about.
pub async fn what_falls(
    tx: &ShopTx,
    order: &Order,
    (line, fall): (usize, Fall),
) -> Result<(Fall, Vec<Event>), StorageError> {
    let Some(needs) = Needs::of(order, line, fall) else {
        return Ok((fall, events(order, line, fall)));
    };
    let free = catalogue::free_of_in(tx, &[needs.sku]).await?;
    Ok(match needs.otherwise(&free) {
        None => (fall, events(order, line, fall)),
        Some(Fall::ForCustomer) => (fall, vec![won_for_nothing(line)]),
        Some(other) => (other, events(order, line, other)),
    })
}

const fn won_for_nothing(line: usize) -> Event {
    Event::DisputeDecided {
        line,
        amount_fen: 0,
        is_for_customer: true,
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::trade::{
        Refund, RefundKind, RefundState, after_sale::Takes, share_fen, testing::placed,
    };

    #[test]
    fn what_cannot_be_had_is_paid_for_or_somebody_decides() {
        let mut order = placed();
        order.lines[0].refund = Refund {
            state: RefundState::WaitSellerAgree,
            kind: RefundKind::Exchange,
            wanted: Some(SkuId(Uuid::nil())),
            ..Refund::NONE
        };
        let nothing = HashMap::new();
        let falls = |order: &Order, fall| Needs::of(order, 0, fall)?.otherwise(&nothing);
        assert_eq!(falls(&order, Fall::Agreed), Some(Fall::GoodsBack));
        assert_eq!(falls(&order, Fall::Closed), None);
        let enough = HashMap::from([(SkuId(Uuid::nil()), order.lines[0].item.quantity)]);
        let needs = Needs::of(&order, 0, Fall::Agreed).unwrap();
        assert_eq!(needs.otherwise(&enough), None);
        order.lines[0].compensated_fen = share_fen(&order, 0);
        assert_eq!(falls(&order, Fall::Agreed), Some(Fall::Platform));
        let won = falls(&order, Fall::ForCustomer);
        assert_eq!(won, Some(Fall::ForCustomer));
    }

    #[test]
    fn what_was_bought_may_be_sold_out_too() {
        let mut order = placed();
        let mut falls = |kind, takes| {
            order.lines[0].refund = Refund {
                state: RefundState::WaitSellerAgree,
                kind,
                takes,
                ..Refund::NONE
            };
            Needs::of(&order, 0, Fall::Agreed)?.otherwise(&HashMap::new())
        };
        let exchanged = falls(RefundKind::Exchange, Takes::Agreed);
        assert_eq!(exchanged, Some(Fall::GoodsBack));
        let sent_again = falls(RefundKind::Reissue, Takes::Agreed);
        assert_eq!(sent_again, Some(Fall::Platform));
        assert_eq!(falls(RefundKind::Repair, Takes::Agreed), None);
        assert_eq!(falls(RefundKind::Reissue, Takes::Sent), None);
    }
}
