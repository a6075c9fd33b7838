use crate::trade::{Line, Order, RefundState, State, money, price::off_fen};

pub(super) fn assert_sound(order: &Order) {
    let shares: i64 = (0..order.lines.len())
        .map(|line| money::share_fen(order, line))
        .sum();
    let refunds: i64 = order.lines.iter().map(Line::given_fen).sum();
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
    assert_all_that_is_off_is_counted(order);
    for line in &order.lines {
        assert!((0..=line.compensated_fen).contains(&line.protected_fen));
        assert!((0..=line.protected_fen).contains(&line.protected_gone_fen));
    }
    assert!((0..order.lines.len()).all(|line| money::share_fen(order, line) >= 0));
    for (no, line) in order.lines.iter().enumerate() {
        let most_fen = money::share_fen(order, no) + order.freight_fen;
        assert!(line.given_fen() <= most_fen, "{line:?}");
        assert!((0..=line.given_fen()).contains(&line.freight_gone_fen));
        assert!(line.goods_given_fen() <= money::share_fen(order, no));
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
    assert!((0..=150).contains(&order.extended_days));
    assert!(order.paused_ms >= 0);
    assert!((0..=order.freight_fen).contains(&order.freight_gone_fen()));
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

/// What limits are about, waived freight too, is all that makes it cost less than its goods and the freight with which it was placed.
fn assert_all_that_is_off_is_counted(order: &Order) {
    let discounts = money::line_discounts(order).into_iter();
    let on_lines: i64 = discounts.map(|fen| (-fen).max(0)).sum();
    let on_freight = (order.freight_fen - order.placed_freight_fen).max(0);
    let placed = order.goods_fen() + order.placed_freight_fen;
    let off = off_fen(order);
    assert!(off >= 0);
    assert_eq!(placed - off + on_lines + on_freight, order.total_fen());
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
        assert!(paid_for <= line.goods_given_fen(), "{line:?}");
        let has_goods = line.refund.no > 0 && line.refund.kind.needs_goods();
        assert!(
            !has_goods || line.shipped > 0,
            "nothing comes back that never left: {line:?}"
        );
    }
    let left: i64 = order.lines.iter().map(Line::left).sum();
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
