//! What an answer does, through the door of whoever owns the thing.

use std::collections::HashMap;

use axum::http::StatusCode;
use uuid::Uuid;

use super::{
    Act, Content, Given,
    allowed::is_still_waived,
    asked_act,
    compose::conflict,
    content::InviteItem,
    deed,
    faces::short_of,
    given::bad_choice,
    hindrance::{hindrance, price_of},
    offered_case, other_sku, reviews,
    storage::Card,
};
use crate::{
    app::App,
    catalogue,
    http::{InShop, Problem},
    storage::{ShopDb, ShopTx},
    trade::{self, By, Deed, Destination, Event, FareBy, KnownOrder},
    vocabulary::{CustomerId, Millis, SkuId},
};

/// What was found out before the transaction: nobody else waits for it.
pub struct Ready {
    pub customer: CustomerId,
    /// For the cart.
    pieces: Vec<(SkuId, i64)>,
    /// The order's revision whose total was collected.
    collected: Option<i64>,
}

impl Ready {
    pub async fn of(
        app: &App,
        caller: &InShop,
        customer: CustomerId,
        card: &Card,
        given: &Given,
    ) -> Result<Self, Problem> {
        let db = app.store().shop(caller.shop);
        let mut collected = None;
        let pieces = match (&card.content, given.act) {
            (Content::SkuChoice { product }, Act::Choose) => {
                let offers = catalogue::choices(&db, *product).await?;
                let chosen = offers
                    .into_iter()
                    .find(|offer| Some(offer.sku.to_string()) == given.choice);
                let chosen = chosen.ok_or_else(bad_choice)?;
                if chosen.left <= 0 {
                    return Err(out_of_stock());
                }
                vec![(chosen.sku, 1)]
            }
            (Content::OrderInvite { items, .. }, Act::Add) => pieces_of(&db, items).await?,
            (Content::PayReminder { order }, Act::Pay) => {
                let order = trade::known(&db, *order).await?;
                let order = order.ok_or_else(Problem::not_found)?;
                is_theirs(&order, customer)?;
                // Where another window was faster, its answer is found under the lock.
                if hindrance(&card.content, &order, app.clock().now()).is_none() {
                    trade::collect(app, caller.shop, order.id, order.rev).await?;
                    collected = Some(order.rev);
                }
                Vec::new()
            }
            _ => Vec::new(),
        };
        Ok(Self {
            customer,
            pieces,
            collected,
        })
    }
}

async fn pieces_of(db: &ShopDb, items: &[InviteItem]) -> Result<Vec<(SkuId, i64)>, Problem> {
    let skus: Vec<_> = items.iter().map(|item| item.sku).collect();
    let offers = catalogue::offers(db, &skus).await?;
    let offers: HashMap<_, _> = offers.into_iter().map(|offer| (offer.sku, offer)).collect();
    if short_of(&offers, items).is_some() {
        return Err(out_of_stock());
    }
    let pieces = items.iter().map(|item| (item.sku, item.quantity));
    Ok(pieces.collect())
}

/// Does it in the caller's transaction; true where an order changed.
pub async fn act(
    tx: &ShopTx,
    caller: &InShop,
    (card, given): (&Card, &Given),
    (ready, key): (&Ready, Uuid),
    now: Millis,
) -> Result<bool, Problem> {
    let Some(order) = card.content.order() else {
        trade::fill_cart(tx, ready.customer, &ready.pieces, now).await?;
        return Ok(false);
    };
    let order = trade::known_in(tx, order).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    is_theirs(&order, ready.customer)?;
    not_hindered(&card.content, &order, now)?;
    if let (Content::ReviewInvite { .. }, Some(stars)) = (&card.content, given.stars) {
        let line = reviewed_line(tx, &order, given.choice.as_deref()).await?;
        let words = given.words.as_str();
        reviews::give(tx, &caller.actor, &order, (line, stars, words), now).await?;
        return Ok(true);
    }
    if let (Content::SkuChange { .. }, Act::Confirm) = (&card.content, given.act) {
        other_sku::change(tx, &caller.actor, (card, &order), key, now).await?;
        return Ok(true);
    }
    if let Content::AfterSaleOffer { opens: Some(_), .. } = &card.content {
        let is_taken = given.act == Act::Accept;
        if is_taken {
            offered_case::open(tx, &caller.actor, (card, &order), key, now).await?;
        }
        return Ok(is_taken);
    }
    let Some((event, by)) = event_of(&card.content, given.act) else {
        return Ok(false);
    };
    let asked = Deed {
        key,
        order: order.id,
        rev: Some(rev_for(given.act, ready.collected, order.rev)?),
        actor: &caller.actor,
        by,
        event,
        detail: card.detail(),
    };
    if let Content::AddressChange {
        to: Some(to),
        freight,
        ..
    } = &card.content
    {
        is_still_waived(tx, (card, &order)).await?;
        let to = Destination::of(&to.receiver, &to.phone, &to.address)?;
        let fare = freight.map_or(FareBy::Unsaid, |freight| FareBy::Card(freight.fare));
        deed::redirect(tx, asked, (&to, fare), now).await?;
    } else {
        deed::perform(tx, asked, now).await?;
    }
    Ok(true)
}

/// As the order is now; paid only as it was when its total was collected.
fn rev_for(act: Act, collected: Option<i64>, now: i64) -> Result<i64, Problem> {
    match act {
        Act::Pay => collected.ok_or_else(Problem::changed_meanwhile),
        _ => Ok(now),
    }
}

/// What happens to the order; nothing where the customer only says something. A price, a longer time, an end and a
/// parcel are the shop's, agreed to by the customer.
fn event_of(content: &Content, act: Act) -> Option<(Event, By)> {
    match (content, act) {
        (Content::AddressChange { .. }, Act::Confirm) => Some((Event::readdressed(), By::Customer)),
        (Content::PriceChange { .. }, Act::Confirm) => Some((price_of(content)?, By::Shop)),
        (Content::ReceiptExtension { days, .. }, Act::Confirm) => {
            Some((Event::Extended { days: *days }, By::Shop))
        }
        (Content::PayReminder { .. }, Act::Pay) => Some((Event::Paid, By::Customer)),
        (Content::AfterSaleOffer { line, .. }, Act::Accept) => {
            Some((Event::ProposalAccepted { line: *line }, By::Customer))
        }
        (_, Act::Accept) => Some((asked_act::event(content)?, By::Shop)),
        (Content::AfterSaleOffer { line, .. }, Act::Decline) => {
            Some((Event::ProposalDeclined { line: *line }, By::Customer))
        }
        _ => None,
    }
}

/// The one that was named, or the only one there is.
async fn reviewed_line(
    tx: &ShopTx,
    order: &KnownOrder,
    choice: Option<&str>,
) -> Result<usize, Problem> {
    let open = reviews::open_lines_in(tx, order).await?;
    let named = match choice {
        Some(choice) => open.iter().find(|line| line.to_string() == choice),
        None if open.len() == 1 => open.first(),
        None => None,
    };
    named.copied().ok_or_else(bad_choice)
}

fn not_hindered(content: &Content, order: &KnownOrder, now: Millis) -> Result<(), Problem> {
    match hindrance(content, order, now) {
        None => Ok(()),
        Some(code) => {
            let title = format!("The order does not allow this any more: {code}");
            Err(conflict("over", title))
        }
    }
}

/// The conversation may have gone to another customer since.
fn is_theirs(order: &KnownOrder, customer: CustomerId) -> Result<(), Problem> {
    let is_theirs = order.customer == customer;
    is_theirs.then_some(()).ok_or_else(Problem::not_found)
}

fn out_of_stock() -> Problem {
    let title = "There is too little left of it";
    Problem::new(StatusCode::CONFLICT, "out_of_stock", title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{trade::CloseReason, vocabulary::OrderId};

    #[test]
    fn an_order_is_paid_as_it_was_collected() {
        let rev = |act, collected| rev_for(act, collected, 3).map_err(|refused| refused.code());
        assert_eq!(rev(Act::Pay, Some(2)), Ok(2));
        assert_eq!(rev(Act::Pay, None), Err("changed_meanwhile"));
        assert_eq!(rev(Act::Confirm, None), Ok(3));
    }

    #[test]
    fn a_no_changes_no_order() {
        let order = OrderId(Uuid::nil());
        let price = Content::PriceChange {
            order,
            freight_fen: 1_000,
            discount_fen: 0,
            lines: Vec::new(),
            was_total_fen: 9_000,
            was: None,
        };
        assert_eq!(event_of(&price, Act::Refuse), None);
        let raised = Event::PriceChanged {
            freight_fen: 1_000,
            discount_fen: 0,
            lines: Vec::new(),
        };
        assert_eq!(event_of(&price, Act::Confirm), Some((raised, By::Shop)));
        let reason = CloseReason::OutOfStock;
        let closing = Content::OrderClosing { order, reason };
        assert_eq!(event_of(&closing, Act::Decline), None);
        let closed = Event::Closed { reason };
        assert_eq!(event_of(&closing, Act::Accept), Some((closed, By::Shop)));
        let check = Content::order_check(order);
        assert_eq!(event_of(&check, Act::Confirm), None);
    }
}
