use super::{
    DAY_MS, MINUTE_MS, after_sale_until, are_no_reason_days_over, confirm_by, is_window_over,
    pay_by,
};
use crate::{
    trade::{
        By, CaseReason, Event, Order, RefundKind, Times, TradeRules,
        after_sale::{Claim, Said},
        testing::{at, placed},
        trade_rules::AfterSaleRules,
    },
    vocabulary::Millis,
};

const HOUR_MS: Millis = 60 * MINUTE_MS;

fn due(order: &Order) -> (Option<Millis>, Option<Millis>) {
    let rules = TradeRules {
        pay_within_min: 30,
        confirm_after_days: 2,
        ..TradeRules::default()
    };
    (pay_by(order, &rules), confirm_by(order, &rules))
}

#[test]
fn one_deadline_at_a_time_and_none_while_a_refund_is_open() {
    let order = placed();
    assert_eq!(due(&order), (Some(30 * MINUTE_MS), None));
    let order = at(&order, Event::Paid, By::Customer, 1);
    assert_eq!(due(&order), (None, None));
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    let order = at(&order, shipped, By::Shop, HOUR_MS);
    assert_eq!(due(&order), (None, Some(HOUR_MS + 2 * DAY_MS)));
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::MoneyOnly,
        amount_fen: 500,
        claim: Claim::default(),
    };
    let order = at(&order, asked, By::Customer, 2 * HOUR_MS);
    assert_eq!(due(&order), (None, None));
    let order = at(&order, Event::Extended { days: 3 }, By::Shop, 3 * HOUR_MS);
    let refused = Event::RefundRefused {
        line: 0,
        said: Said::default(),
    };
    let order = at(&order, refused, By::Shop, 7 * HOUR_MS);
    assert_eq!(due(&order), (None, Some(6 * HOUR_MS + 5 * DAY_MS)));
    let order = at(&order, Event::Confirmed, By::Customer, 8 * HOUR_MS);
    assert_eq!(due(&order), (None, None));
}

#[test]
fn an_order_keeps_its_times_whatever_the_rules_say_later() {
    let mut order = placed();
    order.times = Some(Times {
        pay_within_min: 60,
        confirm_after_days: 4,
        after_sale_days: None,
        price_protection_days: None,
        no_reason_days: None,
    });
    assert_eq!(due(&order), (Some(60 * MINUTE_MS), None));
    let order = at(&order, Event::Paid, By::Customer, 1);
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    let order = at(&order, shipped, By::Shop, 2);
    assert_eq!(due(&order), (None, Some(2 + 4 * DAY_MS)));
}

#[test]
fn no_deed_of_the_shop_is_followed_at_once_by_the_end() {
    let cheaper = |order: &Order, minute: i64| {
        let event = Event::PriceChanged {
            freight_fen: 0,
            discount_fen: 1,
            lines: Vec::new(),
        };
        at(order, event, By::Shop, minute * MINUTE_MS)
    };
    let order = placed();
    let pay_by = |order: &Order| due(order).0;
    assert_eq!(pay_by(&cheaper(&order, 0)), Some(30 * MINUTE_MS));
    assert_eq!(pay_by(&cheaper(&order, 29)), Some(59 * MINUTE_MS));
    let moved = Event::readdressed();
    let moved = at(&order, moved, By::Customer, 29 * MINUTE_MS);
    assert_eq!(pay_by(&moved), Some(30 * MINUTE_MS));
    let short = TradeRules {
        pay_within_min: 5,
        ..TradeRules::default()
    };
    let left = super::pay_by(&cheaper(&order, 4), &short);
    assert_eq!(left, Some(9 * MINUTE_MS));
}

#[test]
fn a_window_stays_as_it_was_promised() {
    let with = |after_sale_days| TradeRules {
        after_sale: AfterSaleRules {
            after_sale_days,
            ..AfterSaleRules::default()
        },
        ..TradeRules::default()
    };
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    let order = at(&placed(), Event::Paid, By::Customer, 1);
    let order = at(&order, shipped, By::Shop, 2);
    let mut order = at(&order, Event::Confirmed, By::Customer, 3);
    // From before it was kept: as the rules are now.
    assert_eq!(after_sale_until(&order, &with(7)), Some(3 + 7 * DAY_MS));
    order.times = Some(Times::of(&with(15)));
    for days in [0, 7, 30] {
        let until = after_sale_until(&order, &with(days));
        assert_eq!(until, Some(3 + 15 * DAY_MS), "{days}");
    }
}

#[test]
fn after_another_piece_the_window_begins_anew() {
    let rules = TradeRules::default();
    let window = rules.after_sale.after_sale_days * DAY_MS;
    let (carrier, waybill) = ("顺丰速运".to_owned(), "SF1234567890123".to_owned());
    let shipped = Event::Shipped {
        carrier: carrier.clone(),
        waybill: waybill.clone(),
    };
    let order = at(&placed(), Event::Paid, By::Customer, 1);
    let order = at(&order, shipped, By::Shop, 2);
    let order = at(&order, Event::Confirmed, By::Customer, 3);
    assert_eq!(after_sale_until(&order, &rules), Some(3 + window));
    assert!(!is_window_over(&order, 0, &rules, 3 + window));
    assert!(is_window_over(&order, 0, &rules, 4 + window));
    let asked = || Event::RefundAsked {
        line: 0,
        refund: RefundKind::Reissue,
        amount_fen: 0,
        claim: Claim::default(),
    };
    let resent = Event::Resent {
        line: 0,
        carrier,
        waybill,
        quantity: None,
    };
    let order = at(&order, asked(), By::Customer, 10);
    let order = at(&order, Event::RefundAgreed { line: 0 }, By::Shop, 20);
    let order = at(&order, resent, By::Shop, 30);
    let order = at(&order, Event::ResentConfirmed { line: 0 }, By::Customer, 40);
    assert_eq!(after_sale_until(&order, &rules), Some(40 + window));
    assert!(!is_window_over(&order, 0, &rules, 40 + window));
    // A case that came to nothing takes none of it away.
    let order = at(&order, asked(), By::Customer, 50);
    let order = at(&order, Event::RefundWithdrawn { line: 0 }, By::Customer, 60);
    assert_eq!(after_sale_until(&order, &rules), Some(40 + window));
}

#[test]
fn what_is_fine_comes_back_until_the_last_day_after_it_came_is_over() {
    let with = |no_reason_days| TradeRules {
        after_sale: AfterSaleRules {
            no_reason_days,
            ..AfterSaleRules::default()
        },
        ..TradeRules::default()
    };
    let order = at(&placed(), Event::Paid, By::Customer, 1);
    let shipped = Event::Shipped {
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1234567890123".to_owned(),
    };
    let order = at(&order, shipped, By::Shop, 2);
    let is_over = |order: &Order, at| are_no_reason_days_over(order, 0, &with(7), at);
    assert!(!is_over(&order, 400 * DAY_MS), "nobody knows that it came");
    let mut order = at(&order, Event::Confirmed, By::Customer, 3 * HOUR_MS);
    // Days begin eight hours before those of the epoch.
    let until = 8 * DAY_MS - 8 * HOUR_MS;
    assert!(!is_over(&order, until - 1) && is_over(&order, until));
    let reason = CaseReason::SevenDays;
    let asked = Event::RefundAsked {
        line: 0,
        refund: RefundKind::GoodsBack,
        amount_fen: 500,
        claim: Claim {
            reason,
            ..Claim::default()
        },
    };
    let asked = at(&order, asked, By::Customer, until - 1);
    assert!(!is_over(&asked, until), "it was asked for in time");
    // From before they were kept: as the rules are now.
    let later = |order: &Order, days| are_no_reason_days_over(order, 0, &with(days), until);
    assert!(!later(&order, 15));
    order.times = Some(Times::of(&with(15)));
    assert!(!later(&order, 7) && is_over(&order, until + 8 * DAY_MS));
    order.times = Some(Times::of(&with(7)));
    assert!(later(&order, 15), "longer is for later orders");
}
