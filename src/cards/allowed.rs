//! What a card offers above its sender's limit: somebody higher agreed to it, and it is sent once.

use super::{
    Content, compose::conflict, offered_case, other_sku, sender::senders_role, storage::Card,
};
use crate::{
    access::Member,
    http::Problem,
    storage::{ShopDb, ShopTx},
    trade::{self, CardOffer, Destination, KnownOrder, lock_of},
    vocabulary::Millis,
};

/// What of a card has a limit; none of cards that have none.
pub fn offer_of(content: &Content, order: &KnownOrder) -> Option<CardOffer> {
    match content {
        Content::AfterSaleOffer { .. } => offered_case::offer(content).map(CardOffer::Case),
        Content::SkuChange { .. } => other_sku::offer(content).map(CardOffer::Sku),
        Content::AddressChange {
            to: Some(to),
            freight: Some(freight),
            ..
        } => {
            let to = Destination {
                receiver: to.receiver.clone(),
                phone: to.phone.clone(),
                address: to.address.clone(),
            };
            let offer = order.address_offer(to, freight.fare?);
            offer.map(CardOffer::Address)
        }
        _ => None,
    }
}

/// Refused where its sender does not offer it alone and nobody agreed to it; with who did.
pub async fn allowed(
    db: &ShopDb,
    (order, by): (&KnownOrder, &Member),
    content: Content,
    now: Millis,
) -> Result<Content, Problem> {
    let Some(offer) = offer_of(&content, order) else {
        return Ok(content);
    };
    let alone = order.may_offer(&offer, by.role);
    if alone.is_ok() {
        return Ok(content);
    }
    let agreed = trade::agreed_offer(db, (order.id, by.id), &offer, now).await?;
    if agreed.is_none() {
        alone?;
    }
    Ok(content.allowed_by(agreed))
}

/// What was asked about this very card ends with its sending; what somebody higher agreed to is sent once, and while they give so much
/// themselves. True where something was asked.
pub async fn settle(tx: &ShopTx, card: &Card) -> Result<bool, Problem> {
    let (Some(order), Some(sent)) = (card.content.order(), &card.by) else {
        return Ok(false);
    };
    if !card.content.has_limit() {
        return Ok(false);
    }
    tx.lock(lock_of(order)).await?;
    let order = trade::known_in(tx, order).await?;
    let order = order.ok_or_else(Problem::not_found)?;
    let agreed = card.content.agreed().map(|agreed| agreed.request);
    let Some(offer) = offer_of(&card.content, &order) else {
        let is_other = agreed.map(|_| Problem::changed_meanwhile());
        return is_other.map_or(Ok(false), Err);
    };
    let whose = (order.id, sent.member);
    let is_any = trade::settle_card(tx, whose, (&offer, agreed), card.at).await?;
    if agreed.is_some() {
        order.may_offer(&offer, senders_role(tx, card).await?)?;
    }
    Ok(is_any)
}

/// A discount in between is no way around the limit of whoever waives freight or allows it. What was waived within it is, whatever
/// became of the limit or of them.
pub async fn is_still_waived(
    tx: &ShopTx,
    (card, order): (&Card, &KnownOrder),
) -> Result<(), Problem> {
    let Content::AddressChange {
        freight: Some(freight),
        ..
    } = &card.content
    else {
        return Ok(());
    };
    let was_fen = freight.was_off_fen;
    if was_fen.is_none_or(|was_fen| order.off_fen() <= was_fen) {
        return Ok(());
    }
    let Some(offer) = offer_of(&card.content, order) else {
        return Ok(());
    };
    let role = senders_role(tx, card).await?;
    if order.may_offer(&offer, role).is_ok() {
        return Ok(());
    }
    let title = "More is off the order than when it was asked: ask for another card";
    Err(conflict("changed_meanwhile", title))
}
