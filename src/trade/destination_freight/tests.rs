use super::{
    carried::bring,
    fare::{fare_for, going_for, settled, unchanged},
    loads::loads,
    quoted::Quoted,
};
use crate::{
    catalogue::delivery::{Freight, Part},
    trade::{
        By, Claim, Event, Illegal, Order, RefundKind,
        money::most_of_pieces_fen,
        price::waived_fen,
        testing::{placed, then},
    },
    vocabulary::{SkuId, TemplateId, new_id},
};

/// After it goes where delivery costs so much more.
fn gone(order: &Order, due_fen: i64) -> Order {
    let fare = fare_for(order, due_fen).map(|fare| settled(fare, order).unwrap());
    then(order, going_for(fare), By::Customer)
}

fn at(freight_fen: i64) -> Order {
    let mut order = placed();
    order.freight_fen = freight_fen;
    order.placed_freight_fen = freight_fen;
    order
}

#[test]
fn an_unpaid_order_takes_the_freight_in_and_lets_it_go_again() {
    let far = gone(&at(600), 2_000);
    assert_eq!((far.freight_fen, far.placed_freight_fen), (2_600, 2_600));
    let near = gone(&far, -2_000);
    assert_eq!((near.freight_fen, near.placed_freight_fen), (600, 600));
}

#[test]
fn what_was_added_before_is_for_the_way_and_what_was_waived_stays_so() {
    let mut added = at(600);
    added.freight_fen = 2_600;
    assert_eq!(gone(&added, 2_000).freight_fen, 2_600);
    assert_eq!(gone(&added, 2_500).freight_fen, 3_100);
    let mut waived = at(2_600);
    waived.freight_fen = 600;
    assert_eq!(gone(&waived, -2_000).freight_fen, 600);
}

#[test]
fn a_paid_order_goes_nowhere_dearer_than_was_paid_and_back_again() {
    let paid = then(&at(600), Event::Paid, By::Customer);
    let dearer = fare_for(&paid, 2_000).unwrap();
    assert_eq!(settled(dearer, &paid), Err(Illegal::FreightRises));
    let near = gone(&paid, -400);
    assert_eq!((near.freight_fen, near.placed_freight_fen), (600, 200));
    let back = gone(&near, 400);
    assert_eq!((back.freight_fen, back.placed_freight_fen), (600, 600));
    let waived = going_for(Some(unchanged(dearer, &paid)));
    let waived = then(&paid, waived, By::Customer);
    assert_eq!(
        (waived.freight_fen, waived.placed_freight_fen),
        (600, 2_600)
    );
}

/// What each of these costs to bring, by a template of its own.
fn each_for(fen: &[(SkuId, i64)]) -> Freight {
    let part = |(sku, fen): &(SkuId, i64)| Part {
        template: TemplateId(new_id()),
        name: String::new(),
        skus: vec![*sku],
        fen: *fen,
        surcharge_fen: 0,
        once_fen: 0,
        each_fen: 0,
        is_installed: false,
        is_free: false,
        missing: None,
    };
    Freight {
        parts: fen.iter().map(part).collect(),
        ..Freight::default()
    }
}

#[test]
fn a_freight_is_made_of_what_each_template_costs_for_the_new_way() {
    let mut order = at(1_100);
    let mut other = order.lines[0].clone();
    other.item.sku_id = Some(SkuId(new_id()));
    order.lines.push(other);
    let [table, chair] = [0, 1].map(|no| order.lines[no].item.sku_id.unwrap());
    let quoted = Quoted {
        was: each_for(&[(table, 600), (chair, 500)]),
        is: each_for(&[(table, 2_600), (chair, 400)]),
    };
    assert!(quoted.carried(&order).is_empty(), "it was never known");
    for (no, fen) in [(0, 600), (1, 500)] {
        bring(&mut order.carried, vec![no], fen);
    }
    let carried = quoted.carried(&order);
    assert_eq!([carried[0].fen, carried[1].fen], [2_600, 400]);
    let paid = then(&order, Event::Paid, By::Customer);
    assert!(quoted.carried(&paid).is_empty(), "it is paid");
    order.carried.clear();
    order.placed_freight_fen = 0;
    let carried = quoted.carried(&order);
    let rises: Vec<_> = carried.iter().map(|of| (&of.lines[..], of.fen)).collect();
    assert_eq!(rises, [(&[0][..], 2_000)], "it was free");
}

#[test]
fn what_never_leaves_weighs_nothing() {
    let mut order = at(1_100);
    order.lines[0].item.quantity = 3;
    let paid = then(&order, Event::Paid, By::Customer);
    let back = |order: &Order, pieces| {
        let amount_fen = most_of_pieces_fen(order, 0, pieces);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen,
            claim: Claim {
                quantity: Some(pieces),
                ..Claim::default()
            },
        };
        let asked = then(order, asked, By::Customer);
        let line = 0;
        then(&asked, Event::Refunded { line, amount_fen }, By::Shop)
    };
    let weighs = |order: &Order| {
        loads(order, &[])
            .iter()
            .map(|load| load.quantity)
            .sum::<i64>()
    };
    let without_one = back(&paid, 1);
    let quantities = [&paid, &without_one].map(weighs);
    assert_eq!(quantities, [3, 2]);
    let mut other = paid.lines[0].clone();
    other.item.sku_id = Some(SkuId(new_id()));
    let mut both = paid;
    both.lines.push(other);
    both.paid_fen = both.total_fen();
    assert_eq!(loads(&back(&both, 3), &[]).len(), 1);
}

#[test]
fn there_and_back_costs_nothing_and_waives_nothing_though_the_terms_had_risen() {
    let there = gone(&at(600), -2_600);
    assert_eq!((there.freight_fen, there.placed_freight_fen), (0, -2_000));
    let back = gone(&there, 2_600);
    assert_eq!((back.freight_fen, back.placed_freight_fen), (600, 600));
    let paid = then(&at(600), Event::Paid, By::Customer);
    let back = gone(&gone(&paid, -2_600), 2_600);
    assert_eq!((back.freight_fen, waived_fen(&back, 600)), (600, 0));
}

#[test]
fn what_several_cards_waive_counts_once_and_no_longer_than_it_goes_there() {
    let waived = |order: &Order, due_fen| {
        let fare = fare_for(order, due_fen).map(|fare| unchanged(fare, order));
        then(order, going_for(fare), By::Customer)
    };
    let off = |order: &Order| waived_fen(order, order.freight_fen);
    let paid = then(&at(600), Event::Paid, By::Customer);
    let far = waived(&paid, 2_000);
    let farther = waived(&far, 500);
    assert_eq!((off(&far), off(&farther)), (2_000, 2_500));
    let cheap = gone(&farther, -5_100);
    assert_eq!(off(&cheap), 0);
    let again = waived(&cheap, 4_600);
    assert_eq!(off(&again), 2_000);
}
