use super::{
    after,
    events::{asked, meant, part, repriced, sku_changed},
    item, then,
};
use crate::trade::{By, Event, Happening, Illegal, Order, RefundKind, State, money};

#[test]
fn what_a_line_costs_in_the_end_is_what_goes_back_for_it() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [repriced(700, 1_600, &[(0, 2_000), (1, -400)]), Event::Paid],
    );
    assert_eq!(order.paid_fen, 20_000 + 10_000 + 700 - 1_600);
    let share = |line| money::share_fen(&order, line);
    assert_eq!((share(0), share(1)), (18_000, 10_400));
    let whole = then(&order, asked(0, RefundKind::MoneyOnly, 20_000)).unwrap_err();
    assert_eq!(whole, Illegal::Amount { most_fen: 18_000 });
    let back = [
        asked(0, RefundKind::MoneyOnly, 18_000),
        Event::Refunded {
            line: 0,
            amount_fen: 18_000,
        },
        asked(1, RefundKind::MoneyOnly, 11_100),
        Event::Refunded {
            line: 1,
            amount_fen: 11_100,
        },
    ];
    let order = back
        .into_iter()
        .fold(order, |order, event| then(&order, event).unwrap());
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, order.paid_fen)
    );
}

#[test]
fn a_price_leaves_every_line_something_or_nothing_and_the_goods_something() {
    let order = after(vec![item(20_000, 1), item(5_000, 2)], []);
    for (discount_fen, lines) in [
        (20_000, &[(0, 20_000)][..]),
        (5_000, &[(1, 10_000), (0, -5_000)][..]),
        (29_999, &[(1, 10_000)][..]),
        (-29_999, &[(1, -29_999)][..]),
        (0, &[][..]),
    ] {
        let changed = then(&order, repriced(0, discount_fen, lines)).unwrap();
        assert_eq!(changed.total_fen(), 30_000 - discount_fen);
    }
    for (discount_fen, lines) in [
        (20_001, &[(0, 20_001)][..]),
        (0, &[(0, 20_001), (1, -20_001)][..]),
        (30_000, &[(0, 20_000), (1, 10_000)][..]),
        (-10_000, &[(0, 20_000), (1, -30_000)][..]),
        (-30_000, &[(0, -30_000)][..]),
    ] {
        let refused = then(&order, repriced(0, discount_fen, lines));
        assert_eq!(refused, Err(Illegal::Price), "{lines:?}");
    }
    let missing = then(&order, repriced(0, 5, &[(2, 5)]));
    assert_eq!(missing, Err(Illegal::NoSuchLine));
}

#[test]
fn a_line_s_own_discount_goes_with_it_to_another_sku_and_ends_with_a_price_of_the_whole() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [repriced(0, 6_000, &[(0, 6_000)])],
    );
    let other = |price_fen| then(&order, meant(&order, sku_changed(0, price_fen)));
    let cheaper = other(8_000).unwrap();
    assert_eq!(
        (cheaper.total_fen(), money::share_fen(&cheaper, 0)),
        (12_000, 2_000)
    );
    assert_eq!(other(5_999), Err(Illegal::Price));
    let whole = then(&order, repriced(0, 6_000, &[])).unwrap();
    assert_eq!(money::line_discounts(&whole), [4_000, 2_000]);
}

#[test]
fn another_sku_costs_what_it_costs_until_it_is_paid_and_then_no_more() {
    let unpaid = after(vec![item(20_000, 2)], []);
    let change = |order: &Order, price_fen| {
        let event = meant(order, sku_changed(0, price_fen));
        order.apply(&Happening {
            event,
            by: By::Customer,
            at: 1,
        })
    };
    let dearer = change(&unpaid, 30_000).unwrap();
    assert_eq!((dearer.goods_fen(), dearer.total_fen()), (60_000, 60_500));
    let event = meant(&unpaid, sku_changed(0, 1));
    assert_eq!(unpaid.could(event, By::Shop), Err(Illegal::Actor));
    let again = unpaid.could(sku_changed(0, 1), By::Customer);
    assert_eq!(
        again,
        Err(Illegal::OtherSku),
        "it is not what it was thought to be"
    );
    let paid = then(&unpaid, Event::Paid).unwrap();
    for price_fen in [19_999, 20_001] {
        assert_eq!(change(&paid, price_fen), Err(Illegal::DearerThanPaid));
    }
    let other = change(&paid, -1).unwrap();
    assert_eq!(other.lines[0].item.sku, "胡桃色");
    assert_eq!(other.paid_fen, other.total_fen());
    let stopped = then(&paid, asked(0, RefundKind::MoneyOnly, 40_500)).unwrap();
    assert_eq!(change(&stopped, -1), Err(Illegal::RefundOpen));
    let part = then(&paid, part(&[(0, 1)])).unwrap();
    assert_eq!(change(&part, -1).unwrap_err().code(), "wrong_state");
}
