//! What members do with an order beside its own steps: another piece, a card to its customer, a little money, the way back, a protected
//! price, one yes to all its cases, its parcel and its reviews. Found by trying, as the order's own steps are.

mod cards;
mod cases;
mod given;
#[cfg(test)]
mod tests;

use self::{
    cards::cards,
    cases::{agreement, reissued},
    given::{compensation, given},
};
use super::{CompensationReason, Order, TradeRules, acts::ActView, compensation::protection};
use crate::vocabulary::Millis;

pub use self::cases::{may_offer, may_reissue};

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

const fn unless(is_so: bool, why: &'static str) -> Why {
    if is_so { None } else { Some(why) }
}

/// Possible where it is for some line; otherwise why it is not for the first.
fn for_some(order: &Order, may: impl Fn(usize) -> Result<(), &'static str>) -> Why {
    let tried: Vec<_> = (0..order.lines.len()).map(may).collect();
    if tried.iter().any(Result::is_ok) {
        return None;
    }
    tried.into_iter().find_map(Result::err)
}
