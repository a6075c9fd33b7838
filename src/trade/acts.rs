use serde::Serialize;
use utoipa::ToSchema;

use super::{By, CloseReason, Event, Line, Order, RefundKind};

/// Something that members do with an order, and whether it can be done now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActView {
    /// `change_price`, `note`, `ship`, `extend`, `change_address`, `close`; of a line whose refund is open, for instance of the first:
    /// `agree:0`, `refuse:0`, `received:0`, `pay:0`.
    pub act: String,
    pub is_allowed: bool,
    /// The code with which it would be refused.
    pub reason: Option<String>,
}

/// What members do, found by trying: nothing here knows a rule.
pub fn acts(order: &Order) -> Vec<ActView> {
    let refunds = (0..)
        .zip(&order.lines)
        .flat_map(|(no, line)| answers(no, line));
    let tried = of_the_order(order).into_iter().chain(refunds);
    let mut acts: Vec<_> = tried
        .map(|(act, event)| {
            let refused = order.could(event, By::Shop).err();
            ActView {
                act,
                is_allowed: refused.is_none(),
                reason: refused.map(|illegal| illegal.code().to_owned()),
            }
        })
        .collect();
    acts.push(ActView {
        act: "note".to_owned(),
        is_allowed: true,
        reason: None,
    });
    acts
}

fn of_the_order(order: &Order) -> Vec<(String, Event)> {
    let price = Event::PriceChanged {
        freight_fen: order.freight_fen,
        discount_fen: order.discount_fen,
    };
    let shipped = Event::Shipped {
        carrier: String::new(),
        waybill: String::new(),
    };
    let reason = CloseReason::OutOfStock;
    vec![
        ("change_price".to_owned(), price),
        ("ship".to_owned(), shipped),
        ("extend".to_owned(), Event::Extended { days: 1 }),
        ("change_address".to_owned(), Event::AddressChanged),
        ("close".to_owned(), Event::Closed { reason }),
    ]
}

/// The shop agrees to a money-only refund by paying it.
fn answers(line: usize, of: &Line) -> Vec<(String, Event)> {
    if !of.refund.state.is_open() {
        return Vec::new();
    }
    let amount_fen = of.refund.asked_fen;
    let refuse = (format!("refuse:{line}"), Event::RefundRefused { line });
    let pay = (format!("pay:{line}"), Event::Refunded { line, amount_fen });
    match of.refund.kind {
        RefundKind::MoneyOnly => vec![refuse, pay],
        RefundKind::GoodsBack => vec![
            (format!("agree:{line}"), Event::RefundAgreed { line }),
            refuse,
            (format!("received:{line}"), Event::ReturnReceived { line }),
            pay,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::testing::{placed, then};

    fn allowed(order: &Order) -> Vec<String> {
        let acts = acts(order).into_iter().filter(|act| act.is_allowed);
        acts.map(|act| act.act).collect()
    }

    fn reason(order: &Order, name: &str) -> Option<String> {
        let acts = acts(order).into_iter();
        acts.filter(|act| act.act == name)
            .find_map(|act| act.reason)
    }

    #[test]
    fn each_state_offers_what_the_machine_allows_and_says_why_not() {
        let order = placed();
        assert_eq!(
            allowed(&order),
            ["change_price", "change_address", "close", "note"]
        );
        assert_eq!(reason(&order, "ship").as_deref(), Some("wrong_state"));
        let order = then(&order, Event::Paid, By::Customer);
        assert_eq!(allowed(&order), ["ship", "change_address", "note"]);
        let refund = RefundKind::MoneyOnly;
        let asked = |amount_fen, refund| Event::RefundAsked {
            line: 0,
            refund,
            amount_fen,
        };
        let stopped = then(&order, asked(20_000, refund), By::Customer);
        assert_eq!(reason(&stopped, "ship").as_deref(), Some("refund_open"));
        assert_eq!(
            allowed(&stopped),
            ["change_address", "refuse:0", "pay:0", "note"]
        );
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        assert_eq!(allowed(&order), ["extend", "note"]);
        let order = then(&order, asked(900, RefundKind::GoodsBack), By::Customer);
        assert_eq!(allowed(&order), ["extend", "agree:0", "refuse:0", "note"]);
        assert_eq!(
            reason(&order, "pay:0").as_deref(),
            Some("wrong_refund_state")
        );
    }
}
