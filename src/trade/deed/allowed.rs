//! Who may do it, and when.

use super::{Deed, Undone};
use crate::{
    access::Actor,
    catalogue,
    storage::ShopTx,
    trade::{
        By, CaseReason, Event, Happening, Illegal, Item, Order, TradeRules, deadlines,
        refund_limit::within_limit,
    },
    vocabulary::CustomerId,
};

/// Of other customers' orders not even their existence is told.
pub(super) fn may_know(actor: &Actor, owner: CustomerId) -> bool {
    match actor {
        Actor::Customer { customer, .. } => *customer == owner,
        Actor::Anyone | Actor::Person { .. } | Actor::Member(_) => true,
    }
}

/// A case begins no later than the shop allows after success, and without a reason no later than it allows after the goods came.
pub fn within_window(order: &Order, what: &Happening, rules: &TradeRules) -> Result<(), Illegal> {
    match &what.event {
        Event::RefundAsked { line, .. }
            if deadlines::is_window_over(order, *line, rules, what.at) =>
        {
            Err(Illegal::WindowOver)
        }
        Event::RefundAsked { line, claim, .. } | Event::RefundChanged { line, claim, .. }
            if claim.reason == CaseReason::SevenDays
                && deadlines::are_no_reason_days_over(order, *line, rules, what.at) =>
        {
            Err(Illegal::SevenDaysOver)
        }
        _ => Ok(()),
    }
}

/// What was made to order does not come back because somebody thought better of it.
pub(super) async fn not_excluded(tx: &ShopTx, before: &Order, event: &Event) -> Result<(), Undone> {
    let Some(item) = regretted(before, event) else {
        return Ok(());
    };
    let product = item.asked_product();
    let custom = catalogue::made_to_order_in(tx, product.as_slice()).await?;
    if item.is_custom(&custom) {
        Err(Illegal::ExcludedCustom.into())
    } else {
        Ok(())
    }
}

/// What a customer who has it wants to give back though nothing is wrong with it.
pub fn regretted<'a>(before: &'a Order, event: &Event) -> Option<&'a Item> {
    let (Event::RefundAsked { line, claim, .. } | Event::RefundChanged { line, claim, .. }) = event
    else {
        return None;
    };
    let line = before.lines.get(*line)?;
    let is_regretted = line.shipped > 0 && !claim.reason.is_fault();
    is_regretted.then_some(&line.item)
}

/// What waits for the customer is done in their own name, on a card; whoever ordered elsewhere is asked nothing here. Nobody gives
/// back more than their role does, nor agrees to it for others.
pub(super) fn may_alone(
    deed: &Deed<'_>,
    rules: &TradeRules,
    (before, after): (&Order, &Order),
) -> Result<(), Undone> {
    let is_of_shop = matches!(deed.actor, Actor::Member(_)) && before.source.is_none();
    if is_of_shop && rules.needs_customer.holds_back(&deed.event, after.state) {
        return Err(Undone::NeedsCustomer);
    }
    let is_giving = match deed.by {
        By::Shop => deed.event.is_giving_back(),
        // A member decides in the platform's place: refusing first is no way around their own limit.
        By::Platform => true,
        By::Customer | By::Carrier | By::System => false,
    };
    match deed.actor {
        // What a timer does is the law's.
        Actor::Member(member) if is_giving => within_limit((before, after), (member.role, rules)),
        _ => Ok(()),
    }
}
