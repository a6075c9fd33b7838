//! What members do with an order beside its own steps: another piece, a card to its customer, a little money, the way back, a protected
//! price, one yes to all its cases, its parcel and its reviews. Found by trying, as the order's own steps are.

use uuid::Uuid;

use super::{
    By, CompensationReason, Event, Happening, Illegal, Order, RefundKind, RefundState, State,
    TradeRules, Variant,
    acts::ActView,
    after_sale::Claim,
    compensation::{most_compensable_fen, protection},
    deed::within_window,
    money::most_refundable_fen,
};
use crate::vocabulary::{Millis, SkuId};

/// A code; none: it may be done.
type Why = Option<&'static str>;

/// `reviewed`: so many of its lines.
pub fn acts_beside(
    order: &Order,
    (reviewed, to_reply): (i64, i64),
    asked: (&TradeRules, Millis),
) -> Vec<ActView> {
    let reissues = (0..order.lines.len()).map(|line| {
        let after = reissued(order, line, asked);
        ActView::tried(format!("reissue:{line}"), order, after)
    });
    let cards = cards(order, reviewed, asked).into_iter();
    let cards = cards.map(|(kind, why)| ActView::of(format!("card:{kind}"), why));
    let has_left = !order.parcels.is_empty();
    let way_back = given(order, CompensationReason::ReturnFreight);
    let is_protected = protection::until(order, asked.0).is_some();
    let others = [
        ("agree_all", agreement(order)),
        ("track", unless(has_left, "no_parcel")),
        ("compensate", compensation(order)),
        ("return_freight", way_back),
        // What it comes to depends on prices: whoever opens it is told of each line.
        ("price_protection", unless(is_protected, "not_protected")),
        ("reply_reviews", unless(to_reply > 0, "nothing_to_reply")),
    ];
    let others = others.into_iter();
    let others = others.map(|(act, why)| ActView::of(act.to_owned(), why));
    reissues.chain(cards).chain(others).collect()
}

/// Another piece, before the customer asks.
pub fn may_reissue(
    order: &Order,
    line: usize,
    asked: (&TradeRules, Millis),
) -> Result<(), Illegal> {
    reissued(order, line, asked).map(drop)
}

/// One of them is enough.
fn reissued(order: &Order, line: usize, asked: (&TradeRules, Millis)) -> Result<Order, Illegal> {
    let (by, quantity) = (By::Shop, Some(1));
    begun(order, (line, RefundKind::Reissue, quantity), by, asked)
}

/// A case of the customer's own, which a yes to the shop's offer begins.
pub fn may_offer(order: &Order, line: usize, asked: (&TradeRules, Millis)) -> Result<(), Illegal> {
    let kinds = RefundKind::ALL.into_iter();
    let by = By::Customer;
    let tried = kinds.map(|kind| begun(order, (line, kind, None), by, asked).map(drop));
    // One kind is enough. Where there is none, the last has no amount to be the reason.
    tried.reduce(Result::or).unwrap_or(Ok(()))
}

/// With a case of a line, over all there is to ask for; of so many pieces, or of all.
fn begun(
    order: &Order,
    (line, refund, quantity): (usize, RefundKind, Option<i64>),
    by: By,
    (rules, now): (&TradeRules, Millis),
) -> Result<Order, Illegal> {
    let amount_fen = if refund.has_money() {
        most_refundable_fen(order, line)
    } else {
        0
    };
    let event = Event::RefundAsked {
        line,
        refund,
        amount_fen,
        claim: Claim {
            quantity,
            ..Claim::default()
        },
    };
    let at = now.max(order.last_at());
    let opened = Happening { event, by, at };
    within_window(order, &opened, rules)?;
    order.would_be(opened.event, by)
}

/// Each card about an order, at its most general; those that only the closing and the shipping of an order send are acts of their own.
fn cards(order: &Order, reviewed: i64, asked: (&TradeRules, Millis)) -> [(&'static str, Why); 12] {
    let could = |event, by| order.could(event, by).err().map(|illegal| illegal.code());
    let readdressed = could(Event::readdressed(), By::Customer);
    let price = Event::PriceChanged {
        freight_fen: order.freight_fen,
        discount_fen: order.discount_fen,
        lines: Vec::new(),
    };
    [
        ("order", None),
        ("pay_reminder", could(Event::Paid, By::Customer)),
        ("price_change", could(price, By::Shop)),
        ("sku_change", another_sku(order)),
        ("order_check", readdressed),
        ("address_check", readdressed),
        ("address_change", readdressed),
        ("parcel", unless(order.state.has_sent(), "no_parcel")),
        (
            "receipt_extension",
            could(Event::Extended { days: 1 }, By::Shop),
        ),
        ("refund", unless(has_case(order), "no_case")),
        ("after_sale_offer", offer(order, asked)),
        ("review_invite", review(order, reviewed)),
    ]
}

const fn unless(is_so: bool, why: &'static str) -> Why {
    if is_so { None } else { Some(why) }
}

fn has_case(order: &Order) -> bool {
    let mut lines = order.lines.iter();
    lines.any(|line| line.refund.state != RefundState::NoRefund)
}

/// Of the same price: what another one costs is known when it is chosen.
fn another_sku(order: &Order) -> Why {
    for_some(order, |line| {
        let was = Variant::of(&order.lines[line].item);
        let was = was.ok_or("not_sold_here")?;
        let to = Variant {
            sku: SkuId(Uuid::nil()),
            ..was.clone()
        };
        let changed = Event::SkuChanged { line, was, to };
        let refused = order.could(changed, By::Customer);
        refused.map_err(|illegal| illegal.code())
    })
}

/// What was proposed in a case, or a case of its own.
fn offer(order: &Order, asked: (&TradeRules, Millis)) -> Why {
    for_some(order, |line| {
        let accepted = Event::ProposalAccepted { line };
        let accepted = order.could(accepted, By::Customer);
        let offered = accepted.or_else(|_| may_offer(order, line, asked));
        offered.map_err(|illegal| illegal.code())
    })
}

/// Once a line; what is not sold here has no page for a review.
fn review(order: &Order, reviewed: i64) -> Why {
    if order.state != State::TradeFinished {
        return Some("wrong_state");
    }
    let lines = order.lines.iter();
    let of_products = lines.filter(|line| line.item.product.is_some()).count();
    unless(reviewed < of_products as i64, "nothing_to_review")
}

/// One answer fits several cases that were asked for with the same reason.
fn agreement(order: &Order) -> Why {
    let waiting = order.waiting();
    let reason = |line: &usize| order.lines[*line].refund.reason;
    match waiting.as_slice() {
        [] | [_] => Some("none_together"),
        [first, others @ ..] => {
            let are_alike = others.iter().all(|line| reason(line) == reason(first));
            unless(are_alike, "reasons_differ")
        }
    }
}

fn compensation(order: &Order) -> Why {
    let mut lines = 0..order.lines.len();
    if lines.all(|line| most_compensable_fen(order, line) == 0) {
        return Some("nothing_to_give");
    }
    given(order, CompensationReason::Other)
}

fn given(order: &Order, reason: CompensationReason) -> Why {
    for_some(order, |line| {
        let given = Event::Compensated {
            line,
            amount_fen: 1,
            reason,
        };
        let refused = order.could(given, By::Shop);
        refused.map_err(|illegal| illegal.code())
    })
}

/// Possible where it is for some line; otherwise why it is not for the first.
fn for_some(order: &Order, may: impl Fn(usize) -> Result<(), &'static str>) -> Why {
    let tried: Vec<_> = (0..order.lines.len()).map(may).collect();
    if tried.iter().any(Result::is_ok) {
        return None;
    }
    tried.into_iter().find_map(Result::err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::{
        after_sale::Said,
        testing::{at, placed, then},
    };

    const DAY_MS: Millis = 24 * 60 * 60_000;

    fn why(order: &Order, now: Millis) -> Vec<(String, Option<String>)> {
        let acts = acts_beside(order, (0, 0), (&TradeRules::default(), now));
        let acts = acts.into_iter();
        acts.map(|act| (act.act, act.reason)).collect()
    }

    fn reason(order: &Order, name: &str, now: Millis) -> Option<String> {
        let mut acts = why(order, now).into_iter();
        acts.find(|(act, _)| act == name).unwrap().1
    }

    fn sent() -> Order {
        let paid = then(&placed(), Event::Paid, By::Customer);
        let shipped = Event::Shipped {
            carrier: "顺丰速运".to_owned(),
            waybill: "SF1234567890123".to_owned(),
        };
        then(&paid, shipped, By::Shop)
    }

    #[test]
    fn everything_is_there_in_every_state_possible_or_not() {
        let names = |order: &Order| {
            let acts = why(order, 0).into_iter();
            acts.map(|(act, _)| act).collect::<Vec<_>>()
        };
        assert_eq!(names(&placed()), names(&sent()));
        assert_eq!(names(&placed()).len(), 1 + 12 + 6);
    }

    #[test]
    fn before_it_is_paid_money_and_parcels_are_not_and_after_it_reminders() {
        let order = placed();
        let is = |name: &str| reason(&order, name, 0);
        assert_eq!(is("card:pay_reminder"), None);
        assert_eq!(is("card:sku_change"), None);
        assert_eq!(is("compensate").as_deref(), Some("nothing_to_give"));
        assert_eq!(is("reissue:0").as_deref(), Some("wrong_state"));
        assert_eq!(is("track").as_deref(), Some("no_parcel"));
        assert_eq!(is("return_freight").as_deref(), Some("wrong_state"));
        let order = sent();
        let is = |name: &str| reason(&order, name, 0);
        assert_eq!(is("card:pay_reminder").as_deref(), Some("wrong_state"));
        assert_eq!(is("card:address_check").as_deref(), Some("wrong_state"));
        assert_eq!(is("card:refund").as_deref(), Some("no_case"));
        assert_eq!(is("return_freight").as_deref(), Some("no_freight_back"));
        assert_eq!(is("track"), None);
        for possible in ["compensate", "reissue:0", "card:after_sale_offer"] {
            assert_eq!(is(possible), None, "{possible}");
        }
    }

    #[test]
    fn a_price_is_protected_once_it_is_paid_and_several_cases_wait_for_one_yes() {
        let is = |order: &Order, name: &str| reason(order, name, 0);
        let paid = then(&placed(), Event::Paid, By::Customer);
        let why = is(&placed(), "price_protection");
        assert_eq!(why.as_deref(), Some("not_protected"));
        assert_eq!(is(&paid, "price_protection"), None);
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::MoneyOnly,
            amount_fen: 20_000,
            claim: Claim::default(),
        };
        let asked = then(&paid, asked, By::Customer);
        let why = is(&asked, "agree_all");
        assert_eq!(why.as_deref(), Some("none_together"), "one waits alone");
    }

    #[test]
    fn a_case_is_offered_as_soon_as_one_of_any_kind_may_begin() {
        let card = "card:after_sale_offer";
        assert_eq!(reason(&placed(), card, 0).as_deref(), Some("wrong_state"));
        let paid = then(&placed(), Event::Paid, By::Customer);
        let is = |name: &str| reason(&paid, name, 0);
        assert_eq!(is("reissue:0").as_deref(), Some("wrong_state"));
        assert_eq!(is(card), None, "money alone");
        // The customer may still go further, and so be offered something; the shop opens nothing of its own.
        let line = 0;
        let asked = Event::RefundAsked {
            line,
            refund: RefundKind::GoodsBack,
            amount_fen: 900,
            claim: Claim::default(),
        };
        let said = Said::default();
        let refused = then(&sent(), asked, By::Customer);
        let refused = then(&refused, Event::RefundRefused { line, said }, By::Shop);
        let is = |name: &str| reason(&refused, name, 0);
        assert_eq!(is("reissue:0").as_deref(), Some("wrong_refund_state"));
        assert_eq!(is(card), None);
    }

    #[test]
    fn a_review_is_asked_for_until_every_line_has_one() {
        let done = then(&sent(), Event::Confirmed, By::Customer);
        let invite = |order: &Order, reviewed| {
            let acts = acts_beside(order, (reviewed, 0), (&TradeRules::default(), 0));
            let mut acts = acts.into_iter();
            acts.find(|act| act.act == "card:review_invite")
                .unwrap()
                .reason
        };
        assert_eq!(invite(&sent(), 0).as_deref(), Some("wrong_state"));
        assert_eq!(invite(&done, 0), None);
        assert_eq!(invite(&done, 1).as_deref(), Some("nothing_to_review"));
    }

    #[test]
    fn another_piece_is_for_the_window_and_for_lines_without_a_case() {
        let done = at(&sent(), Event::Confirmed, By::Customer, 2);
        assert_eq!(reason(&done, "reissue:0", 2 + 15 * DAY_MS), None);
        let late = 3 + 15 * DAY_MS;
        for over in ["reissue:0", "card:after_sale_offer"] {
            assert_eq!(reason(&done, over, late).as_deref(), Some("window_over"));
        }
        let asked = Event::RefundAsked {
            line: 0,
            refund: RefundKind::GoodsBack,
            amount_fen: 900,
            claim: Claim::default(),
        };
        let asked = at(&sent(), asked, By::Customer, 3);
        let is = |name: &str| reason(&asked, name, 3);
        assert_eq!(is("reissue:0").as_deref(), Some("wrong_refund_state"));
        assert_eq!(is("compensate").as_deref(), Some("refund_open"));
        assert_eq!(is("card:refund"), None);
    }
}
