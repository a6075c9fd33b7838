use uuid::Uuid;

use super::*;
use crate::{
    trade::{
        By, CloseReason, Event, Happening, Item, Pieces, RefundKind, Variant,
        after_sale::{Claim, Said, Takes},
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
        promised: None,
    };
    let event = Event::Placed {
        freight_fen: 0,
        discount_fen: 0,
        times: None,
        carried: Vec::new(),
        services: Vec::new(),
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
    let agreed = reissued(&sent, Takes::Agreed);
    let again = |quantity| Event::Resent {
        line: 0,
        carrier: String::new(),
        waybill: String::new(),
        quantity,
    };
    let one = then(&agreed, again(Some(1)), By::Shop);
    assert_eq!(quantities(&left(&agreed, &one)), [1]);
    assert_eq!(quantities(&freed(&agreed, &one)), [4]);
    let all = then(&agreed, again(None), By::Shop);
    assert_eq!(quantities(&left(&agreed, &all)), [5]);
    assert!(reserved(&agreed, &all).is_empty() && freed(&agreed, &all).is_empty());
    for wrong in [0, -1, 6] {
        let refused = agreed.could(again(Some(wrong)), By::Shop);
        assert_eq!(refused, Err(Illegal::Quantity { most: 5 }));
    }
    let of_before = reissued(&sent, Takes::Sent);
    let one = then(&of_before, again(Some(1)), By::Shop);
    assert_eq!(quantities(&reserved(&of_before, &one)), [1]);
    assert_eq!(quantities(&left(&of_before, &one)), [1]);
    assert!(freed(&of_before, &one).is_empty());
}

/// Another piece is asked for, and the shop agrees.
fn reissued(sent: &Order, takes: Takes) -> Order {
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::Reissue,
        amount_fen: 0,
        claim: Claim {
            takes,
            ..Claim::default()
        },
    };
    let asked = then(sent, asked, By::Customer);
    then(&asked, Event::RefundAgreed { line: 0 }, By::Shop)
}

#[test]
fn what_is_to_be_sent_again_lies_ready_from_the_yes_until_it_goes_another_way() {
    let paid = then(&of(&[2]), Event::Paid, By::Customer);
    let shipped = Event::Shipped {
        carrier: String::new(),
        waybill: String::new(),
    };
    let sent = then(&paid, shipped, By::Shop);
    let agreed = reissued(&sent, Takes::Agreed);
    assert_eq!(quantities(&reserved(&sent, &agreed)), [2]);
    assert!(left(&sent, &agreed).is_empty());
    let said = Said::default();
    let late = then(&agreed, Event::PlatformAsked { line: 0, said }, By::System);
    assert_eq!(quantities(&freed(&agreed, &late)), [2]);
    let of_before = reissued(&sent, Takes::Sent);
    assert!(reserved(&sent, &of_before).is_empty(), "as it was promised");
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
    assert_eq!(quantities(&left(&agreed, &all)), [2]);
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
