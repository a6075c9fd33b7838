use crate::{
    trade::{
        By, CloseReason, Event, Order, RefundKind, TradeRules,
        after_sale::{Claim, Said},
        deadlines, most_refundable_fen,
    },
    vocabulary::Millis,
};

/// By what a case may still begin.
#[derive(Clone, Copy)]
pub struct Window<'a> {
    pub rules: &'a TradeRules,
    pub now: Millis,
}

/// What the customer may do with an order now, found by trying: `pay`, `cancel`, `change_address`, `confirm`, `confirm_part`,
/// `refund_all` where something may be asked of several lines, and of each line `refund:0`, `change_refund:0`, `withdraw:0`,
/// `answer_proposal:0`, `send_back:0`, `confirm_resent:0`, `ask_platform:0`, `give_evidence:0`.
pub fn acts(order: &Order, window: Window<'_>) -> Vec<String> {
    let reason = CloseReason::CustomerCancelled;
    let of_the_order = [
        ("pay", Event::Paid),
        ("cancel", Event::Closed { reason }),
        ("change_address", Event::readdressed()),
        ("confirm", Event::Confirmed),
        ("confirm_part", Event::PartConfirmed),
    ];
    let whole = of_the_order
        .into_iter()
        .filter(|(_, event)| is_possible(order, event.clone()))
        .map(|(act, _)| act.to_owned());
    let lines = 0..order.lines.len();
    let lines: Vec<_> = lines
        .flat_map(|line| acts_on(order, line, window))
        .collect();
    let asked_back = lines.iter().filter(|act| act.starts_with("refund:"));
    let several = (asked_back.count() > 1).then(|| "refund_all".to_owned());
    whole.chain(several).chain(lines).collect()
}

fn acts_on(order: &Order, line: usize, window: Window<'_>) -> Vec<String> {
    let asked = (!kinds(order, line, window).is_empty()).then_some("refund");
    let steps = steps(order, line).into_iter();
    let steps = steps.filter(|(_, event)| is_possible(order, event.clone()));
    let acts = asked.into_iter().chain(steps.map(|(act, _)| act));
    acts.map(|act| format!("{act}:{line}")).collect()
}

fn steps(order: &Order, line: usize) -> [(&'static str, Event); 7] {
    let of = &order.lines[line].refund;
    let changed = Event::RefundChanged {
        line,
        refund: of.kind,
        amount_fen: of.asked_fen,
        claim: Claim {
            quantity: of.pieces,
            ..Claim::default()
        },
    };
    let sent = Event::ReturnSent {
        line,
        carrier: String::new(),
        waybill: String::new(),
    };
    let said = Said::default;
    [
        ("change_refund", changed),
        ("withdraw", Event::RefundWithdrawn { line }),
        ("answer_proposal", Event::ProposalDeclined { line }),
        ("send_back", sent),
        ("confirm_resent", Event::ResentConfirmed { line }),
        ("ask_platform", Event::PlatformAsked { line, said: said() }),
        ("give_evidence", Event::EvidenceGiven { line, said: said() }),
    ]
}

/// What may be asked for now.
pub fn kinds(order: &Order, line: usize, window: Window<'_>) -> Vec<RefundKind> {
    if window.is_over(order, line) {
        return Vec::new();
    }
    let most_fen = most_refundable_fen(order, line);
    let amount = |kind: RefundKind| if kind.has_money() { most_fen } else { 0 };
    let kinds = RefundKind::ALL.into_iter();
    let kinds = kinds.filter(|kind| is_possible(order, asked(line, *kind, amount(*kind))));
    kinds.collect()
}

/// The most that may be asked back for a line now; 0 where nothing may.
pub fn refundable_fen(order: &Order, line: usize, window: Window<'_>) -> i64 {
    let amount_fen = most_refundable_fen(order, line);
    let event = asked(line, RefundKind::MoneyOnly, amount_fen);
    if !window.is_over(order, line) && is_possible(order, event) {
        amount_fen
    } else {
        0
    }
}

impl Window<'_> {
    fn is_over(self, order: &Order, line: usize) -> bool {
        deadlines::is_window_over(order, line, self.rules, self.now)
    }
}

fn asked(line: usize, refund: RefundKind, amount_fen: i64) -> Event {
    let claim = Claim::default();
    Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim,
    }
}

fn is_possible(order: &Order, event: Event) -> bool {
    order.could(event, By::Customer).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::testing::{placed, then};

    const DAY_MS: Millis = 24 * 60 * 60_000;

    fn may(order: &Order, now: Millis) -> Vec<String> {
        let rules = &TradeRules::default();
        acts(order, Window { rules, now })
    }

    fn of(order: &Order, now: Millis) -> (Vec<RefundKind>, i64) {
        let rules = &TradeRules::default();
        let window = Window { rules, now };
        (kinds(order, 0, window), refundable_fen(order, 0, window))
    }

    #[test]
    fn what_is_long_over_is_not_offered() {
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&placed(), Event::Paid, By::Customer);
        let order = then(&order, shipped, By::Shop);
        let late = 400 * DAY_MS;
        assert_eq!(may(&order, late), ["confirm", "refund:0"]);
        let order = then(&order, Event::Confirmed, By::Customer);
        let last = 1 + 15 * DAY_MS;
        assert_eq!(may(&order, last), ["refund:0"]);
        assert_eq!(of(&order, last), (RefundKind::ALL.to_vec(), 20_000));
        assert!(may(&order, last + 1).is_empty());
        assert_eq!(of(&order, last + 1), (Vec::new(), 0));
    }

    #[test]
    fn each_state_offers_what_the_machine_allows() {
        let order = placed();
        assert_eq!(may(&order, 0), ["pay", "cancel", "change_address"]);
        let order = then(&order, Event::Paid, By::Customer);
        assert_eq!(may(&order, 0), ["change_address", "refund:0"]);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        assert_eq!(may(&order, 0), ["confirm", "refund:0"]);
        assert_eq!(of(&order, 0), (RefundKind::ALL.to_vec(), 20_000));
        let asked = asked(0, RefundKind::GoodsBack, 20_000);
        let order = then(&order, asked, By::Customer);
        let said = ["change_refund:0", "withdraw:0", "give_evidence:0"];
        assert_eq!(may(&order, 0), said);
        let order = then(&order, Event::RefundAgreed { line: 0 }, By::Shop);
        let said = ["withdraw:0", "send_back:0", "give_evidence:0"];
        assert_eq!(may(&order, 0), said);
    }
}
