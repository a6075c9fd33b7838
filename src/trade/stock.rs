use super::{Order, RefundState, State};
use crate::{
    catalogue::{self, Wanted},
    storage::{ShopTx, StorageError},
};

/// Keeps the stock true to what happened to an order.
pub async fn follow(tx: &ShopTx, before: &Order, after: &Order) -> Result<(), StorageError> {
    if is_shipped(before, after) {
        return catalogue::take_out(tx, &held(before)).await;
    }
    let released = released(before, after);
    if released.is_empty() {
        return Ok(());
    }
    catalogue::release(tx, &released).await
}

fn is_shipped(before: &Order, after: &Order) -> bool {
    before.shipped_at.is_none() && after.shipped_at.is_some()
}

/// What lies ready for an order: nothing once it has left or ended, and nothing of a line whose money went back.
pub fn held(order: &Order) -> Vec<Wanted> {
    let waits = matches!(
        order.state,
        State::WaitBuyerPay | State::WaitSellerSendGoods
    );
    let lines = order.lines.iter().filter(|_| waits);
    let lines = lines.filter(|line| line.refund.state != RefundState::Success);
    let wanted = lines.map(|line| Wanted {
        sku: line.item.sku_id,
        quantity: line.item.quantity,
    });
    wanted.collect()
}

fn released(before: &Order, after: &Order) -> Vec<Wanted> {
    let mut kept = held(after);
    let mut released = held(before);
    // Two lines of one SKU are two entries: each of `kept` keeps one.
    released.retain(|wanted| match kept.iter().position(|one| one == wanted) {
        Some(place) => {
            kept.swap_remove(place);
            false
        }
        None => true,
    });
    released
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        trade::{By, CloseReason, Event, Happening, Item, RefundKind},
        vocabulary::{ProductId, SkuId},
    };

    fn of(pieces: &[i64]) -> Order {
        let item = |(no, quantity): (u128, &i64)| Item {
            product: ProductId(Uuid::nil()),
            sku_id: SkuId(Uuid::from_u128(no)),
            title: String::new(),
            sku: String::new(),
            picture: String::new(),
            price_fen: 1_000,
            quantity: *quantity,
        };
        let event = Event::Placed {
            freight_fen: 0,
            discount_fen: 0,
        };
        let (by, at) = (By::Customer, 0);
        let placed = Happening { event, by, at };
        Order::place((0..).zip(pieces).map(item).collect(), &placed).unwrap()
    }

    fn then(order: &Order, event: Event, by: By) -> Order {
        order.apply(&Happening { event, by, at: 0 }).unwrap()
    }

    fn quantities(wanted: &[Wanted]) -> Vec<i64> {
        wanted.iter().map(|wanted| wanted.quantity).collect()
    }

    #[test]
    fn what_was_not_paid_in_time_is_for_others() {
        let order = of(&[2, 3]);
        let reason = CloseReason::NotPaidInTime;
        let closed = then(&order, Event::Closed { reason }, By::System);
        assert_eq!(quantities(&released(&order, &closed)), [2, 3]);
        let paid = then(&order, Event::Paid, By::Customer);
        assert!(released(&order, &paid).is_empty());
    }

    #[test]
    fn a_line_refunded_before_shipping_stays_in_the_house() {
        let paid = then(&of(&[2, 3]), Event::Paid, By::Customer);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 2_000,
        };
        let asked = then(&paid, asked, By::Customer);
        let (line, amount_fen) = (0, 2_000);
        let refunded = then(&asked, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!(quantities(&released(&asked, &refunded)), [2]);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let sent = then(&refunded, shipped, By::Shop);
        assert!(is_shipped(&refunded, &sent));
        assert_eq!(quantities(&held(&refunded)), [3]);
    }
}
