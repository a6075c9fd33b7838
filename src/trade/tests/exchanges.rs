use super::{
    after,
    events::{asked, asked_for, refused, shipped, wanting},
    item, then,
};
use crate::trade::{
    By, CompensationReason, Event, Happening, Illegal, Order, RefundKind, State, Variant, money,
};

#[test]
fn another_sku_in_exchange_is_another_one() {
    let order = after(vec![item(5_000, 3)], [Event::Paid, shipped()]);
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
    let aside = |order: &Order| order.lines[0].aside().map(|wanted| wanted.quantity);
    assert_eq!(aside(&asked), None, "the shop has not agreed");
    let agreed = then(&asked, Event::RefundAgreed { line: 0 }).unwrap();
    assert_eq!(aside(&agreed), Some(2));
    let lapsed = then(&agreed, Event::CaseLapsed { line: 0 }).unwrap();
    assert_eq!(aside(&lapsed), None);
}

/// Up to what a piece was, and no fen more.
fn assert_exchanged_up_to(order: &Order, price_fen: i64) {
    let of = &order.lines[0];
    assert_eq!(of.may_be_exchanged_for(price_fen), Ok(()));
    let dear = of.may_be_exchanged_for(price_fen + 1);
    assert_eq!(dear, Err(Illegal::DearerThanPaid), "{price_fen}");
}

#[test]
fn what_is_wanted_costs_no_more_than_was_paid_for_the_pieces_in_question() {
    let protect = |order: &Order, amount_fen| {
        let (line, reason) = (0, CompensationReason::PriceProtection);
        let event = Event::Compensated {
            line,
            amount_fen,
            reason,
        };
        let (by, at) = (By::System, order.last_at());
        order.apply(&Happening { event, by, at }).unwrap()
    };
    let one_less = |order: &Order| {
        let amount_fen = money::most_of_pieces_fen(order, 0, 1);
        let asked = asked_for(0, RefundKind::MoneyOnly, amount_fen, Some(1));
        let line = 0;
        let paid = Event::Refunded { line, amount_fen };
        then(&then(order, asked).unwrap(), paid).unwrap()
    };
    for before in [vec![Event::Paid], vec![Event::Paid, shipped()]] {
        let order = after(vec![item(5_000, 3)], before);
        assert_exchanged_up_to(&order, 5_000);
        let protected = protect(&order, 600);
        assert_exchanged_up_to(&protected, 4_800);
        assert_exchanged_up_to(&one_less(&protected), 4_800);
        // All of it is of the two that are left.
        let behind = protect(&one_less(&order), 600);
        assert_exchanged_up_to(&behind, 4_700);
    }
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
