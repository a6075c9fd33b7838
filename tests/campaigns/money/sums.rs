use serde_json::{Value, json};

use super::{PRICE_FEN, course::Event};

/// What one person gives for an order, as a new shop has it.
const MOST_COMPENSATION_FEN: i64 = 5_000;
const GIVING: [&str; 2] = ["refunded", "compensated"];

/// What went back with events of these kinds.
fn given_fen<'a>(events: impl Iterator<Item = &'a Event>, kinds: &[&str]) -> i64 {
    let giving = events.filter(|event| kinds.contains(&event.kind.as_str()));
    let given = giving.map(|event| event.detail["amount_fen"].as_i64().unwrap());
    given.sum()
}

/// Of no line more went back than it cost, and what is off the lines is what is off the order.
fn assert_lines(events: &[Event], seen: &Value) {
    let mut off = 0;
    for no in [0_usize, 1] {
        let line = &seen["lines"][no];
        let fen = |name: &str| line[name].as_i64().unwrap();
        off += fen("discount_fen");
        let of_line = events.iter().filter(|event| event.detail["line"] == no);
        let given = given_fen(of_line, &GIVING);
        let cost = fen("total_fen") - fen("discount_fen");
        assert!(given <= cost, "{given} of {cost}: {seen}");
    }
    assert_eq!(json!(off), seen["discount_fen"], "{seen}");
}

pub(super) fn assert_money(events: &[Event], seen: &Value) {
    let sum = |kind: &str| given_fen(events.iter(), &[kind]);
    let (refunded, given) = (sum("refunded"), sum("compensated"));
    let fen = |name: &str| seen[name].as_i64().unwrap();
    assert_eq!(fen("refunded_fen"), refunded + given, "{seen}");
    assert!(fen("refunded_fen") <= fen("paid_fen"), "{seen}");
    assert!(given <= MOST_COMPENSATION_FEN, "{seen}");
    assert_eq!(fen("goods_fen"), 4 * PRICE_FEN);
    assert_lines(events, seen);
    assert_eq!(
        fen("total_fen"),
        fen("goods_fen") + fen("freight_fen") - fen("discount_fen")
    );
    let is_paid = events.iter().any(|event| event.kind == "paid");
    assert_eq!(fen("paid_fen"), if is_paid { fen("total_fen") } else { 0 });
}

/// One payout for each event that gives something back, of as much.
pub(super) fn assert_paid_out(paid_out: &[(i64, i64)], events: &[Event], seen: &Value) {
    let events = (1_i64..).zip(events);
    let giving = events.filter(|(_, event)| GIVING.contains(&event.kind.as_str()));
    let given = giving.map(|(no, event)| (no, event.detail["amount_fen"].as_i64().unwrap()));
    assert_eq!(paid_out, given.collect::<Vec<_>>(), "{seen}");
    let sum: i64 = paid_out.iter().map(|(_, fen)| fen).sum();
    assert_eq!(seen["refunded_fen"], sum, "{seen}");
}
