use super::{
    after,
    events::{asked, refused, shipped, wanting},
    item, then,
};
use crate::trade::{By, Event, Happening, Illegal, Order, RefundKind, State, Variant};

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
    let aside = |order: &Order| order.lines[0].aside().map(|wanted| wanted.quantity);
    assert_eq!(aside(&asked), None, "the shop has not agreed");
    let agreed = then(&asked, Event::RefundAgreed { line: 0 }).unwrap();
    assert_eq!(aside(&agreed), Some(2));
    let lapsed = then(&agreed, Event::CaseLapsed { line: 0 }).unwrap();
    assert_eq!(aside(&lapsed), None);
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
