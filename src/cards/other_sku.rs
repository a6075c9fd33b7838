//! Another SKU in the place of the one that was bought 换规格: what is offered, whether it still can be, and the change itself.

use serde_json::json;
use uuid::Uuid;

use super::{
    Content, compose::conflict, deed, sender::senders_role, storage::Card, view::CardFact,
};
use crate::{
    access::Actor,
    catalogue::{self, Offer, sku_words},
    http::Problem,
    storage::{ShopDb, ShopTx},
    trade::{self, By, CardOffer, Deed, Event, KnownLine, KnownOrder, SkuOffer, Undone, Variant},
    vocabulary::{Millis, OrderId, SkuId, new_id},
};

/// What a card of it says, as the SKU is sold now.
pub async fn offered(
    db: &ShopDb,
    order: &KnownOrder,
    line: usize,
    sku: SkuId,
) -> Result<Content, Problem> {
    let found = catalogue::offers(db, &[sku]).await?.pop();
    let SkuOffer { line, to } = order.sku_offer(line, found)?;
    let was = order.lines.get(line).and_then(|of| of.sku);
    Ok(Content::SkuChange {
        order: order.id,
        line,
        was: was.ok_or_else(Problem::not_found)?,
        to,
        was_total_fen: order.total_fen,
        was_off_fen: Some(order.off_fen()),
        was_to_give_fen: order.is_paid().then(|| order.to_give_fen()),
        agreed: None,
    })
}

/// None of other cards.
pub fn offer(content: &Content) -> Option<SkuOffer> {
    let Content::SkuChange { line, to, .. } = content else {
        return None;
    };
    let (line, to) = (*line, to.clone());
    Some(SkuOffer { line, to })
}

/// With the line that it is for; none where there is none of the shop's.
fn asked<'a>(content: &Content, order: &'a KnownOrder) -> Option<(SkuOffer, &'a KnownLine)> {
    let offer = offer(content)?;
    let of = order.lines.get(offer.line)?;
    of.sku.map(|_| (offer, of))
}

/// Why the order does not allow it; what only the goods know is asked when it is done.
pub fn hindrance(content: &Content, order: &KnownOrder) -> Option<String> {
    let Content::SkuChange {
        was, was_total_fen, ..
    } = content
    else {
        return None;
    };
    let Some((offer, of)) = asked(content, order) else {
        return Some("no_such_line".to_owned());
    };
    // Also where a discount or something given has left less of the line than would go back.
    if let Err(illegal) = order.could_take(&CardOffer::Sku(offer)) {
        return Some(illegal.code().to_owned());
    }
    let is_as_asked = of.sku == Some(*was) && order.total_fen == *was_total_fen;
    (!is_as_asked).then(|| "changed_meanwhile".to_owned())
}

/// What the customer agrees to.
pub fn facts(content: &Content, order: &KnownOrder) -> Vec<CardFact> {
    let Some((offer, of)) = asked(content, order) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    // Once it is so, the line itself says it.
    if of.sku != Some(offer.to.sku) {
        facts.push(CardFact::text("was_sku", sku_words(&of.sku_text)));
    }
    facts.push(CardFact::text("sku", sku_words(&offer.to.text)));
    if hindrance(content, order).is_some() {
        return facts;
    }
    let less_fen = order.sku_less_fen(&offer);
    if order.is_paid() {
        facts.push(CardFact::fen("back", less_fen));
    } else {
        facts.push(CardFact::fen("was_total", order.total_fen));
        facts.push(CardFact::fen("total", order.total_fen - less_fen));
    }
    facts
}

/// Does it in the caller's transaction, with the pieces that move and what goes back; who asks was seen to be the customer.
pub async fn change(
    tx: &ShopTx,
    actor: &Actor,
    (card, order): (&Card, &KnownOrder),
    key: Uuid,
    now: Millis,
) -> Result<(), Problem> {
    let (offer, of) = asked(&card.content, order).ok_or_else(Problem::not_found)?;
    is_still_offered(tx, (card, order), &offer).await?;
    let asked = Deed {
        key,
        order: order.id,
        rev: Some(order.rev),
        actor,
        by: By::Customer,
        event: order.sku_event(&offer).map_err(Undone::from)?,
        detail: card.detail(),
    };
    deed::perform(tx, asked, now).await?;
    // Set aside by now: nobody changes it before the end.
    as_offered(tx, (of, &offer.to)).await?;
    if let Some(event) = order.sku_back(&offer) {
        give_back(tx, actor, (order.id, event), now).await?;
    }
    Ok(())
}

/// What was offered within the limit of whoever did is done, whatever became of the limit or of them.
async fn is_still_offered(
    tx: &ShopTx,
    (card, order): (&Card, &KnownOrder),
    offer: &SkuOffer,
) -> Result<(), Problem> {
    let Content::SkuChange {
        was_off_fen,
        was_to_give_fen,
        ..
    } = &card.content
    else {
        return Ok(());
    };
    // Nobody asked what would go back while it was not paid.
    let is_as_offered = if order.is_paid() {
        was_to_give_fen.is_some_and(|was_fen| order.to_give_fen() <= was_fen)
    } else {
        was_off_fen.is_none_or(|was_fen| order.off_fen() <= was_fen)
    };
    if is_as_offered {
        return Ok(());
    }
    let role = senders_role(tx, card).await?;
    if order
        .may_offer(&CardOffer::Sku(offer.clone()), role)
        .is_ok()
    {
        return Ok(());
    }
    let title =
        "More is off the order, or went back, than when it was offered: ask for another card";
    Err(conflict("changed_meanwhile", title))
}

async fn as_offered(tx: &ShopTx, (of, to): (&KnownLine, &Variant)) -> Result<(), Problem> {
    let offer = catalogue::offers_in(tx, &[to.sku]).await?.pop();
    let is_same = |offer: &Offer| {
        Some(offer.product) == of.product
            && offer.is_listed
            && offer.price_fen == to.price_fen
            && offer.sku_text == to.text
    };
    if offer.is_some_and(|offer| is_same(&offer)) {
        return Ok(());
    }
    let title = "What was offered is sold otherwise by now: ask for another card";
    Err(conflict("changed_meanwhile", title))
}

async fn give_back(
    tx: &ShopTx,
    actor: &Actor,
    (order, event): (OrderId, Event),
    now: Millis,
) -> Result<(), Undone> {
    let deed = Deed {
        key: new_id(),
        order,
        rev: None,
        actor,
        by: By::System,
        event,
        detail: json!({}),
    };
    trade::perform(tx, deed, now).await.map(drop)
}
