use proptest::prelude::*;
use uuid::Uuid;

use super::{
    By, CloseReason, Event, Happening, Illegal, Item, LineDiscount, Order, Pieces, RefundKind,
    RefundState, State, Variant,
    after_sale::{CaseReason, Claim, ReturnFreight, Said, as_asked},
    compensation::{CompensationReason, most_compensable_fen, most_freight_fen},
    money,
};
use crate::{
    calendar::Date,
    vocabulary::{ProductId, SkuId},
};

fn item(price_fen: i64, quantity: i64) -> Item {
    Item {
        product: Some(ProductId(Uuid::nil())),
        sku_id: Some(SkuId(Uuid::nil())),
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
        times: None,
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
    let everyone = [
        By::Customer,
        By::Shop,
        By::Carrier,
        By::Platform,
        By::System,
    ];
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

fn part(pieces: &[(usize, i64)]) -> Event {
    let piece = |(line, quantity): &(usize, i64)| Pieces {
        line: *line,
        quantity: *quantity,
    };
    Event::PartShipped {
        carrier: "中通快递".to_owned(),
        waybill: "73100012345678".to_owned(),
        pieces: pieces.iter().map(piece).collect(),
    }
}

fn repriced(freight_fen: i64, discount_fen: i64, lines: &[(usize, i64)]) -> Event {
    let line = |(line, discount_fen): &(usize, i64)| LineDiscount {
        line: *line,
        discount_fen: *discount_fen,
    };
    Event::PriceChanged {
        freight_fen,
        discount_fen,
        lines: lines.iter().map(line).collect(),
    }
}

fn asked(line: usize, refund: RefundKind, amount_fen: i64) -> Event {
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim: Claim::default(),
    }
}

/// The same of so many pieces.
fn asked_for(line: usize, refund: RefundKind, amount_fen: i64, quantity: Option<i64>) -> Event {
    let claim = Claim {
        quantity,
        ..Claim::default()
    };
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim,
    }
}

/// An exchange for another SKU at this price.
fn wanting(line: usize, price_fen: i64, quantity: Option<i64>) -> Event {
    let wanted = Some(Variant {
        sku: SkuId(Uuid::from_u128(7)),
        text: "胡桃色".to_owned(),
        picture: "qm-cz-002".to_owned(),
        price_fen,
    });
    Event::RefundAsked {
        line,
        refund: RefundKind::Exchange,
        amount_fen: 0,
        claim: Claim {
            quantity,
            wanted,
            ..Claim::default()
        },
    }
}

fn refused(line: usize) -> Event {
    let said = Said::default();
    Event::RefundRefused { line, said }
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
fn pieces_go_back_one_by_one_and_the_last_takes_the_remainder() {
    let items = vec![item(3_334, 3), item(5_000, 1)];
    let mut order = after(items, [Event::Paid, shipped()]);
    let share = money::share_fen(&order, 0);
    let mut given = Vec::new();
    for pieces in [1, 1, 1] {
        let most = money::most_of_pieces_fen(&order, 0, pieces);
        let kind = RefundKind::MoneyOnly;
        let dear = asked_for(0, kind, most + 1, Some(pieces));
        assert_eq!(then(&order, dear), Err(Illegal::Amount { most_fen: most }));
        let asked = asked_for(0, kind, most, Some(pieces));
        order = then(&order, asked).unwrap();
        let (line, amount_fen) = (0, most);
        order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
        given.push(most);
    }
    assert_eq!(given.iter().sum::<i64>(), share, "{given:?}");
    assert_eq!(order.lines[0].askable(), 0);
    let more = then(&order, asked(0, RefundKind::MoneyOnly, 1));
    assert_eq!(more.unwrap_err().code(), "wrong_refund_state");
}

#[test]
fn no_piece_is_asked_for_that_is_not_there_or_was_paid_back() {
    let order = after(vec![item(5_000, 3)], [Event::Paid, shipped()]);
    let back = RefundKind::GoodsBack;
    for (wrong, most) in [(0, 3), (-1, 3), (4, 3)] {
        let refused = then(&order, asked_for(0, back, 1, Some(wrong)));
        assert_eq!(refused, Err(Illegal::Quantity { most }));
    }
    let money = RefundKind::MoneyOnly;
    let order = then(&order, asked_for(0, money, 4_833, Some(1))).unwrap();
    let (line, amount_fen) = (0, 4_833);
    let order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    let refused = then(&order, asked_for(0, back, 1, Some(3)));
    assert_eq!(refused, Err(Illegal::Quantity { most: 2 }));
    let order = then(&order, asked(0, back, 9_500)).unwrap();
    assert_eq!(order.lines[0].case_pieces(), 2);
}

#[test]
fn a_piece_less_before_shipping_stays_here_and_the_rest_leaves() {
    let order = after(vec![item(5_000, 3)], [Event::Paid]);
    let money = RefundKind::MoneyOnly;
    let whole_fen = money::most_of_pieces_fen(&order, 0, 1);
    let part = then(&order, asked_for(0, money, whole_fen - 1, Some(1)));
    assert_eq!(part, Err(Illegal::NotWhole { whole_fen }));
    let order = then(&order, asked_for(0, money, whole_fen, Some(1))).unwrap();
    let (line, amount_fen) = (0, whole_fen);
    let order = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (order.state, order.lines[0].left()),
        (State::WaitSellerSendGoods, 2)
    );
    // The freight goes with the last of them.
    let rest_fen = order.paid_fen - whole_fen;
    let closed = then(&order, asked(0, money, rest_fen)).unwrap();
    let (line, amount_fen) = (0, rest_fen);
    let closed = then(&closed, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (closed.state, closed.refunded_fen),
        (State::TradeClosed, closed.paid_fen)
    );
    let sent = then(&order, shipped()).unwrap();
    assert_eq!(
        (sent.lines[0].shipped, sent.state),
        (2, State::WaitBuyerConfirmGoods)
    );
}

#[test]
fn another_sku_in_exchange_is_another_one_and_no_dearer() {
    let order = after(vec![item(5_000, 3)], [Event::Paid, shipped()]);
    let dear = then(&order, wanting(0, 5_001, None));
    assert_eq!(dear, Err(Illegal::DearerThanPaid));
    let mut same = wanting(0, 5_000, None);
    let mut sent_back = wanting(0, 5_000, None);
    if let Event::RefundAsked { claim, .. } = &mut same {
        claim.wanted = Variant::of(&order.lines[0].item);
    }
    if let Event::RefundAsked {
        refund, amount_fen, ..
    } = &mut sent_back
    {
        (*refund, *amount_fen) = (RefundKind::GoodsBack, 100);
    }
    for wrong in [same, sent_back] {
        assert_eq!(then(&order, wrong), Err(Illegal::OtherSku));
    }
    let asked = then(&order, wanting(0, 4_000, Some(2))).unwrap();
    assert_eq!(asked.lines[0].wanted_aside(), 0, "the shop has not agreed");
    let agreed = then(&asked, Event::RefundAgreed { line: 0 }).unwrap();
    assert_eq!(agreed.lines[0].wanted_aside(), 2);
    let lapsed = then(&agreed, Event::CaseLapsed { line: 0 }).unwrap();
    assert_eq!(lapsed.lines[0].wanted_aside(), 0);
    let mut protected = order;
    protected.lines[0].protected_fen = 600;
    let dear = then(&protected, wanting(0, 4_801, None));
    assert_eq!(dear, Err(Illegal::DearerThanPaid), "200 went back for each");
    assert!(then(&protected, wanting(0, 4_800, None)).is_ok());
}

#[test]
fn what_the_shop_refused_it_replaces_by_nothing_of_its_own() {
    let order = after(vec![item(5_000, 3)], [Event::Paid, shipped()]);
    let reissue = |order: &Order| {
        let event = asked(0, RefundKind::Reissue, 0);
        let (by, at) = (By::Shop, 2);
        order.apply(&Happening { event, by, at })
    };
    assert!(reissue(&order).is_ok());
    let wished = then(&order, asked(0, RefundKind::MoneyOnly, 100)).unwrap();
    let refused = then(&wished, refused(0)).unwrap();
    assert!(reissue(&refused).is_err());
}

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
fn a_price_from_before_names_no_line() {
    let row = r#"{"freight_fen":0,"discount_fen":5}"#;
    let event = Event::of_row("price_changed", row);
    assert_eq!(event, Some(repriced(0, 5, &[])));
    assert_eq!(event.unwrap().detail().to_string().len(), row.len());
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
    let not_yet = |state| {
        Err(Illegal::Refund {
            refund: state,
            event: "refunded",
        })
    };
    assert_eq!(
        then(&order, refunded.clone()),
        not_yet(RefundState::WaitBuyerReturnGoods)
    );
    let sent = Event::ReturnSent {
        line: 0,
        carrier: "顺丰速运".to_owned(),
        waybill: "SF1".to_owned(),
    };
    let order = then(&order, sent).unwrap();
    assert_eq!(
        then(&order, refunded.clone()),
        not_yet(RefundState::WaitSellerConfirmGoods)
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
    let sent = then(&sent, refused(0)).unwrap();
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

fn address_changed() -> Event {
    Event::AddressChanged { parts: Vec::new() }
}

fn some_event() -> impl Strategy<Value = Event> {
    let line = 0..4_usize;
    let refund = prop_oneof![
        3 => Just(RefundKind::MoneyOnly),
        3 => Just(RefundKind::GoodsBack),
        1 => Just(RefundKind::Exchange),
        1 => Just(RefundKind::Reissue),
        1 => Just(RefundKind::Repair),
    ];
    let reason = prop_oneof![
        Just(CloseReason::NotPaidInTime),
        Just(CloseReason::CustomerCancelled),
        Just(CloseReason::OutOfStock),
        Just(CloseReason::Other)
    ];
    let compensation = prop_oneof![
        Just(CompensationReason::PriceProtection),
        Just(CompensationReason::Delay),
        Just(CompensationReason::ReturnFreight)
    ];
    let money = || prop_oneof![4 => Just(-1_i64), 1 => 0..40_000_i64];
    let of_order = prop_oneof![
        2 => (0..9_000_i64, -9_000..9_000_i64, prop::collection::vec((0..4_usize, -9_000..9_000_i64), 0..4))
            .prop_map(|(freight_fen, discount_fen, lines)| repriced(freight_fen, discount_fen, &lines)),
        1 => Just(Event::Placed { freight_fen: 0, discount_fen: 0, times: None }),
        4 => Just(Event::Paid),
        3 => Just(shipped()),
        4 => prop::collection::vec((0..4_usize, -1..4_i64), 0..3).prop_map(|pieces| part(&pieces)),
        1 => Just(Event::Signed),
        2 => Just(Event::Confirmed),
        2 => Just(Event::PartConfirmed),
        1 => (0..40_i64).prop_map(|days| Event::Extended { days }),
        1 => Just(address_changed()),
        1 => (0..3_i64).prop_map(|day| Event::InstallationBooked { day: Date::new(2026, 1, day) }),
        1 => Just(Event::Insured),
        2 => (0..4_usize, 0..40_000_i64, any::<bool>())
            .prop_map(|(line, price_fen, is_same)| sku_changed(line, if is_same { -1 } else { price_fen })),
        1 => reason.prop_map(|reason| Event::Closed { reason }),
    ];
    // -1 stands for "all that is left", which a random amount would never meet.
    let of_case = prop_oneof![
        9 => (line.clone(), refund.clone(), money(), prop::option::of(0..4_i64))
            .prop_map(|(line, refund, amount_fen, quantity)| asked_for(line, refund, amount_fen, quantity)),
        1 => (line.clone(), 1..40_000_i64, prop::option::of(1..3_i64))
            .prop_map(|(line, price_fen, quantity)| wanting(line, price_fen, quantity)),
        1 => (line.clone(), refund.clone(), money()).prop_map(|(line, refund, amount_fen)| Event::RefundChanged {
            line,
            refund,
            amount_fen,
            claim: claim(),
        }),
        2 => (line.clone(), refund, money()).prop_map(|(line, refund, amount_fen)| Event::ProposalMade {
            line,
            refund,
            amount_fen,
            said: said(),
        }),
        2 => line.clone().prop_map(|line| Event::ProposalAccepted { line }),
        1 => line.clone().prop_map(|line| Event::ProposalDeclined { line }),
        4 => line.clone().prop_map(|line| Event::RefundAgreed { line }),
        2 => line.clone().prop_map(|line| Event::RefundRefused { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::RefundWithdrawn { line }),
        1 => line.clone().prop_map(|line| Event::CaseLapsed { line }),
        1 => line.clone().prop_map(|line| Event::ReissueWithdrawn { line, said: said() }),
        2 => (line.clone(), 1..40_000_i64)
            .prop_map(|(line, amount_fen)| Event::TurnedToReturn { line, amount_fen }),
        4 => line.clone().prop_map(|line| Event::ReturnSent {
            line,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1".to_owned(),
        }),
        4 => line.clone().prop_map(|line| Event::ReturnReceived { line }),
        1 => line.clone().prop_map(|line| Event::ReturnRefused { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::FreightTaken { line }),
        3 => (line.clone(), prop::option::of(0..5_i64)).prop_map(|(line, quantity)| Event::Resent {
            line,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF2".to_owned(),
            quantity,
        }),
        3 => line.clone().prop_map(|line| Event::ResentConfirmed { line }),
        3 => line.clone().prop_map(|line| Event::PlatformAsked { line, said: said() }),
        1 => line.clone().prop_map(|line| Event::EvidenceGiven { line, said: said() }),
        3 => (line.clone(), money(), any::<bool>()).prop_map(|(line, amount_fen, is_for_customer)| {
            Event::DisputeDecided { line, amount_fen, is_for_customer }
        }),
        9 => (line.clone(), money())
            .prop_map(|(line, amount_fen)| Event::Refunded { line, amount_fen }),
        3 => (line, money(), compensation)
            .prop_map(|(line, amount_fen, reason)| Event::Compensated { line, amount_fen, reason }),
    ];
    prop_oneof![2 => of_order, 7 => of_case]
}

/// To another SKU; -1 stands for the price of the line.
fn sku_changed(line: usize, price_fen: i64) -> Event {
    let variant = |sku, price_fen| Variant {
        sku: SkuId(Uuid::from_u128(sku)),
        text: "胡桃色".to_owned(),
        picture: "qm-cz-002".to_owned(),
        price_fen,
    };
    Event::SkuChanged {
        line,
        was: variant(0, -1),
        to: variant(7, price_fen),
    }
}

fn claim() -> Claim {
    Claim {
        reason: CaseReason::Damage,
        words: "有划痕".to_owned(),
        ..Claim::default()
    }
}

fn said() -> Said {
    Said {
        words: "请补充照片".to_owned(),
        pictures: Vec::new(),
    }
}

/// Fills in "all that is left".
fn meant(order: &Order, event: Event) -> Event {
    let Some(line) = event.line().filter(|line| *line < order.lines.len()) else {
        return event;
    };
    let of = &order.lines[line];
    let pieces = match &event {
        Event::RefundAsked { claim, .. } | Event::RefundChanged { claim, .. } => {
            claim.quantity.unwrap_or(of.askable())
        }
        _ => of.case_pieces(),
    };
    let most = money::most_of_pieces_fen(order, line, pieces);
    let refund = of.refund;
    let asked_fen = refund.asked_fen;
    let is_waiting = order.state == State::WaitSellerSendGoods;
    let decided_fen = if is_waiting || !refund.kind.has_money() {
        most
    } else {
        asked_fen
    };
    let mut event = event;
    let item = &order.lines[line].item;
    match &mut event {
        Event::SkuChanged { was, to, .. } => {
            *was = Variant::of(item).unwrap();
            if to.price_fen == -1 {
                to.price_fen = item.price_fen;
            }
            if to.sku == was.sku {
                to.sku = SkuId(Uuid::nil());
            }
        }
        Event::RefundAsked {
            refund, amount_fen, ..
        }
        | Event::RefundChanged {
            refund, amount_fen, ..
        }
        | Event::ProposalMade {
            refund, amount_fen, ..
        } if *amount_fen == -1 => *amount_fen = if refund.has_money() { most } else { 0 },
        Event::Refunded { amount_fen, .. } if *amount_fen == -1 => *amount_fen = asked_fen,
        Event::DisputeDecided { amount_fen, .. } if *amount_fen == -1 => *amount_fen = decided_fen,
        Event::Compensated {
            amount_fen, reason, ..
        } if *amount_fen == -1 => {
            *amount_fen = if *reason == CompensationReason::ReturnFreight {
                most_freight_fen(order, line)
            } else {
                most_compensable_fen(order, line)
            };
        }
        _ => {}
    }
    event
}

/// Written down apart from the code: every step an order may take.
fn is_drawn(from: State, event: &Event, to: State) -> bool {
    use State as S;
    let is_refunding = event.line().is_some();
    match (from, to) {
        (S::WaitBuyerPay, S::WaitBuyerPay) => {
            matches!(
                event,
                Event::Insured
                    | Event::PriceChanged { .. }
                    | Event::AddressChanged { .. }
                    | Event::InstallationBooked { .. }
                    | Event::SkuChanged { .. }
            )
        }
        (S::WaitBuyerPay, S::WaitSellerSendGoods) => *event == Event::Paid,
        (S::WaitBuyerPay, S::TradeClosed) => matches!(event, Event::Closed { .. }),
        (S::WaitSellerSendGoods, S::WaitBuyerConfirmGoods) => {
            matches!(event, Event::Shipped { .. } | Event::PartShipped { .. })
        }
        (S::WaitSellerSendGoods, S::SellerConsignedPart) => {
            matches!(event, Event::PartShipped { .. })
        }
        (S::SellerConsignedPart, S::SellerConsignedPart) => {
            is_refunding
                || matches!(
                    event,
                    Event::PartShipped { .. }
                        | Event::PartConfirmed
                        | Event::InstallationBooked { .. }
                )
        }
        // All that came was confirmed, and the money for the rest goes back.
        (S::SellerConsignedPart, S::TradeFinished) => moves_money(event),
        // What is left is shipped, or its money goes back.
        (S::SellerConsignedPart, S::WaitBuyerConfirmGoods) => {
            moves_money(event) || matches!(event, Event::Shipped { .. } | Event::PartShipped { .. })
        }
        (S::WaitBuyerConfirmGoods, S::WaitBuyerConfirmGoods) => {
            is_refunding
                || matches!(
                    event,
                    Event::Signed | Event::Extended { .. } | Event::InstallationBooked { .. }
                )
        }
        (S::WaitBuyerConfirmGoods, S::TradeFinished) => *event == Event::Confirmed,
        (S::WaitSellerSendGoods, S::WaitSellerSendGoods) => {
            is_refunding
                || *event == address_changed()
                || matches!(event, Event::InstallationBooked { .. })
        }
        // What it cost to send all of it back.
        (S::TradeClosed, S::TradeClosed) => matches!(
            event,
            Event::Compensated {
                reason: CompensationReason::ReturnFreight,
                ..
            }
        ),
        (S::TradeFinished, S::TradeFinished)
        | (
            S::WaitSellerSendGoods | S::SellerConsignedPart | S::WaitBuyerConfirmGoods,
            S::TradeClosed,
        ) => is_refunding,
        _ => false,
    }
}

/// Nothing else gives anything back.
fn moves_money(event: &Event) -> bool {
    matches!(
        event,
        Event::Refunded { .. }
            | Event::ProposalAccepted { .. }
            | Event::DisputeDecided { .. }
            | Event::Compensated { .. }
    )
}

fn assert_sound(order: &Order) {
    let shares: i64 = (0..order.lines.len())
        .map(|line| money::share_fen(order, line))
        .sum();
    let refunds: i64 = order.lines.iter().map(super::Line::given_fen).sum();
    let given: i64 = order.lines.iter().map(|line| line.compensated_fen).sum();
    assert_eq!(
        shares + given,
        order.goods_fen() - order.discount_fen,
        "shares add up"
    );
    let discounts = money::line_discounts(order);
    assert_eq!(discounts.iter().sum::<i64>(), order.discount_fen);
    for (line, discount_fen) in order.lines.iter().zip(discounts) {
        assert!(discount_fen <= line.item.total_fen(), "{line:?}");
    }
    for line in &order.lines {
        assert!((0..=line.compensated_fen).contains(&line.protected_fen));
    }
    assert!((0..order.lines.len()).all(|line| money::share_fen(order, line) >= 0));
    for (no, line) in order.lines.iter().enumerate() {
        let most_fen = money::share_fen(order, no) + order.freight_fen;
        assert!(line.given_fen() <= most_fen, "{line:?}");
        assert!((0..=line.item.quantity).contains(&line.given_pieces()));
        assert!((0..=line.given_pieces()).contains(&line.returned_pieces()));
        let is_about = 1..=line.item.quantity;
        assert!(
            line.refund.no == 0 || is_about.contains(&line.case_pieces()),
            "{line:?}"
        );
    }
    assert_eq!(refunds + given, order.refunded_fen, "refunds add up");
    for refund in order.lines.iter().map(|line| line.refund) {
        assert!(
            refund.kind.has_money() || refund.asked_fen == 0,
            "{refund:?}"
        );
        assert!(refund.refunded_fen == 0 || refund.state == RefundState::Success);
        assert_eq!(refund.no == 0, refund.state == RefundState::NoRefund);
        assert!(!refund.is_back || refund.is_sent);
    }
    for line in &order.lines {
        let pieces = line.refund.resent.unwrap_or(1);
        assert!((1..=line.item.quantity).contains(&pieces), "{line:?}");
    }
    assert_parcels_are_sound(order);
    let never_sent = order.paid_at.is_some() && order.parcels.is_empty();
    if never_sent && order.state == State::TradeClosed {
        assert_eq!(order.refunded_fen, order.paid_fen, "nothing is kept");
    }
    assert!((0..=90).contains(&order.extended_days));
    assert!(order.paused_ms >= 0);
    assert!(order.total_fen() > 0);
    assert!(order.paid_fen == 0 || order.paid_fen == order.total_fen());
    assert!((0..=order.paid_fen).contains(&order.refunded_fen));
    assert!((0..=order.paid_fen).contains(&order.freight_back_fen()));
    assert_eq!(order.paid_at.is_some(), order.paid_fen > 0);
    assert_eq!(order.closed_at.is_some(), order.state == State::TradeClosed);
    assert_eq!(
        order.finished_at.is_some(),
        order.state == State::TradeFinished
    );
}

/// No piece leaves twice, and the clock of the receipt waits for the last one.
fn assert_parcels_are_sound(order: &Order) {
    for (no, line) in order.lines.iter().enumerate() {
        let pieces = order.parcels.iter().flat_map(|sent| &sent.pieces);
        let of_line = pieces.filter(|pieces| pieces.line == no);
        let sent: i64 = of_line.map(|pieces| pieces.quantity).sum();
        assert_eq!(sent, line.shipped, "{line:?}");
        assert!(
            line.shipped >= 0 && line.dropped >= 0 && line.left() >= 0,
            "{line:?}"
        );
        assert!((0..=line.shipped).contains(&line.confirmed), "{line:?}");
        // What stays here was paid back, and what was paid back is not sent.
        assert!(line.dropped <= line.given_pieces(), "{line:?}");
        assert!(line.left() <= line.askable(), "{line:?}");
        let paid_for = money::share_fen(order, no) * line.dropped / line.item.quantity;
        assert!(paid_for <= line.given_fen(), "{line:?}");
        let has_goods = line.refund.no > 0 && line.refund.kind.needs_goods();
        assert!(
            !has_goods || line.shipped > 0,
            "nothing comes back that never left: {line:?}"
        );
    }
    let left: i64 = order.lines.iter().map(super::Line::left).sum();
    match order.state {
        State::WaitBuyerPay | State::WaitSellerSendGoods => assert!(order.parcels.is_empty()),
        State::SellerConsignedPart => assert!(left > 0 && !order.parcels.is_empty()),
        State::WaitBuyerConfirmGoods | State::TradeFinished => assert_eq!(left, 0),
        State::TradeClosed => {}
    }
    assert!(order.shipped_at.is_none() || (left == 0 && !order.parcels.is_empty()));
    let stands = order.state.is_shipped();
    assert!(!stands || order.shipped_at.is_some());
    assert!(order.parcels.iter().all(|sent| !sent.pieces.is_empty()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_order_takes_an_undrawn_step_and_its_money_adds_up(
        prices in prop::collection::vec((1..40_000_i64, 1..4_i64), 1..4),
        freight_fen in 0..9_000_i64,
        discount_fen in -9_000..9_000_i64,
        events in prop::collection::vec((some_event(), any::<bool>()), 0..40),
    ) {
        let items: Vec<_> = prices.into_iter().map(|(price, quantity)| item(price, quantity)).collect();
        let Ok(mut order) = placed(items.clone(), freight_fen, discount_fen) else { return Ok(()) };
        let mut history = vec![Happening {
            event: Event::Placed { freight_fen, discount_fen, times: None },
            by: By::Customer,
            at: 0,
        }];
        for (at, (event, is_of_shop)) in (1..).zip(events) {
            let event = meant(&order, event);
            // What both may do, another parcel above all, goes on in its own way with the shop.
            let by = if is_of_shop && event.may_be_by(By::Shop) { By::Shop } else { whose(&event) };
            let happening = Happening { event, by, at };
            let before = order.to_customer_fen();
            if let Ok(next) = order.apply(&happening) {
                prop_assert!(is_drawn(order.state, &happening.event, next.state), "{order:?} {happening:?}");
                let gone = next.to_customer_fen() - before;
                prop_assert!(gone == 0 || moves_money(&happening.event), "{happening:?}");
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
        assert_eq!(unpaid.could(address_changed(), by), Ok(()));
    }
    let refused = unpaid.could(address_changed(), By::Carrier);
    assert_eq!(refused, Err(Illegal::Actor));
    let sent = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let refused = sent.could(address_changed(), By::Shop);
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
    let order = at(&order, refused(0), 90);
    let order = at(&order, shipped(), 100);
    let order = at(&order, asked(0, RefundKind::MoneyOnly, 500), 200);
    let order = at(&order, asked(1, RefundKind::MoneyOnly, 500), 250);
    let order = at(&order, refused(0), 300);
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
fn what_was_written_before_there_were_reasons_is_read() {
    let asked_then = r#"{"line":0,"refund":"goods_back","amount_fen":500}"#;
    let event = Event::of_row("refund_asked", asked_then).unwrap();
    let before = Event::RefundAsked {
        line: 0,
        refund: RefundKind::GoodsBack,
        amount_fen: 500,
        claim: Claim::of_before(),
    };
    assert_eq!(event, before);
    let event = Event::of_row("refund_refused", r#"{"line":0}"#).unwrap();
    assert_eq!(event, refused(0));
}

#[test]
fn an_exchange_has_no_amount_and_leaves_the_money_where_it_is() {
    let sent = after(vec![item(20_000, 1)], [Event::Paid, shipped()]);
    let priced = then(&sent, asked(0, RefundKind::Exchange, 1));
    assert_eq!(priced, Err(Illegal::Moneyless));
    let paid = after(vec![item(20_000, 1)], [Event::Paid]);
    let early = then(&paid, asked(0, RefundKind::Exchange, 0)).unwrap_err();
    assert_eq!(early.code(), "wrong_state");
    let steps = [
        asked(0, RefundKind::Exchange, 0),
        Event::RefundAgreed { line: 0 },
        Event::ReturnSent {
            line: 0,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1".to_owned(),
        },
        Event::ReturnReceived { line: 0 },
        Event::Resent {
            line: 0,
            carrier: "顺丰速运".to_owned(),
            waybill: "SF2".to_owned(),
            quantity: None,
        },
        Event::ResentConfirmed { line: 0 },
    ];
    let order = steps
        .into_iter()
        .fold(sent, |order, event| then(&order, event).unwrap());
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::WaitBuyerConfirmGoods, 0)
    );
    // The new piece is no better.
    let again = then(&order, asked(0, RefundKind::GoodsBack, 19_500)).unwrap();
    assert_eq!(again.lines[0].refund.no, 2);
}

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

#[test]
fn a_decision_from_before_says_for_whom_by_its_amount() {
    let row = r#"{"line":0,"amount_fen":0}"#;
    let event = Event::of_row("dispute_decided", row);
    assert_eq!(
        event,
        Some(Event::DisputeDecided {
            line: 0,
            amount_fen: 0,
            is_for_customer: false
        })
    );
}

#[test]
fn the_receipt_waits_for_the_last_parcel() {
    let items = || vec![item(20_000, 1), item(5_000, 3)];
    let order = after(items(), [Event::Paid, part(&[(1, 2)])]);
    assert_eq!(
        (order.state, order.shipped_at),
        (State::SellerConsignedPart, None)
    );
    let refused = |event| then(&order, event).unwrap_err().code();
    assert_eq!(refused(Event::Confirmed), "wrong_state");
    assert_eq!(refused(Event::Signed), "wrong_state");
    assert_eq!(refused(Event::Extended { days: 3 }), "wrong_state");
    assert_eq!(refused(address_changed()), "wrong_state");
    for wrong in [&[(1, 2)][..], &[(0, 0)], &[(0, 1), (0, 1)]] {
        assert_eq!(refused(part(wrong)), "bad_quantity", "{wrong:?}");
    }
    assert_eq!(refused(part(&[(7, 1)])), "no_such_line");
    assert_eq!(refused(part(&[])), "nothing_named");
    let rest = then(&order, shipped()).unwrap();
    assert_eq!(rest.state, State::WaitBuyerConfirmGoods);
    assert_eq!(rest.parcels[1].pieces, order.all_that_is_left());
    // The same by naming all of it.
    let named = then(&order, part(&[(1, 1), (0, 1)])).unwrap();
    assert_eq!((named.state, named.shipped_at), (rest.state, Some(1)));
}

#[test]
fn what_has_not_left_goes_back_whole_and_without_freight_and_what_has_as_ever() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 2)])],
    );
    let whole = then(&order, asked(0, RefundKind::MoneyOnly, 1)).unwrap_err();
    assert_eq!(whole, Illegal::NotWhole { whole_fen: 19_667 });
    let early = then(&order, asked(0, RefundKind::GoodsBack, 19_667)).unwrap_err();
    assert_eq!(early.code(), "wrong_state");
    // What came broken is a case of its own, and keeps nothing else in the house.
    let broken = then(&order, asked(1, RefundKind::GoodsBack, 5_000)).unwrap();
    assert_eq!(broken.could(shipped(), By::Shop), Ok(()));
    let sent = then(&broken, shipped()).unwrap();
    assert_eq!(
        sent.could(Event::Confirmed, By::Customer),
        Err(Illegal::RefundOpen)
    );
    let stopped = then(&order, asked(0, RefundKind::MoneyOnly, 19_667)).unwrap();
    assert_eq!(stopped.could(shipped(), By::Shop), Err(Illegal::RefundOpen));
    let line = 0;
    let amount_fen = 19_667;
    let refunded = then(&stopped, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(
        (
            refunded.state,
            refunded.shipped_at,
            refunded.lines[0].dropped
        ),
        (State::WaitBuyerConfirmGoods, Some(1), 1)
    );
}

#[test]
fn what_came_is_confirmed_while_the_rest_is_still_to_be_shipped() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 1)])],
    );
    let came = then(&order, Event::PartConfirmed).unwrap();
    assert_eq!(
        (came.state, came.lines[1].confirmed, came.finished_at),
        (State::SellerConsignedPart, 1, None)
    );
    assert_eq!(then(&came, Event::PartConfirmed), Err(Illegal::Enough));
    // Another piece of the same line is another to confirm, and the whole order still waits for its receipt.
    let more = then(&came, part(&[(1, 1)])).unwrap();
    assert_eq!(more.could(Event::PartConfirmed, By::Customer), Ok(()));
    let all = then(&more, shipped()).unwrap();
    assert_eq!(all.state, State::WaitBuyerConfirmGoods);
    let early = then(&all, Event::PartConfirmed).unwrap_err();
    assert_eq!(early.code(), "wrong_state");
    let asked_back = then(&more, asked(1, RefundKind::GoodsBack, 5_000)).unwrap();
    let refused = then(&asked_back, Event::PartConfirmed);
    assert_eq!(refused, Err(Illegal::RefundOpen));
    let unpaid = after(vec![item(20_000, 1)], []);
    let nothing_came = then(&unpaid, Event::PartConfirmed).unwrap_err();
    assert_eq!(nothing_came.code(), "wrong_state");
}

#[test]
fn who_has_confirmed_all_that_came_is_done_when_the_rest_is_refunded() {
    let order = after(
        vec![item(20_000, 1), item(5_000, 2)],
        [Event::Paid, part(&[(1, 2)])],
    );
    let (line, amount_fen) = (0, 19_667);
    let ends = |order: &Order| {
        let order = then(order, asked(line, RefundKind::MoneyOnly, amount_fen)).unwrap();
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let waits = ends(&order);
    assert_eq!(
        (waits.state, waits.shipped_at, waits.finished_at),
        (State::WaitBuyerConfirmGoods, Some(1), None)
    );
    let done = ends(&then(&order, Event::PartConfirmed).unwrap());
    assert_eq!(
        (done.state, done.shipped_at, done.finished_at),
        (State::TradeFinished, Some(1), Some(1))
    );
}

#[test]
fn a_line_that_left_in_part_is_sent_but_for_what_was_paid_back_in_full() {
    let order = after(
        vec![item(5_000, 4), item(20_000, 1)],
        [
            Event::Paid,
            part(&[(0, 3)]),
            asked(0, RefundKind::MoneyOnly, 4_000),
        ],
    );
    assert_eq!(
        order.could(part(&[(0, 1)]), By::Shop),
        Err(Illegal::RefundOpen)
    );
    assert_eq!(order.could(part(&[(1, 1)]), By::Shop), Ok(()));
    let (line, amount_fen) = (0, 4_000);
    let refunded = then(&order, Event::Refunded { line, amount_fen }).unwrap();
    let left = |order: &Order| {
        let left = order.all_that_is_left().into_iter();
        left.map(|of| (of.line, of.quantity)).collect::<Vec<_>>()
    };
    assert_eq!(left(&refunded), [(0, 1), (1, 1)]);
    // A piece costs 4,937 fen and a half.
    let rest = then(
        &refunded,
        asked_for(0, RefundKind::MoneyOnly, 4_937, Some(1)),
    )
    .unwrap();
    let amount_fen = 4_937;
    let rest = then(&rest, Event::Refunded { line, amount_fen }).unwrap();
    assert_eq!(left(&rest), [(1, 1)]);
    assert_eq!(money::most_refundable_fen(&rest, 0), 19_750 - 8_937);
    let sent = then(&rest, shipped()).unwrap();
    assert_eq!(sent.state, State::WaitBuyerConfirmGoods);
    let back = asked(0, RefundKind::GoodsBack, 19_750 - 8_937);
    assert_eq!(sent.could(back, By::Customer), Ok(()));
}

#[test]
fn a_case_from_before_keeps_what_it_kept_however_little_was_paid() {
    let before = asked_before(1, None);
    let left = |asked: Event| {
        let (line, amount_fen) = (0, 1);
        let paid = Event::Refunded { line, amount_fen };
        let order = after(
            vec![item(5_000, 4)],
            [Event::Paid, part(&[(0, 3)]), asked, paid],
        );
        (order.state, order.lines[0].left(), order.lines[0].askable())
    };
    assert_eq!(left(before), (State::WaitBuyerConfirmGoods, 0, 0));
    let now = asked(0, RefundKind::MoneyOnly, 1);
    let kept = Event::of_row(now.kind(), &now.detail().to_string());
    assert_eq!(kept, Some(now.clone()));
    assert_eq!(left(now), (State::SellerConsignedPart, 1, 4));
}

/// As it was written before it was said which pieces stay here.
fn asked_before(amount_fen: i64, quantity: Option<i64>) -> Event {
    let asked = asked_for(0, RefundKind::MoneyOnly, amount_fen, quantity);
    let mut row = asked.detail();
    let claim = row["claim"].as_object_mut().unwrap();
    claim.remove("drops").unwrap();
    Event::of_row("refund_asked", &row.to_string()).unwrap()
}

#[test]
fn cases_from_before_follow_upon_one_another_as_they_did() {
    let line = 0;
    let paid = |amount_fen| Event::Refunded { line, amount_fen };
    // Their most, of which a piece is no even part.
    let (first_fen, second_fen) = (3_000, 29_500 - 29_500 / 3);
    let order = after(
        vec![item(10_000, 3)],
        [
            Event::Paid,
            shipped(),
            asked_before(first_fen, Some(1)),
            paid(first_fen),
            asked_before(second_fen, Some(2)),
            paid(second_fen),
        ],
    );
    assert_eq!(order.refunded_fen, first_fen + second_fen);
    let of = &order.lines[line];
    assert_eq!((of.given_pieces(), of.askable()), (3, 0));
}

#[test]
fn with_the_last_of_its_money_no_piece_is_still_to_be_sent() {
    let back = |order: &Order, amount_fen| {
        let one = asked_for(0, RefundKind::MoneyOnly, amount_fen, Some(1));
        let order = then(order, one).unwrap();
        let line = 0;
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let mut order = after(vec![item(10_000, 3)], [Event::Paid, part(&[(0, 1)])]);
    for _ in 0..3 {
        order = back(&order, 9_000);
    }
    assert_eq!(
        (order.state, order.lines[0].left()),
        (State::SellerConsignedPart, 2)
    );
    let closed = back(&order, 29_500 - 27_000);
    let of = &closed.lines[0];
    assert_eq!(
        (closed.state, of.left(), of.askable()),
        (State::TradeClosed, 0, 0)
    );
}

#[test]
fn what_a_compensation_left_of_a_line_keeps_no_freight_from_its_last_piece() {
    let line = 0;
    let back = |order: &Order, quantity| {
        let amount_fen = money::most_of_pieces_fen(order, line, 1);
        let one = asked_for(line, RefundKind::MoneyOnly, amount_fen, quantity);
        let order = then(order, one).unwrap();
        then(&order, Event::Refunded { line, amount_fen }).unwrap()
    };
    let order = after(vec![item(10_000, 3)], [Event::Paid]);
    let first = back(&order, Some(1));
    let amount_fen = most_compensable_fen(&first, line);
    let reason = CompensationReason::Delay;
    let given = Event::Compensated {
        line,
        amount_fen,
        reason,
    };
    let second = back(&then(&first, given).unwrap(), Some(1));
    assert_eq!(second.state, State::WaitSellerSendGoods);
    assert_eq!(money::most_refundable_fen(&second, line), 1_000);
    let closed = back(&second, None);
    assert_eq!(closed.state, State::TradeClosed);
    assert_eq!(closed.refunded_fen, closed.paid_fen);
}

#[test]
fn a_little_money_ends_nothing_and_all_of_it_everything() {
    let money_only = |order: &Order, amount_fen, quantity| {
        let asked = asked_for(0, RefundKind::MoneyOnly, amount_fen, quantity);
        let line = 0;
        let order = then(order, asked)?;
        then(&order, Event::Refunded { line, amount_fen })
    };
    let mut order = after(vec![item(5_000, 2)], [Event::Paid, shipped()]);
    for quantity in [None, Some(1), Some(2)] {
        order = money_only(&order, 100, quantity).unwrap();
        assert_eq!(order.lines[0].askable(), 2);
    }
    let most_fen = money::share_fen(&order, 0) - 300;
    let more = money_only(&order, most_fen + 1, None);
    assert_eq!(more, Err(Illegal::Amount { most_fen }));
    let closed = money_only(&order, most_fen, None).unwrap();
    assert_eq!(
        (closed.state, closed.lines[0].askable()),
        (State::TradeClosed, 0)
    );
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

#[test]
fn of_an_insured_order_the_insurance_pays_the_way_back() {
    let freight = |reason, is_insured: bool| {
        let insured = is_insured.then_some(Event::Insured);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::GoodsBack,
            amount_fen: 500,
            claim: Claim { reason, ..claim() },
        };
        let steps = [Event::Paid, shipped(), asked];
        let order = after(vec![item(20_000, 1)], insured.into_iter().chain(steps));
        (order.lines[0].refund.freight, order)
    };
    for reason in [CaseReason::SevenDays, CaseReason::Quality] {
        assert_eq!(freight(reason, true).0, ReturnFreight::Insurance);
    }
    assert_eq!(
        freight(CaseReason::SevenDays, false).0,
        ReturnFreight::Customer
    );
    assert_eq!(freight(CaseReason::Quality, false).0, ReturnFreight::Shop);
    let (_, order) = freight(CaseReason::SevenDays, true);
    let taken = Event::FreightTaken { line: 0 };
    assert_eq!(
        then(&order, taken).unwrap_err().code(),
        "wrong_refund_state"
    );
    assert_eq!(
        then(&order, Event::Insured).unwrap_err().code(),
        "wrong_state"
    );
    let twice = after(vec![item(20_000, 1)], [Event::Insured]);
    assert_eq!(then(&twice, Event::Insured), Err(Illegal::Enough));
}

#[test]
fn codes_are_read_back() {
    for state in State::ALL {
        assert_eq!(State::of_code(state.code()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
    for state in RefundState::ALL {
        assert_eq!(RefundState::of_code(state.code()), Some(state));
        assert_eq!(serde_json::to_value(state).unwrap(), state.code());
    }
    for kind in RefundKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}
