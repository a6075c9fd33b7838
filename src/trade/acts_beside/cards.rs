//! Cards about an order.

use uuid::Uuid;

use super::{Why, cases::may_offer, for_some, unless};
use crate::{
    trade::{By, Event, Order, RefundState, State, TradeRules, Variant},
    vocabulary::{Millis, SkuId},
};

/// Each card about an order, at its most general; those that only the closing and the shipping of an order send are acts of their own.
pub(super) fn cards(
    order: &Order,
    reviewed: i64,
    asked: (&TradeRules, Millis),
) -> [(&'static str, Why); 12] {
    let could = |event, by| order.could(event, by).err().map(|illegal| illegal.code());
    let longer = Event::Extended { days: 1 };
    let again = order.may_again(&longer, asked.0).err();
    let longer = could(longer, By::Shop).or(again.map(|illegal| illegal.code()));
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
        ("receipt_extension", longer),
        ("refund", unless(has_case(order), "no_case")),
        ("after_sale_offer", offer(order, asked)),
        ("review_invite", review(order, reviewed)),
    ]
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
