//! A case that the shop offers before anybody asked 售后方案: the customer's yes asks for it, and the shop has agreed already.

use uuid::Uuid;

use super::{
    Content, compose::conflict, content::Opening, deed, new::NewCase, sender::senders_role,
    storage::Card, view::CardFact,
};
use crate::{
    access::Actor,
    catalogue,
    http::Problem,
    storage::{ShopDb, ShopTx},
    trade::{By, CardOffer, CaseOffer, Deed, KnownOrder, Undone},
    vocabulary::{Millis, new_id},
};

/// What a card of it says, where its yes could begin a case; whether its sender gives so much, and the order allows it, is asked behind
/// this.
pub async fn offered(
    db: &ShopDb,
    (order, line): (&KnownOrder, usize),
    new: &NewCase,
    now: Millis,
) -> Result<Content, Problem> {
    let no_line = || Problem::at_field("no_such_line", "line", "There is no such line");
    let of = order.lines.get(line).ok_or_else(no_line)?;
    let offer = CaseOffer {
        line,
        refund: new.kind,
        amount_fen: new.amount_fen,
        reason: new.reason,
        quantity: new.quantity,
    };
    let asked = offer.asked();
    order.may_begin(&asked, now).map_err(Undone::from)?;
    check_there(db, (order, &offer)).await?;
    Ok(Content::AfterSaleOffer {
        order: order.id,
        line,
        no: of.case.as_ref().map_or(0, |case| case.no) + 1,
        kind: new.kind,
        amount_fen: new.amount_fen,
        opens: Some(Opening {
            reason: new.reason,
            quantity: new.quantity,
            was_promised_fen: Some(order.promised_fen()),
            agreed: None,
        }),
    })
}

/// Nothing is offered to be sent that is not there; it is set aside with the yes.
async fn check_there(
    db: &ShopDb,
    (order, offer): (&KnownOrder, &CaseOffer),
) -> Result<(), Problem> {
    let wanted = order.pieces_for(offer);
    if wanted.is_empty() {
        return Ok(());
    }
    let skus: Vec<_> = wanted.iter().map(|wanted| wanted.sku).collect();
    if catalogue::is_enough(&catalogue::free_of(db, &skus).await?, &wanted) {
        return Ok(());
    }
    let title = "There is too little left of it";
    Err(conflict("out_of_stock", title))
}

/// None where the card offers something in a case that there is.
pub fn offer(content: &Content) -> Option<CaseOffer> {
    let Content::AfterSaleOffer {
        line,
        kind,
        amount_fen,
        opens: Some(opening),
        ..
    } = content
    else {
        return None;
    };
    Some(CaseOffer {
        line: *line,
        refund: *kind,
        amount_fen: *amount_fen,
        reason: opening.reason,
        quantity: opening.quantity,
    })
}

/// Why the order does not allow it: another case came before it, or it cannot be asked for, or not any more.
pub fn hindrance(content: &Content, order: &KnownOrder, now: Millis) -> Option<String> {
    let Content::AfterSaleOffer { line, no, .. } = content else {
        return None;
    };
    let of = order.lines.get(*line);
    let case = of.and_then(|line| line.case.as_ref());
    if case.map_or(0, |case| case.no) + 1 != *no {
        return Some("wrong_refund_state".to_owned());
    }
    let asked = offer(content)?.asked();
    let may = order.may_begin(&asked, now);
    let refused = may.and_then(|()| order.could(asked, By::Customer)).err();
    refused.map(|illegal| illegal.code().to_owned())
}

/// What is offered.
pub fn facts(content: &Content) -> Vec<CardFact> {
    let Content::AfterSaleOffer {
        kind,
        amount_fen,
        opens: Some(opening),
        ..
    } = content
    else {
        return Vec::new();
    };
    let pieces = opening
        .quantity
        .map(|of| CardFact::text("pieces", of.to_string()));
    let mut facts = vec![
        CardFact::code("kind", kind),
        CardFact::fen("amount", *amount_fen),
        CardFact::code("reason", &opening.reason),
    ];
    facts.extend(pieces);
    facts
}

/// Asks for it and agrees to it, in the caller's transaction; who asks was seen to be the customer.
pub async fn open(
    tx: &ShopTx,
    actor: &Actor,
    (card, order): (&Card, &KnownOrder),
    key: Uuid,
    now: Millis,
) -> Result<(), Problem> {
    let offer = offer(&card.content).ok_or_else(Problem::not_found)?;
    is_still_given(tx, (card, order), offer).await?;
    let detail = card.detail();
    let asked = Deed {
        key,
        order: order.id,
        rev: Some(order.rev),
        actor,
        by: By::Customer,
        event: offer.asked(),
        detail: detail.clone(),
    };
    deed::perform(tx, asked, now).await?;
    let agreed = Deed {
        key: new_id(),
        order: order.id,
        // Nobody else changes it: its lock is held.
        rev: None,
        actor,
        by: By::Shop,
        event: offer.agreed(),
        detail,
    };
    deed::perform(tx, agreed, now).await?;
    Ok(())
}

/// Several offers are no way around the limit of whoever makes or allows them: more may have gone back since this one. What was offered
/// within it is given, whatever became of the limit or of whoever offered it.
async fn is_still_given(
    tx: &ShopTx,
    (card, order): (&Card, &KnownOrder),
    offer: CaseOffer,
) -> Result<(), Problem> {
    let Content::AfterSaleOffer { opens, .. } = &card.content else {
        return Ok(());
    };
    let was_fen = opens.and_then(|opening| opening.was_promised_fen);
    if was_fen.is_none_or(|was_fen| order.promised_fen() <= was_fen) {
        return Ok(());
    }
    let role = senders_role(tx, card).await?;
    if order.may_offer(&CardOffer::Case(offer), role).is_ok() {
        return Ok(());
    }
    let title = "More of the order went back since it was offered: ask for another card";
    Err(conflict("changed_meanwhile", title))
}
