use super::{
    after,
    events::{asked, refused, said, shipped},
    item, then,
};
use crate::trade::{
    By, Event, Illegal, Item, RefundKind, RefundState, State, after_sale::as_asked,
};

#[test]
fn a_dispute_before_shipping_gives_the_freight_back_with_the_last_line() {
    let platform = Event::PlatformAsked {
        line: 0,
        said: said(),
    };
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [
            Event::Paid,
            asked(0, RefundKind::MoneyOnly, 19_667),
            refused(0),
            asked(1, RefundKind::MoneyOnly, 9_833),
            Event::Refunded {
                line: 1,
                amount_fen: 9_833,
            },
            platform,
        ],
    );
    let decided = |amount_fen| Event::DisputeDecided {
        line: 0,
        amount_fen,
        is_for_customer: true,
    };
    let whole = Err(Illegal::NotWhole { whole_fen: 20_667 });
    assert_eq!(then(&order, decided(19_667)), whole, "its share alone");
    assert_eq!(as_asked(&order, 0), decided(20_667));
    let order = then(&order, decided(20_667)).unwrap();
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, order.paid_fen)
    );
}

#[test]
fn a_gifts_dispute_keeps_the_order_open() {
    let gift = Item {
        price_fen: 0,
        ..item(1, 1)
    };
    let order = after(
        vec![item(20_000, 1), gift],
        [
            Event::Paid,
            shipped(),
            asked(1, RefundKind::Exchange, 0),
            refused(1),
            asked(0, RefundKind::MoneyOnly, 19_500),
            Event::Refunded {
                line: 0,
                amount_fen: 19_500,
            },
        ],
    );
    assert_eq!(order.state, State::WaitBuyerConfirmGoods);
    let platform = Event::PlatformAsked {
        line: 1,
        said: said(),
    };
    assert_eq!(order.could(platform, By::Customer), Ok(()));
    let withdrawn = then(&order, Event::RefundWithdrawn { line: 1 }).unwrap();
    assert_eq!(withdrawn.state, State::TradeClosed);
}

#[test]
fn for_a_customer_nothing_is_decided_only_where_there_is_nothing() {
    let dispute = |price_fen| {
        let other = Item {
            price_fen,
            ..item(1, 1)
        };
        let platform = Event::PlatformAsked {
            line: 1,
            said: said(),
        };
        let steps = [
            Event::Paid,
            shipped(),
            asked(1, RefundKind::Reissue, 0),
            refused(1),
            platform,
        ];
        after(vec![item(20_000, 1), other], steps)
    };
    let decided = Event::DisputeDecided {
        line: 1,
        amount_fen: 0,
        is_for_customer: true,
    };
    let gift = dispute(0);
    assert_eq!(as_asked(&gift, 1), decided);
    let gift = then(&gift, decided.clone()).unwrap();
    assert_eq!(gift.lines[1].refund.state, RefundState::Success);
    let refused = then(&dispute(5_000), decided).unwrap_err();
    assert_eq!(refused.code(), "bad_amount");
}
