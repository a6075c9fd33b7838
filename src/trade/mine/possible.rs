use crate::trade::{By, CloseReason, Event, Order, RefundKind, most_refundable_fen};

/// What the customer may do with an order now, found by trying: `pay`, `cancel`, `change_address`, `confirm`, and of each line
/// `refund:0`, `withdraw:0`, `send_back:0`.
pub fn acts(order: &Order) -> Vec<String> {
    let reason = CloseReason::CustomerCancelled;
    let of_the_order = [
        ("pay", Event::Paid),
        ("cancel", Event::Closed { reason }),
        ("change_address", Event::AddressChanged),
        ("confirm", Event::Confirmed),
    ];
    let whole = of_the_order
        .into_iter()
        .filter(|(_, event)| is_possible(order, event.clone()))
        .map(|(act, _)| act.to_owned());
    whole
        .chain((0..order.lines.len()).flat_map(|line| acts_on(order, line)))
        .collect()
}

fn acts_on(order: &Order, line: usize) -> Vec<String> {
    let mut acts = Vec::new();
    if refundable_fen(order, line) > 0 {
        acts.push(format!("refund:{line}"));
    }
    if is_possible(order, Event::RefundWithdrawn { line }) {
        acts.push(format!("withdraw:{line}"));
    }
    let sent = Event::ReturnSent {
        line,
        carrier: String::new(),
        waybill: String::new(),
    };
    if is_possible(order, sent) {
        acts.push(format!("send_back:{line}"));
    }
    acts
}

/// The most that may be asked back for a line now; 0 where nothing may.
pub fn refundable_fen(order: &Order, line: usize) -> i64 {
    let amount_fen = most_refundable_fen(order, line);
    let asked = Event::RefundAsked {
        line,
        refund: RefundKind::MoneyOnly,
        amount_fen,
    };
    if is_possible(order, asked) {
        amount_fen
    } else {
        0
    }
}

fn is_possible(order: &Order, event: Event) -> bool {
    order.could(event, By::Customer).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::testing::{placed, then};

    #[test]
    fn each_state_offers_what_the_machine_allows() {
        let order = placed();
        assert_eq!(acts(&order), ["pay", "cancel", "change_address"]);
        let order = then(&order, Event::Paid, By::Customer);
        assert_eq!(acts(&order), ["change_address", "refund:0"]);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        assert_eq!(acts(&order), ["confirm", "refund:0"]);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::GoodsBack,
            amount_fen: 20_000,
        };
        let order = then(&order, asked, By::Customer);
        assert_eq!(acts(&order), ["withdraw:0"]);
        let order = then(&order, Event::RefundAgreed { line: 0 }, By::Shop);
        assert_eq!(acts(&order), ["withdraw:0", "send_back:0"]);
    }
}
