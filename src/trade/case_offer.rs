use serde::Serialize;

use super::{By, CaseReason, Claim, Event, Happening, Illegal, Order, RefundKind};

/// A case that the shop offers before anybody asked 售后方案: the customer's yes asks for it, and the shop has agreed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CaseOffer {
    /// By its place in the order, from 0.
    pub line: usize,
    pub refund: RefundKind,
    pub amount_fen: i64,
    pub reason: CaseReason,
    /// None: all pieces of the line whose money has not gone back.
    pub quantity: Option<i64>,
}

impl CaseOffer {
    /// What the customer asks for with a yes.
    pub fn asked(&self) -> Event {
        Event::RefundAsked {
            line: self.line,
            refund: self.refund,
            amount_fen: self.amount_fen,
            claim: Claim {
                reason: self.reason,
                quantity: self.quantity,
                ..Claim::default()
            },
        }
    }

    /// What the shop has said yes to.
    pub const fn agreed(&self) -> Event {
        let (line, amount_fen) = (self.line, self.amount_fen);
        match self.refund {
            RefundKind::MoneyOnly => Event::Refunded { line, amount_fen },
            _ => Event::RefundAgreed { line },
        }
    }

    /// The order, once the customer has said yes.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        let at = order.last_at();
        let step = |before: &Order, event: Event, by: By| {
            before.may_here(&event, by)?;
            before.apply(&Happening { event, by, at })
        };
        let asked = step(order, self.asked(), By::Customer)?;
        step(&asked, self.agreed(), By::Shop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        refund_limit::promised_fen,
        testing::{placed, then},
    };

    #[test]
    fn a_yes_promises_what_was_offered() {
        let order = then(&placed(), Event::Paid, By::Customer);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        for refund in [RefundKind::MoneyOnly, RefundKind::GoodsBack] {
            let offer = CaseOffer {
                line: 0,
                refund,
                amount_fen: 900,
                reason: CaseReason::Damage,
                quantity: None,
            };
            let after = offer.done_to(&order).unwrap();
            assert_eq!(promised_fen(&after), 900, "{refund:?}");
        }
    }
}
