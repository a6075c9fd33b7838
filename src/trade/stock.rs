use std::collections::BTreeMap;

use super::{Illegal, Order, RefundState, State, Undone};
use crate::{
    catalogue::{self, Wanted},
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Keeps the stock true to what happened to an order.
pub async fn follow(tx: &ShopTx, before: &Order, after: &Order) -> Result<(), Undone> {
    if is_shipped(before, after) {
        return Ok(catalogue::take_out(tx, &held(before)).await?);
    }
    let resent = resent(before, after);
    if !resent.is_empty() {
        return send_another(tx, &resent).await;
    }
    let released = released(before, after);
    if released.is_empty() {
        return Ok(());
    }
    Ok(catalogue::release(tx, &released).await?)
}

/// After [`follow`]: tells members what of it can be had no more, or again.
pub async fn tell(
    tx: &ShopTx,
    before: &Order,
    after: &Order,
    at: Millis,
) -> Result<(), StorageError> {
    let gone = pieces(after, &resent(before, after));
    if !gone.is_empty() {
        let gone: Vec<_> = gone.into_keys().collect();
        return catalogue::tell_sold_out(tx, &gone, at).await;
    }
    if is_shipped(before, after) {
        return Ok(());
    }
    let back = pieces(before, &released(before, after));
    catalogue::tell_back(tx, &back, at).await
}

/// How many pieces of each product these are.
fn pieces(order: &Order, wanted: &[Wanted]) -> BTreeMap<ProductId, i64> {
    let mut pieces = BTreeMap::new();
    for want in wanted {
        let mut lines = order.lines.iter();
        if let Some(line) = lines.find(|line| line.item.sku_id == want.sku) {
            *pieces.entry(line.item.product).or_insert(0) += want.quantity;
        }
    }
    pieces
}

/// What an exchange or another parcel takes out of the house is there, and nobody else's.
async fn send_another(tx: &ShopTx, wanted: &[Wanted]) -> Result<(), Undone> {
    if catalogue::reserve(tx, wanted).await?.is_some() {
        return Err(Illegal::OutOfStock.into());
    }
    Ok(catalogue::take_out(tx, wanted).await?)
}

/// What has just been sent in place of something else.
fn resent(before: &Order, after: &Order) -> Vec<Wanted> {
    let is_sent = |state| state == RefundState::WaitBuyerConfirmResent;
    let lines = before.lines.iter().zip(&after.lines);
    let lines = lines.filter(|(was, is)| {
        is.refund.kind.takes_stock() && !is_sent(was.refund.state) && is_sent(is.refund.state)
    });
    let wanted = lines.map(|(_, line)| Wanted {
        sku: line.item.sku_id,
        quantity: line.refund.resent.unwrap_or(line.item.quantity),
    });
    wanted.collect()
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
        trade::{By, CloseReason, Event, Happening, Item, RefundKind, after_sale::Claim},
        vocabulary::SkuId,
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
        let back = released(&order, &closed);
        assert_eq!(quantities(&back), [2, 3]);
        assert_eq!(pieces(&order, &back)[&ProductId(Uuid::nil())], 5);
        let paid = then(&order, Event::Paid, By::Customer);
        assert!(released(&order, &paid).is_empty());
    }

    #[test]
    fn only_the_pieces_that_were_missing_leave_again() {
        let paid = then(&of(&[5]), Event::Paid, By::Customer);
        let shipped = Event::Shipped {
            carrier: String::new(),
            waybill: String::new(),
        };
        let sent = then(&paid, shipped, By::Shop);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::Reissue,
            amount_fen: 0,
            claim: Claim::default(),
        };
        let asked = then(&sent, asked, By::Customer);
        let agreed = then(&asked, Event::RefundAgreed { line: 0 }, By::Shop);
        let again = |quantity| Event::Resent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
            quantity,
        };
        let one = then(&agreed, again(Some(1)), By::Shop);
        assert_eq!(quantities(&resent(&agreed, &one)), [1]);
        let all = then(&agreed, again(None), By::Shop);
        assert_eq!(quantities(&resent(&agreed, &all)), [5]);
        for wrong in [0, -1, 6] {
            let refused = agreed.could(again(Some(wrong)), By::Shop);
            assert_eq!(refused, Err(Illegal::Quantity { most: 5 }));
        }
    }

    #[test]
    fn a_line_refunded_before_shipping_stays_in_the_house() {
        let paid = then(&of(&[2, 3]), Event::Paid, By::Customer);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 2_000,
            claim: Claim::default(),
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
