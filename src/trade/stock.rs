use std::collections::BTreeMap;

use super::{Illegal, Line, Order, RefundState, State, Undone};
use crate::{
    catalogue::{self, Step, Wanted},
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Keeps the stock true to what happened to an order.
pub async fn follow(tx: &ShopTx, before: &Order, after: &Order) -> Result<(), Undone> {
    let resent = resent(before, after);
    if !resent.is_empty() {
        return send_another(tx, &resent).await;
    }
    let aside = Aside::of(before, after);
    if aside.is_anything() {
        return aside.follow(tx).await;
    }
    let other = moved(before, after);
    if !other.is_empty() {
        // In one go: whoever buys the one while it is given up for the other would wait in a circle.
        return match catalogue::swap(tx, &other, &released(before, after)).await? {
            Some(_) => Err(Illegal::OutOfStock.into()),
            None => Ok(()),
        };
    }
    let taken = taken(before, after);
    if !taken.is_empty() {
        catalogue::take_out(tx, &taken).await?;
    }
    let released = released(before, after);
    if released.is_empty() {
        return Ok(());
    }
    Ok(catalogue::release(tx, &released).await?)
}

/// What [`follow`] does, to be done with much else.
pub fn steps(before: &Order, after: &Order) -> Vec<Step> {
    let resent = resent(before, after);
    if !resent.is_empty() {
        let resent = resent.into_iter();
        let steps = resent.flat_map(|wanted| [Step::Reserve(wanted), Step::TakeOut(wanted)]);
        return steps.collect();
    }
    let aside = Aside::of(before, after);
    if aside.is_anything() {
        return aside.steps();
    }
    let other = moved(before, after).into_iter().map(Step::Reserve);
    let taken = taken(before, after).into_iter().map(Step::TakeOut);
    let released = released(before, after).into_iter().map(Step::Release);
    other.chain(taken).chain(released).collect()
}

/// After [`follow`]: tells members what of it can be had no more, or again.
pub async fn tell(
    tx: &ShopTx,
    before: &Order,
    after: &Order,
    at: Millis,
) -> Result<(), StorageError> {
    let aside = Aside::of(before, after);
    let gone = [resent(before, after), moved(before, after), aside.reserved].concat();
    let mut gone = pieces(after, &gone);
    let back = [released(before, after), aside.freed].concat();
    let back = pieces(before, &back);
    if !gone.is_empty() {
        // Another SKU of the same product takes nothing of it.
        for (product, taken) in &mut gone {
            *taken -= back.get(product).copied().unwrap_or_default();
        }
        catalogue::tell_taken(tx, &gone, at).await?;
    }
    catalogue::tell_back(tx, &back, at).await
}

/// How many pieces of each product these are.
fn pieces(order: &Order, wanted: &[Wanted]) -> BTreeMap<ProductId, i64> {
    let mut pieces = BTreeMap::new();
    for want in wanted {
        let mut lines = order.lines.iter();
        let is_it = |sku: Option<_>| sku == Some(want.sku);
        let of_it = |line: &&Line| is_it(line.item.sku_id) || is_it(line.refund.wanted);
        if let Some(product) = lines.find(of_it).and_then(|line| line.item.product) {
            *pieces.entry(product).or_insert(0) += want.quantity;
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

/// What has just been sent in place of something else, and was not set aside for it.
fn resent(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let lines = lines.filter(|(was, is)| {
        is.refund.kind.takes_stock() && is.wanted_sku().is_none() && is_sent_again(was, is)
    });
    wanted(after, lines.map(|(_, line)| (line, pieces_again(line))))
}

fn is_sent_again(was: &Line, is: &Line) -> bool {
    let is_sent = |line: &Line| line.refund.state == RefundState::WaitBuyerConfirmResent;
    !is_sent(was) && is_sent(is)
}

fn pieces_again(line: &Line) -> i64 {
    line.refund.resent.unwrap_or(line.case_pieces())
}

/// What becomes of the SKUs that exchanges bring instead of what was bought: set aside with the shop's yes, they leave or are free again.
struct Aside {
    reserved: Vec<Wanted>,
    taken: Vec<Wanted>,
    freed: Vec<Wanted>,
}

impl Aside {
    fn of(before: &Order, after: &Order) -> Self {
        let mut aside = Self {
            reserved: Vec::new(),
            taken: Vec::new(),
            freed: Vec::new(),
        };
        for (was, is) in before.lines.iter().zip(&after.lines) {
            aside.follow_line(was, is);
        }
        aside
    }

    fn follow_line(&mut self, was: &Line, is: &Line) {
        // An accepted proposal may have made something else of an exchange, which nothing was set aside for yet.
        let Some(sku) = was.wanted_sku().or(is.wanted_sku()) else {
            return;
        };
        let (before, now) = (was.wanted_aside(), is.wanted_aside());
        let leaves = is.wanted_sku().is_some() && is_sent_again(was, is);
        let gone = if leaves { pieces_again(is) } else { 0 };
        let kept = now + gone - before;
        let more = [
            (&mut self.reserved, kept.max(0)),
            (&mut self.taken, gone),
            (&mut self.freed, (-kept).max(0)),
        ];
        for (wanted, quantity) in more {
            if quantity > 0 {
                wanted.push(Wanted { sku, quantity });
            }
        }
    }

    fn is_anything(&self) -> bool {
        [&self.reserved, &self.taken, &self.freed]
            .iter()
            .any(|wanted| !wanted.is_empty())
    }

    async fn follow(self, tx: &ShopTx) -> Result<(), Undone> {
        if catalogue::reserve(tx, &self.reserved).await?.is_some() {
            return Err(Illegal::OutOfStock.into());
        }
        catalogue::take_out(tx, &self.taken).await?;
        Ok(catalogue::release(tx, &self.freed).await?)
    }

    fn steps(self) -> Vec<Step> {
        let reserved = self.reserved.into_iter().map(Step::Reserve);
        let taken = self.taken.into_iter().map(Step::TakeOut);
        let freed = self.freed.into_iter().map(Step::Release);
        reserved.chain(taken).chain(freed).collect()
    }
}

/// What has just left, in one parcel or another.
fn taken(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let gone = lines.map(|(was, is)| (is, is.shipped - was.shipped));
    wanted(after, gone)
}

/// What lies ready for an order: nothing that has left, nothing once it has ended, and nothing of a line whose money went back.
pub fn held(order: &Order) -> Vec<Wanted> {
    let held = order.lines.iter().map(|line| (line, held_of(order, line)));
    wanted(order, held)
}

fn held_of(order: &Order, line: &Line) -> i64 {
    let waits = order.state == State::WaitBuyerPay || order.state.has_to_ship();
    if waits { line.left() } else { 0 }
}

/// What another SKU takes in the place of the one that was bought.
fn moved(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let other = lines.filter(|(was, is)| was.item.sku_id != is.item.sku_id);
    let other = other.map(|(_, is)| (is, held_of(after, is)));
    wanted(after, other)
}

fn released(before: &Order, after: &Order) -> Vec<Wanted> {
    let lines = before.lines.iter().zip(&after.lines);
    let released = lines.map(|(was, is)| {
        let gone = is.shipped - was.shipped;
        let is_same = was.item.sku_id == is.item.sku_id;
        let kept = if is_same { held_of(after, is) } else { 0 };
        (was, held_of(before, was) - kept - gone)
    });
    wanted(after, released)
}

/// What was placed elsewhere lies elsewhere.
fn wanted<'a>(order: &Order, pieces: impl Iterator<Item = (&'a Line, i64)>) -> Vec<Wanted> {
    let is_here = order.source.is_none();
    let some = pieces.filter(|(_, quantity)| is_here && *quantity > 0);
    let wanted = some.filter_map(|(line, quantity)| {
        let sku = line.item.sku_id?;
        Some(Wanted { sku, quantity })
    });
    wanted.collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        trade::{
            By, CloseReason, Event, Happening, Item, Pieces, RefundKind, Variant, after_sale::Claim,
        },
        vocabulary::SkuId,
    };

    fn of(pieces: &[i64]) -> Order {
        let item = |(no, quantity): (u128, &i64)| Item {
            product: Some(ProductId(Uuid::nil())),
            sku_id: Some(SkuId(Uuid::from_u128(no))),
            title: String::new(),
            sku: String::new(),
            picture: String::new(),
            price_fen: 1_000,
            quantity: *quantity,
        };
        let event = Event::Placed {
            freight_fen: 0,
            discount_fen: 0,
            times: None,
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
    fn another_sku_is_set_aside_in_the_place_of_the_first() {
        let order = of(&[2]);
        let was = Variant::of(&order.lines[0].item).unwrap();
        let to = Variant {
            sku: SkuId(Uuid::from_u128(9)),
            ..was.clone()
        };
        let event = Event::SkuChanged { line: 0, was, to };
        let other = then(&order, event, By::Customer);
        let skus = |wanted: Vec<Wanted>| {
            wanted
                .iter()
                .map(|of| of.sku.0.as_u128())
                .collect::<Vec<_>>()
        };
        assert_eq!(skus(moved(&order, &other)), [9]);
        assert_eq!(skus(released(&order, &other)), [0]);
        assert!(taken(&order, &other).is_empty());
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
    fn of_a_case_about_some_pieces_so_many_leave_again_or_stay_in_the_house() {
        let paid = then(&of(&[5]), Event::Paid, By::Customer);
        let asked = |refund, amount_fen, quantity| Event::RefundAsked {
            line: 0,
            refund,
            amount_fen,
            claim: Claim {
                quantity: Some(quantity),
                ..Claim::default()
            },
        };
        let less = then(&paid, asked(RefundKind::MoneyOnly, 2_000, 2), By::Customer);
        let (line, amount_fen) = (0, 2_000);
        let back = then(&less, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!(quantities(&released(&less, &back)), [2]);
        assert_eq!(quantities(&held(&back)), [3]);
        let shipped = Event::Shipped {
            carrier: String::new(),
            waybill: String::new(),
        };
        let sent = then(&back, shipped, By::Shop);
        assert_eq!(quantities(&taken(&back, &sent)), [3]);
        let missing = then(&sent, asked(RefundKind::Reissue, 0, 2), By::Customer);
        let agreed = then(&missing, Event::RefundAgreed { line: 0 }, By::Shop);
        let again = |quantity| Event::Resent {
            line: 0,
            carrier: String::new(),
            waybill: String::new(),
            quantity,
        };
        let all = then(&agreed, again(None), By::Shop);
        assert_eq!(quantities(&resent(&agreed, &all)), [2]);
        let refused = agreed.could(again(Some(3)), By::Shop);
        assert_eq!(refused, Err(Illegal::Quantity { most: 2 }));
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
        assert_eq!(quantities(&taken(&refunded, &sent)), [3]);
        assert_eq!(quantities(&held(&refunded)), [3]);
        assert!(released(&refunded, &sent).is_empty());
    }

    #[test]
    fn each_parcel_takes_its_own_pieces_and_the_rest_stays_or_is_for_others() {
        let paid = then(&of(&[2, 3]), Event::Paid, By::Customer);
        let part = |line, quantity| Event::PartShipped {
            carrier: String::new(),
            waybill: String::new(),
            pieces: vec![Pieces { line, quantity }],
        };
        let first = then(&paid, part(1, 2), By::Shop);
        assert_eq!(quantities(&taken(&paid, &first)), [2]);
        assert!(released(&paid, &first).is_empty());
        assert_eq!(quantities(&held(&first)), [2, 1]);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 2_000,
            claim: Claim::default(),
        };
        let asked = then(&first, asked, By::Customer);
        let (line, amount_fen) = (0, 2_000);
        let refunded = then(&asked, Event::Refunded { line, amount_fen }, By::Shop);
        assert_eq!(quantities(&released(&asked, &refunded)), [2]);
        let last = then(&refunded, part(1, 1), By::Shop);
        assert_eq!(quantities(&taken(&refunded, &last)), [1]);
        assert!(held(&last).is_empty() && released(&refunded, &last).is_empty());
    }
}
