use super::acts_beside;
use crate::{
    trade::{
        By, Event, Order, RefundKind, TradeRules,
        after_sale::{Claim, Said},
        testing::{at, placed, then},
    },
    vocabulary::Millis,
};

const DAY_MS: Millis = 24 * 60 * 60_000;

fn why(order: &Order, now: Millis) -> Vec<(String, Option<String>)> {
    let acts = acts_beside(order, (0, 0), (&TradeRules::default(), now));
    let acts = acts.into_iter();
    acts.map(|act| (act.act, act.reason)).collect()
}

fn reason(order: &Order, name: &str, now: Millis) -> Option<String> {
    let mut acts = why(order, now).into_iter();
    acts.find(|(act, _)| act == name).unwrap().1
}

fn sent() -> Order {
    let paid = then(&placed(), Event::Paid, By::Customer);
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    then(&paid, shipped, By::Shop)
}

#[test]
fn everything_is_there_in_every_state_possible_or_not() {
    let names = |order: &Order| {
        let acts = why(order, 0).into_iter();
        acts.map(|(act, _)| act).collect::<Vec<_>>()
    };
    assert_eq!(names(&placed()), names(&sent()));
    assert_eq!(names(&placed()).len(), 1 + 12 + 6);
}

#[test]
fn before_it_is_paid_money_and_parcels_are_not_and_after_it_reminders() {
    let order = placed();
    let is = |name: &str| reason(&order, name, 0);
    assert_eq!(is("card:pay_reminder"), None);
    assert_eq!(is("card:sku_change"), None);
    assert_eq!(is("compensate").as_deref(), Some("nothing_to_give"));
    assert_eq!(is("reissue:0").as_deref(), Some("wrong_state"));
    assert_eq!(is("track").as_deref(), Some("no_parcel"));
    assert_eq!(is("return_freight").as_deref(), Some("wrong_state"));
    let order = sent();
    let is = |name: &str| reason(&order, name, 0);
    assert_eq!(is("card:pay_reminder").as_deref(), Some("wrong_state"));
    assert_eq!(is("card:address_check").as_deref(), Some("wrong_state"));
    assert_eq!(is("card:refund").as_deref(), Some("no_case"));
    assert_eq!(is("return_freight").as_deref(), Some("no_freight_back"));
    assert_eq!(is("track"), None);
    for possible in ["compensate", "reissue:0", "card:after_sale_offer"] {
        assert_eq!(is(possible), None, "{possible}");
    }
}

#[test]
fn a_price_is_protected_once_it_is_paid_and_several_cases_wait_for_one_yes() {
    let is = |order: &Order, name: &str| reason(order, name, 0);
    let paid = then(&placed(), Event::Paid, By::Customer);
    let why = is(&placed(), "price_protection");
    assert_eq!(why.as_deref(), Some("not_protected"));
    assert_eq!(is(&paid, "price_protection"), None);
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::MoneyOnly,
        amount_fen: 20_000,
        claim: Claim::default(),
    };
    let asked = then(&paid, asked, By::Customer);
    let why = is(&asked, "agree_all");
    assert_eq!(why.as_deref(), Some("none_together"), "one waits alone");
}

#[test]
fn a_case_is_offered_as_soon_as_one_of_any_kind_may_begin() {
    let card = "card:after_sale_offer";
    assert_eq!(reason(&placed(), card, 0).as_deref(), Some("wrong_state"));
    let paid = then(&placed(), Event::Paid, By::Customer);
    let is = |name: &str| reason(&paid, name, 0);
    assert_eq!(is("reissue:0").as_deref(), Some("wrong_state"));
    assert_eq!(is(card), None, "money alone");
    // The customer may still go further, and so be offered something; the shop opens nothing of its own.
    let line = 0;
    let asked = Event::RefundAsked {
        line,
        refund: RefundKind::GoodsBack,
        amount_fen: 900,
        claim: Claim::default(),
    };
    let said = Said::default();
    let refused = then(&sent(), asked, By::Customer);
    let refused = then(&refused, Event::RefundRefused { line, said }, By::Shop);
    let is = |name: &str| reason(&refused, name, 0);
    assert_eq!(is("reissue:0").as_deref(), Some("wrong_refund_state"));
    assert_eq!(is(card), None);
}

#[test]
fn a_review_is_asked_for_until_every_line_has_one() {
    let done = then(&sent(), Event::Confirmed, By::Customer);
    let invite = |order: &Order, reviewed| {
        let acts = acts_beside(order, (reviewed, 0), (&TradeRules::default(), 0));
        let mut acts = acts.into_iter();
        acts.find(|act| act.act == "card:review_invite")
            .unwrap()
            .reason
    };
    assert_eq!(invite(&sent(), 0).as_deref(), Some("wrong_state"));
    assert_eq!(invite(&done, 0), None);
    assert_eq!(invite(&done, 1).as_deref(), Some("nothing_to_review"));
}

#[test]
fn another_piece_is_for_the_window_and_for_lines_without_a_case() {
    let done = at(&sent(), Event::Confirmed, By::Customer, 2);
    assert_eq!(reason(&done, "reissue:0", 2 + 15 * DAY_MS), None);
    let late = 3 + 15 * DAY_MS;
    for over in ["reissue:0", "card:after_sale_offer"] {
        assert_eq!(reason(&done, over, late).as_deref(), Some("window_over"));
    }
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::GoodsBack,
        amount_fen: 900,
        claim: Claim::default(),
    };
    let asked = at(&sent(), asked, By::Customer, 3);
    let is = |name: &str| reason(&asked, name, 3);
    assert_eq!(is("reissue:0").as_deref(), Some("wrong_refund_state"));
    assert_eq!(is("compensate").as_deref(), Some("refund_open"));
    assert_eq!(is("card:refund"), None);
}
