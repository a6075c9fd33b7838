use serde::Serialize;
use utoipa::ToSchema;

use super::{
    By, CloseReason, Event, Illegal, Installation, Line, Order, Pieces, RefundKind, TradeRules,
    after_sale::Said, stock,
};
use crate::catalogue::Wanted;

/// Something that members do with an order, and whether it can be done now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ActView {
    /// `change_price`, `note`, `ship`, `ship_part`, `extend`, `change_address` (by a card: the customer has to agree), `close`,
    /// `book_installation` (only where one was bought); of a line whose case is under way, for instance of the first: `agree:0`,
    /// `refuse:0`, `propose:0`, `received:0`, `refuse_return:0`, `pay:0`, `resend:0`, `withdraw:0` (another parcel that the shop opened),
    /// `take_freight:0`, `give_evidence:0`, `decide:0`. Of an order also `reissue:0` (another piece of a line), `track`, `compensate`,
    /// `return_freight`, `price_protection`, `agree_all` (to several cases that were asked for with one reason), `reply_reviews`, `invoice`
    /// (issue the one that was asked for), `enter_invoice`, and the cards that may be sent about it, for instance
    /// `card:pay_reminder`.
    pub act: String,
    pub is_allowed: bool,
    /// The code with which it would be refused, or of what is missing: `no_parcel`, `no_case`, `nothing_to_give`, `nothing_to_reply`,
    /// `nothing_to_review`, `no_invoice_asked`, `not_sold_here`, `not_protected`, `none_together`, `reasons_differ`, `invoice_closed`,
    /// `invoice_unpaid`, `invoice_given_back`.
    pub reason: Option<String>,
    /// What it would set aside.
    #[serde(skip)]
    pub needs: Vec<Wanted>,
}

/// What members do, found by trying: nothing here knows a rule.
pub fn acts(order: &Order, rules: &TradeRules) -> Vec<ActView> {
    let whole = of_the_order(order).into_iter();
    let whole = whole.map(|(act, event)| tried((order, rules), act, event, By::Shop));
    let lines = (0..order.lines.len()).flat_map(|line| acts_on(order, line, rules));
    let mut acts: Vec<_> = whole.chain(lines).collect();
    acts.push(ActView::of("note".to_owned(), None));
    acts
}

/// What members do with a line's case while it is under way.
pub fn acts_on(order: &Order, line: usize, rules: &TradeRules) -> Vec<ActView> {
    let of = order.lines.get(line);
    let Some(of) = of.filter(|of| of.refund.state.is_under_way()) else {
        return Vec::new();
    };
    let answers = answers(line, of).into_iter();
    let mut acts: Vec<_> = answers
        .map(|(act, event)| tried((order, rules), format!("{act}:{line}"), event, By::Shop))
        .collect();
    let amount_fen = 0;
    let decided = Event::DisputeDecided {
        line,
        amount_fen,
        is_for_customer: false,
    };
    acts.push(tried(
        (order, rules),
        format!("decide:{line}"),
        decided,
        By::Platform,
    ));
    acts
}

impl ActView {
    /// Not possible where there is a code of why.
    pub fn of(act: String, why: Option<&str>) -> Self {
        Self {
            act,
            is_allowed: why.is_none(),
            reason: why.map(str::to_owned),
            needs: Vec::new(),
        }
    }

    /// As it was tried: what became of the order, or why nothing did.
    pub fn tried(act: String, before: &Order, after: Result<Order, Illegal>) -> Self {
        match after {
            Ok(after) => Self {
                needs: stock::reserved(before, &after),
                ..Self::of(act, None)
            },
            Err(illegal) => Self::of(act, Some(illegal.code())),
        }
    }
}

fn tried((order, rules): (&Order, &TradeRules), act: String, event: Event, by: By) -> ActView {
    let again = order.may_again(&event, rules);
    let after = order.would_be(event, by);
    ActView::tried(act, order, after.and_then(|after| again.map(|()| after)))
}

fn of_the_order(order: &Order) -> Vec<(String, Event)> {
    let price = Event::PriceChanged {
        freight_fen: order.freight_fen,
        discount_fen: order.discount_fen,
        lines: Vec::new(),
    };
    let shipped = Event::Shipped {
        carrier: String::new(),
        waybill: String::new(),
    };
    let reason = CloseReason::OutOfStock;
    let mut acts = vec![
        ("change_price".to_owned(), price),
        ("ship".to_owned(), shipped),
        ("ship_part".to_owned(), a_piece_shipped(order)),
        ("extend".to_owned(), Event::Extended { days: 1 }),
        ("change_address".to_owned(), Event::readdressed()),
        ("close".to_owned(), Event::Closed { reason }),
    ];
    if let Some(Installation { day }) = order.installation {
        let event = Event::InstallationBooked { day };
        acts.push(("book_installation".to_owned(), event));
    }
    acts
}

/// Whatever can leave first, alone.
fn a_piece_shipped(order: &Order) -> Event {
    let lines = (0..).zip(&order.lines);
    let mut left = lines.filter(|(_, of)| of.left() > 0 && !of.refund.is_open());
    let line = left.next().map_or(0, |(line, _)| line);
    Event::PartShipped {
        carrier: String::new(),
        waybill: String::new(),
        pieces: vec![Pieces { line, quantity: 1 }],
    }
}

/// The shop agrees to a money-only refund by paying it.
fn answers(line: usize, of: &Line) -> Vec<(&'static str, Event)> {
    let (kind, amount_fen) = (of.refund.kind, of.refund.asked_fen);
    let said = Said::default;
    let agree = ("agree", Event::RefundAgreed { line });
    let refused = Event::RefundRefused { line, said: said() };
    let refuse = ("refuse", refused);
    let received = ("received", Event::ReturnReceived { line });
    let not_taken = Event::ReturnRefused { line, said: said() };
    let refuse_return = ("refuse_return", not_taken);
    let pay = ("pay", Event::Refunded { line, amount_fen });
    let (carrier, waybill) = (String::new(), String::new());
    let sent = Event::Resent {
        line,
        carrier,
        waybill,
        // One is enough.
        quantity: Some(1),
    };
    let resend = ("resend", sent);
    let mut answers = match kind {
        RefundKind::MoneyOnly => vec![refuse, pay],
        RefundKind::GoodsBack => vec![agree, refuse, received, refuse_return, pay],
        RefundKind::Exchange | RefundKind::Repair => {
            vec![agree, refuse, received, refuse_return, resend]
        }
        RefundKind::Reissue => vec![agree, refuse, resend],
    };
    if of.refund.is_of_shop {
        let withdrawn = Event::ReissueWithdrawn { line, said: said() };
        answers.push(("withdraw", withdrawn));
    }
    let offered = Event::ProposalMade {
        line,
        refund: kind,
        amount_fen,
        said: said(),
    };
    answers.push(("propose", offered));
    answers.push(("take_freight", Event::FreightTaken { line }));
    let evidence = Event::EvidenceGiven { line, said: said() };
    answers.push(("give_evidence", evidence));
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        after_sale::Claim,
        testing::{placed, then},
    };

    fn allowed(order: &Order) -> Vec<String> {
        let acts = acts(order, &TradeRules::default())
            .into_iter()
            .filter(|act| act.is_allowed);
        acts.map(|act| act.act).collect()
    }

    fn reason(order: &Order, name: &str) -> Option<String> {
        let acts = acts(order, &TradeRules::default()).into_iter();
        acts.filter(|act| act.act == name)
            .find_map(|act| act.reason)
    }

    #[test]
    fn an_installation_that_was_bought_may_be_moved_until_the_trade_ends() {
        let name = "book_installation";
        let none = acts(&placed(), &TradeRules::default());
        assert!(!none.iter().any(|act| act.act == name));
        let booked = Event::InstallationBooked { day: None };
        assert_eq!(
            placed().could(booked.clone(), By::Shop),
            Err(Illegal::NoInstallation)
        );
        let order = then(&placed(), booked.clone(), By::Customer);
        assert_eq!(order.could(booked, By::Customer), Err(Illegal::Enough));
        let order = then(&order, Event::Paid, By::Customer);
        assert!(allowed(&order).iter().any(|act| act == name));
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        assert!(allowed(&order).iter().any(|act| act == name));
        let order = then(&order, Event::Confirmed, By::Customer);
        assert_eq!(reason(&order, name).as_deref(), Some("wrong_state"));
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
        assert_eq!(
            allowed(&order),
            ["ship", "ship_part", "change_address", "note"]
        );
        let refund = RefundKind::MoneyOnly;
        let asked = |amount_fen, refund| Event::RefundAsked {
            line: 0,
            refund,
            amount_fen,
            claim: Claim::default(),
        };
        let stopped = then(&order, asked(20_000, refund), By::Customer);
        assert_eq!(reason(&stopped, "ship").as_deref(), Some("refund_open"));
        assert_eq!(
            allowed(&stopped),
            [
                "change_address",
                "refuse:0",
                "pay:0",
                "propose:0",
                "give_evidence:0",
                "note"
            ]
        );
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        let order = then(&order, shipped, By::Shop);
        assert_eq!(allowed(&order), ["extend", "note"]);
        let longer = then(&order, Event::Extended { days: 1 }, By::Shop);
        let once = TradeRules {
            most_extensions: 1,
            ..TradeRules::default()
        };
        let mut extend = acts(&longer, &once).into_iter();
        let extend = extend.find(|act| act.act == "extend").unwrap();
        assert_eq!(extend.reason.as_deref(), Some("extended_enough"));
        let order = then(&order, asked(900, RefundKind::GoodsBack), By::Customer);
        let of_the_case = [
            "agree:0",
            "refuse:0",
            "propose:0",
            "take_freight:0",
            "give_evidence:0",
        ];
        assert_eq!(allowed(&order)[1..6], of_the_case);
        assert_eq!(
            reason(&order, "pay:0").as_deref(),
            Some("wrong_refund_state")
        );
    }
}
