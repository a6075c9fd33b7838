use super::{Content, asked_act, content::Priced, offered_case, other_sku};
use crate::{
    trade::{By, Event, Illegal, KnownOrder, Price, State},
    vocabulary::Millis,
};

/// Why an order does not allow what a card about it asks at this time; none where it does, and where nothing is asked.
pub fn hindrance(content: &Content, order: &KnownOrder, now: Millis) -> Option<String> {
    let event = match content {
        // It was too late once, and where to is forgotten.
        Content::AddressChange { to: None, .. } => return Some("wrong_state".to_owned()),
        Content::AddressChange {
            freight: Some(freight),
            ..
        } if !freight.fits(order) => {
            let reason = order.could(Event::readdressed(), By::Customer).err();
            return Some(reason.map_or_else(changed, |illegal| code(&illegal)));
        }
        // Both while an address could still change: afterwards it is too late to check anything.
        Content::OrderCheck { .. }
        | Content::AddressCheck { .. }
        | Content::AddressChange { .. } => (Event::readdressed(), By::Customer),
        Content::PriceChange { .. } if !costs_as_asked(content, order) => {
            let reason = order.could(price_of(content)?, By::Shop).err();
            return Some(reason.map_or_else(changed, |illegal| code(&illegal)));
        }
        Content::PriceChange { .. } => (price_of(content)?, By::Shop),
        Content::SkuChange { .. } => return other_sku::hindrance(content, order),
        Content::ReceiptExtension { days, .. } => (Event::Extended { days: *days }, By::Shop),
        Content::InstallationDay { .. } if asked_act::is_past(content, now) => {
            return Some("too_late".to_owned());
        }
        Content::OrderClosing { .. }
        | Content::PartShipment { .. }
        | Content::InstallationDay { .. } => (asked_act::event(content)?, By::Shop),
        Content::PayReminder { .. } => (Event::Paid, By::Customer),
        Content::AfterSaleOffer { opens: Some(_), .. } => {
            return offered_case::hindrance(content, order, now);
        }
        Content::AfterSaleOffer { line, .. } => {
            if !is_offered(content, order) {
                return Some("wrong_refund_state".to_owned());
            }
            (Event::ProposalAccepted { line: *line }, By::Customer)
        }
        Content::ReviewInvite { .. } => {
            let is_finished = order.state == State::TradeFinished;
            return (!is_finished).then(|| "wrong_state".to_owned());
        }
        Content::Product { .. }
        | Content::Products { .. }
        | Content::SkuChoice { .. }
        | Content::OrderInvite { .. }
        | Content::Order { .. }
        | Content::Coupon { .. }
        | Content::Parcel { .. }
        | Content::Refund { .. } => return None,
    };
    let (event, by) = event;
    order.could(event, by).err().map(|illegal| code(&illegal))
}

/// The total is still made of what it was made of when a card asked for another price.
fn costs_as_asked(content: &Content, order: &KnownOrder) -> bool {
    let Content::PriceChange {
        was_total_fen, was, ..
    } = content
    else {
        return true;
    };
    let is_same = |was: &Priced| *was == Priced::of(order);
    *was_total_fen == order.total_fen && was.as_ref().is_none_or(is_same)
}

/// The change of price that a card asks for.
pub fn price_of(content: &Content) -> Option<Event> {
    asked_price(content).map(|price| price.event())
}

/// The price that a card asks for.
pub fn asked_price(content: &Content) -> Option<Price> {
    match content {
        Content::PriceChange {
            freight_fen,
            discount_fen,
            lines,
            ..
        } => Some(Price {
            freight_fen: *freight_fen,
            discount_fen: *discount_fen,
            lines: lines.clone(),
        }),
        _ => None,
    }
}

/// The very offer of the very case still waits for an answer.
fn is_offered(content: &Content, order: &KnownOrder) -> bool {
    let Content::AfterSaleOffer {
        line,
        no,
        kind,
        amount_fen,
        ..
    } = content
    else {
        return false;
    };
    let case = order.lines.get(*line).and_then(|line| line.case.as_ref());
    let case = case.filter(|case| case.no == *no);
    let offer = case.and_then(|case| case.proposal.as_ref());
    offer.is_some_and(|offer| (offer.kind, offer.amount_fen) == (*kind, *amount_fen))
}

/// Somebody was faster: what was asked for is about another order by now.
fn changed() -> String {
    "changed_meanwhile".to_owned()
}

fn code(illegal: &Illegal) -> String {
    illegal.code().to_owned()
}
