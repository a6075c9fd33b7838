use crate::trade::{
    Event, Illegal, Order, RefundState,
    money::{most_of_pieces_fen, pieces_share_fen},
};

/// What `event` gives back for a line, behind the most that it may be; none where it moves no money.
pub fn given_back(order: &Order, line: usize, event: &Event) -> Option<(i64, i64)> {
    let refund = order.lines.get(line)?.refund;
    match event {
        Event::Refunded { amount_fen, .. } => Some((refund.asked_fen, *amount_fen)),
        Event::ProposalAccepted { .. } => {
            let proposal = refund.proposal?;
            let is_paid = refund.is_paid_at_once(proposal.kind);
            is_paid.then_some((proposal.amount_fen, proposal.amount_fen))
        }
        Event::DisputeDecided {
            amount_fen,
            is_for_customer,
            ..
        } => {
            let most_fen = most_decided_fen(order, line);
            let is_nothing = *amount_fen == 0 && (!is_for_customer || most_fen == 0);
            (!is_nothing).then_some((most_fen, *amount_fen))
        }
        _ => None,
    }
}

/// The most that the platform gives the customer: what was asked, or what its pieces cost where something else was asked for. Before
/// shipping a line is refunded whole, with the freight where it is the last, whether it was the last when it was asked for or not.
pub fn most_decided_fen(order: &Order, line: usize) -> i64 {
    let Some(of) = order.lines.get(line) else {
        return 0;
    };
    if order.state.has_to_ship() && of.shipped == 0 {
        return most_of_pieces_fen(order, line, of.case_pieces());
    }
    if of.refund.kind.has_money() {
        return of.refund.asked_fen;
    }
    pieces_share_fen(order, line, of.case_pieces())
}

/// Where the shop has agreed or refused already, it offers no more than could be decided.
pub fn may_be_offered(order: &Order, line: usize, event: &Event) -> Result<(), Illegal> {
    let (Event::ProposalMade { amount_fen, .. }, Some(of)) = (event, order.lines.get(line)) else {
        return Ok(());
    };
    let most_fen = most_decided_fen(order, line);
    if of.refund.state == RefundState::WaitSellerAgree || *amount_fen <= most_fen {
        return Ok(());
    }
    Err(Illegal::Amount { most_fen })
}

/// What becomes of a dispute that the customer wins as they asked: goods that are still with them come back first.
pub fn as_asked(order: &Order, line: usize) -> Event {
    let comes_back_first = |line: &crate::trade::Line| line.refund.comes_back_first();
    if order.lines.get(line).is_some_and(comes_back_first) {
        return Event::RefundAgreed { line };
    }
    Event::DisputeDecided {
        line,
        amount_fen: most_decided_fen(order, line),
        is_for_customer: true,
    }
}
