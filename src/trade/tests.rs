use proptest::prelude::*;
use uuid::Uuid;

use super::{
    By, CloseReason, Event, Happening, Illegal, Item, Order, RefundKind, RefundState, State, money,
};
use crate::vocabulary::{ProductId, SkuId};

fn item(price_fen: i64, quantity: i64) -> Item {
    Item {
        product: ProductId(Uuid::nil()),
        sku_id: SkuId(Uuid::nil()),
        title: "餐桌".to_owned(),
        sku: "原木色".to_owned(),
        picture: "qm-cz-001".to_owned(),
        price_fen,
        quantity,
    }
}

fn placed(items: Vec<Item>, freight_fen: i64, discount_fen: i64) -> Result<Order, Illegal> {
    let event = Event::Placed {
        freight_fen,
        discount_fen,
    };
    Order::place(
        items,
        &Happening {
            event,
            by: By::Customer,
            at: 0,
        },
    )
}

fn whose(event: &Event) -> By {
    let everyone = [By::Customer, By::Shop, By::Carrier, By::System];
    everyone
        .into_iter()
        .find(|by| event.may_be_by(*by))
        .expect("every event is someone's")
}

fn then(order: &Order, event: Event) -> Result<Order, Illegal> {
    let by = whose(&event);
    order.apply(&Happening { event, by, at: 1 })
}

fn after(items: Vec<Item>, events: impl IntoIterator<Item = Event>) -> Order {
    let order = placed(items, 1_000, 500).unwrap();
    events
        .into_iter()
        .fold(order, |order, event| then(&order, event).unwrap())
}

fn shipped() -> Event {
    Event::Shipped {
        carrier: "德邦快递".to_owned(),
        waybill: "DPK36412345678".to_owned(),
    }
}

fn asked(line: usize, refund: RefundKind, amount_fen: i64) -> Event {
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
    }
}

#[test]
fn a_paid_order_that_is_refunded_whole_before_shipping_closes_with_its_freight() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [
            Event::Paid,
            asked(0, RefundKind::MoneyOnly, 19_667),
            Event::Refunded {
                line: 0,
                amount_fen: 19_667,
            },
            asked(1, RefundKind::MoneyOnly, 10_833),
            Event::Refunded {
                line: 1,
                amount_fen: 10_833,
            },
        ],
    );
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, order.paid_fen)
    );
}

#[test]
fn goods_are_back_before_their_money_goes() {
    let order = after(
        vec![item(20_000, 1)],
        [
            Event::Paid,
            shipped(),
            asked(0, RefundKind::GoodsBack, 19_500),
            Event::RefundAgreed { line: 0 },
        ],
    );
    let refunded = Event::Refunded {
        line: 0,
        amount_fen: 19_500,
    };
    let refused = |state| {
        Err(Illegal::Refund {
            refund: state,
            event: "refunded",
        })
    };
    assert_eq!(
        then(&order, refunded.clone()),
        refused(RefundState::WaitBuyerReturnGoods)
    );
    let sent = Event::ReturnSent {
        line: 0,
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1".to_owned(),
    };
    let order = then(&order, sent).unwrap();
    assert_eq!(
        then(&order, refunded.clone()),
        refused(RefundState::WaitSellerConfirmGoods)
    );
    let order = then(&order, Event::ReturnReceived { line: 0 }).unwrap();
    let order = then(&order, refunded).unwrap();
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, 19_500)
    );
}

#[test]
fn an_open_refund_stops_shipping_and_confirming() {
    let paid = after(
        vec![item(20_000, 1)],
        [Event::Paid, asked(0, RefundKind::MoneyOnly, 20_500)],
    );
    assert_eq!(then(&paid, shipped()), Err(Illegal::RefundOpen));
    let sent = after(
        vec![item(20_000, 1)],
        [Event::Paid, shipped(), asked(0, RefundKind::MoneyOnly, 500)],
    );
    assert_eq!(then(&sent, Event::Confirmed), Err(Illegal::RefundOpen));
    let sent = then(&sent, Event::RefundRefused { line: 0 }).unwrap();
    assert_eq!(
        then(&sent, Event::Confirmed).unwrap().state,
        State::TradeFinished
    );
}

#[test]
fn a_refund_after_success_leaves_the_trade_finished() {
    let order = after(
        vec![item(20_000, 1)],
        [
            Event::Paid,
            shipped(),
            Event::Signed,
            Event::Confirmed,
            asked(0, RefundKind::MoneyOnly, 19_500),
            Event::Refunded {
                line: 0,
                amount_fen: 19_500,
            },
        ],
    );
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeFinished, 19_500)
    );
}

#[test]
fn events_keep_their_order_their_actor_and_their_price() {
    let order = placed(vec![item(20_000, 1)], 0, 0).unwrap();
    let paid = order
        .apply(&Happening {
            event: Event::Paid,
            by: By::Customer,
            at: 10,
        })
        .unwrap();
    assert_eq!(
        paid.apply(&Happening {
            event: shipped(),
            by: By::Shop,
            at: 9
        }),
        Err(Illegal::Earlier)
    );
    assert_eq!(
        paid.apply(&Happening {
            event: shipped(),
            by: By::Customer,
            at: 11
        }),
        Err(Illegal::Actor)
    );
    assert_eq!(
        placed(vec![item(20_000, 1)], 0, 20_000),
        Err(Illegal::Price)
    );
    assert_eq!(placed(vec![], 0, 0), Err(Illegal::NotPlaced));
}

fn some_event() -> impl Strategy<Value = Event> {
    let line = 0..4_usize;
    let refund = prop_oneof![Just(RefundKind::MoneyOnly), Just(RefundKind::GoodsBack)];
    let reason = prop_oneof![
        Just(CloseReason::NotPaidInTime),
        Just(CloseReason::CustomerCancelled),
        Just(CloseReason::OutOfStock)
    ];
    prop_oneof![
        1 => (0..9_000_i64, -9_000..9_000_i64)
            .prop_map(|(freight_fen, discount_fen)| Event::PriceChanged { freight_fen, discount_fen }),
        1 => Just(Event::Placed { freight_fen: 0, discount_fen: 0 }),
        4 => Just(Event::Paid),
        3 => Just(shipped()),
        1 => Just(Event::Signed),
        2 => Just(Event::Confirmed),
        1 => (0..40_i64).prop_map(|days| Event::Extended { days }),
        1 => Just(Event::AddressChanged),
        1 => reason.prop_map(|reason| Event::Closed { reason }),
        // -1 stands for "all that is left", which a random amount would never meet.
        9 => (line.clone(), refund, prop_oneof![4 => Just(-1_i64), 1 => 0..40_000_i64])
            .prop_map(|(line, refund, amount_fen)| asked(line, refund, amount_fen)),
        4 => line.clone().prop_map(|line| Event::RefundAgreed { line }),
        1 => line.clone().prop_map(|line| Event::RefundRefused { line }),
        1 => line.clone().prop_map(|line| Event::RefundWithdrawn { line }),
        4 => line.clone().prop_map(|line| Event::ReturnSent {
            line,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1".to_owned(),
        }),
        4 => line.clone().prop_map(|line| Event::ReturnReceived { line }),
        9 => (line, prop_oneof![4 => Just(-1_i64), 1 => 0..40_000_i64])
            .prop_map(|(line, amount_fen)| Event::Refunded { line, amount_fen }),
    ]
}

/// Fills in "all that is left".
fn meant(order: &Order, event: Event) -> Event {
    match event {
        Event::RefundAsked {
            line,
            refund,
            amount_fen: -1,
        } if line < order.lines.len() => {
            asked(line, refund, money::most_refundable_fen(order, line))
        }
        Event::Refunded {
            line,
            amount_fen: -1,
        } if line < order.lines.len() => Event::Refunded {
            line,
            amount_fen: order.lines[line].refund.asked_fen,
        },
        other => other,
    }
}

/// Written down apart from the code: every step an order may take.
fn is_drawn(from: State, event: &Event, to: State) -> bool {
    use State as S;
    let is_refunding = event.line().is_some();
    match (from, to) {
        (S::WaitBuyerPay, S::WaitBuyerPay) => {
            matches!(event, Event::PriceChanged { .. } | Event::AddressChanged)
        }
        (S::WaitBuyerPay, S::WaitSellerSendGoods) => *event == Event::Paid,
        (S::WaitBuyerPay, S::TradeClosed) => matches!(event, Event::Closed { .. }),
        (S::WaitSellerSendGoods, S::WaitBuyerConfirmGoods) => {
            matches!(event, Event::Shipped { .. })
        }
        (S::WaitBuyerConfirmGoods, S::WaitBuyerConfirmGoods) => {
            is_refunding || matches!(event, Event::Signed | Event::Extended { .. })
        }
        (S::WaitBuyerConfirmGoods, S::TradeFinished) => *event == Event::Confirmed,
        (S::WaitSellerSendGoods, S::WaitSellerSendGoods) => {
            is_refunding || *event == Event::AddressChanged
        }
        (S::TradeFinished, S::TradeFinished) => is_refunding,
        (S::WaitSellerSendGoods | S::WaitBuyerConfirmGoods, S::TradeClosed) => {
            matches!(event, Event::Refunded { .. })
        }
        _ => false,
    }
}

fn assert_sound(order: &Order) {
    let shares: i64 = (0..order.lines.len())
        .map(|line| money::share_fen(order, line))
        .sum();
    let refunds: i64 = order
        .lines
        .iter()
        .map(|line| line.refund.refunded_fen)
        .sum();
    assert_eq!(
        shares,
        order.goods_fen() - order.discount_fen,
        "shares add up"
    );
    assert!((0..order.lines.len()).all(|line| money::share_fen(order, line) >= 0));
    assert_eq!(refunds, order.refunded_fen, "refunds add up");
    assert!((0..=90).contains(&order.extended_days));
    assert!(order.paused_ms >= 0);
    assert!(order.total_fen() > 0);
    assert!(order.paid_fen == 0 || order.paid_fen == order.total_fen());
    assert!((0..=order.paid_fen).contains(&order.refunded_fen));
    assert_eq!(order.paid_at.is_some(), order.paid_fen > 0);
    assert_eq!(order.shipped_at.is_some(), order.parcel.is_some());
    assert_eq!(order.closed_at.is_some(), order.state == State::TradeClosed);
    assert_eq!(
        order.finished_at.is_some(),
        order.state == State::TradeFinished
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_order_takes_an_undrawn_step_and_its_money_adds_up(
        prices in prop::collection::vec((1..40_000_i64, 1..4_i64), 1..4),
        freight_fen in 0..9_000_i64,
        discount_fen in -9_000..9_000_i64,
        events in prop::collection::vec(some_event(), 0..40),
    ) {
        let items: Vec<_> = prices.into_iter().map(|(price, quantity)| item(price, quantity)).collect();
        let Ok(mut order) = placed(items.clone(), freight_fen, discount_fen) else { return Ok(()) };
        let mut history = vec![Happening {
            event: Event::Placed { freight_fen, discount_fen },
            by: By::Customer,
            at: 0,
        }];
        for (at, event) in (1..).zip(events) {
            let event = meant(&order, event);
            let happening = Happening { by: whose(&event), event, at };
            if let Ok(next) = order.apply(&happening) {
                prop_assert!(is_drawn(order.state, &happening.event, next.state), "{order:?} {happening:?}");
                order = next;
                history.push(happening);
            }
            assert_sound(&order);
        }
        prop_assert_eq!(Order::replay(items, &history), Ok(order));
    }

    #[test]
    fn an_event_survives_its_row(event in some_event()) {
        prop_assert_eq!(Event::of_row(event.kind(), &event.detail().to_string()), Some(event));
    }
}

#[test]
fn a_receipt_waits_longer_three_times_at_most() {
    let order = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let longer = |days| Event::Extended { days };
    for days in [0, -1, 31] {
        assert_eq!(then(&order, longer(days)), Err(Illegal::Days));
    }
    let order = [3, 30, 7]
        .into_iter()
        .fold(order, |order, days| then(&order, longer(days)).unwrap());
    assert_eq!(order.extended_days, 40);
    assert_eq!(then(&order, longer(1)), Err(Illegal::ExtendedEnough));
    let paid = after(vec![item(20_000, 1)], [Event::Paid]);
    assert_eq!(then(&paid, longer(3)).unwrap_err().code(), "wrong_state");
}

#[test]
fn where_it_goes_changes_until_it_is_shipped() {
    let unpaid = after(vec![item(20_000, 1)], []);
    for by in [By::Customer, By::Shop] {
        assert_eq!(unpaid.could(Event::AddressChanged, by), Ok(()));
    }
    let refused = unpaid.could(Event::AddressChanged, By::Carrier);
    assert_eq!(refused, Err(Illegal::Actor));
    let sent = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let refused = sent.could(Event::AddressChanged, By::Shop);
    assert_eq!(refused.unwrap_err().code(), "wrong_state");
}

#[test]
fn only_time_in_which_a_refund_is_open_after_shipping_is_a_pause() {
    let at = |order: &Order, event: Event, at| {
        let by = whose(&event);
        order.apply(&Happening { event, by, at }).unwrap()
    };
    let order = placed(vec![item(20_000, 1), item(5_000, 1)], 0, 0).unwrap();
    let order = at(&order, Event::Paid, 10);
    // Before shipping nothing runs that could stand still.
    let order = at(&order, asked(0, RefundKind::MoneyOnly, 20_000), 20);
    let order = at(&order, Event::RefundRefused { line: 0 }, 90);
    let order = at(&order, shipped(), 100);
    let order = at(&order, asked(0, RefundKind::MoneyOnly, 500), 200);
    let order = at(&order, asked(1, RefundKind::MoneyOnly, 500), 250);
    let order = at(&order, Event::RefundRefused { line: 0 }, 300);
    assert_eq!((order.paused_ms, order.is_refunding()), (0, true));
    let order = at(&order, Event::RefundWithdrawn { line: 1 }, 1_000);
    assert_eq!((order.paused_ms, order.is_refunding()), (800, false));
    let order = at(&order, asked(1, RefundKind::MoneyOnly, 500), 2_000);
    let order = at(
        &order,
        Event::Refunded {
            line: 1,
            amount_fen: 500,
        },
        2_050,
    );
    assert_eq!(order.paused_ms, 850);
}

#[test]
fn codes_are_read_back() {
    for state in State::ALL {
        assert_eq!(State::of_code(state.code()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
    for state in RefundState::ALL {
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
}
