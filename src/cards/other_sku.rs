//! Another SKU in the place of the one that was bought 换规格: what is offered, whether it still can be, and the change itself.

use serde_json::json;
use uuid::Uuid;
use yingke_schema::members::member::Role;

use super::{Content, compose::conflict, sender::senders_role, storage::Card, view::CardFact};
use crate::{
    access::Actor,
    catalogue::{self, Offer, sku_words},
    http::Problem,
    storage::{ShopDb, ShopTx},
    trade::{self, By, CompensationReason, Deed, Event, KnownLine, KnownOrder, Undone, Variant},
    vocabulary::{Millis, OrderId, SkuId, new_id},
};

/// What a card of it says, as the SKU is sold now.
pub async fn offered(
    db: &ShopDb,
    order: &KnownOrder,
    line: usize,
    sku: SkuId,
) -> Result<Content, Problem> {
    let no_line = || Problem::at_field("no_such_line", "line", "There is no such line");
    let of = order.lines.get(line).ok_or_else(no_line)?;
    let offer = catalogue::offers(db, &[sku]).await?.pop();
    let offer = offer.filter(|offer| Some(offer.product) == of.product && offer.is_listed);
    let title = "sku: another one of the same product";
    let missing = || Problem::at_field("no_such_sku", "sku", title);
    let was = of.sku.ok_or_else(missing)?;
    let offer = offer.filter(|offer| offer.sku != was);
    let offer = offer.ok_or_else(missing)?;
    if offer.left < of.left {
        let title = "There is too little left of it";
        return Err(conflict("out_of_stock", title));
    }
    Ok(Content::SkuChange {
        order: order.id,
        line,
        was,
        to: variant(offer),
        was_total_fen: order.total_fen,
        was_off_fen: Some(order.off_fen()),
        was_to_give_fen: order.is_paid().then(|| order.to_give_fen()),
    })
}

fn variant(offer: Offer) -> Variant {
    Variant {
        sku: offer.sku,
        text: offer.sku_text,
        picture: offer.picture,
        price_fen: offer.price_fen,
    }
}

/// What is asked, where the card asks for another SKU.
struct Asked<'a> {
    line: usize,
    of: &'a KnownLine,
    sku: SkuId,
    to: &'a Variant,
}

fn asked<'a>(content: &'a Content, order: &'a KnownOrder) -> Option<Asked<'a>> {
    let Content::SkuChange { line, to, .. } = content else {
        return None;
    };
    let (line, of) = (*line, order.lines.get(*line)?);
    let sku = of.sku?;
    Some(Asked { line, of, sku, to })
}

impl Asked<'_> {
    /// What was paid for the pieces still to come and not given back because they cost less, less what the others cost. What is off the
    /// line stays so.
    const fn less_fen(&self) -> i64 {
        let paid_fen = self.of.price_fen * self.of.left - self.of.protected_fen;
        paid_fen - self.to.price_fen * self.of.left
    }

    /// What goes back of a paid order with it; none where nothing does.
    fn back(&self) -> Option<Event> {
        let amount_fen = self.less_fen();
        (amount_fen > 0).then_some(Event::Compensated {
            line: self.line,
            amount_fen,
            reason: CompensationReason::OtherSku,
        })
    }

    /// Of a paid order the price stays what was paid.
    fn event(&self, is_paid: bool) -> Event {
        let was = Variant {
            sku: self.sku,
            text: self.of.sku_text.clone(),
            picture: self.of.picture.clone(),
            price_fen: self.of.price_fen,
        };
        let price_fen = if is_paid {
            was.price_fen
        } else {
            self.to.price_fen
        };
        let to = Variant {
            price_fen,
            ..self.to.clone()
        };
        let line = self.line;
        Event::SkuChanged { line, was, to }
    }
}

/// What is off an unpaid order stays so, and would be more than a discount of this role of goods that cost less; of a paid one more may
/// go back than this role gives alone.
pub fn within_limit(content: &Content, order: &KnownOrder, role: Role) -> Result<(), Problem> {
    let Some(asked) = asked(content, order) else {
        return Ok(());
    };
    if order.is_paid() {
        let given = order.may_give_difference(asked.less_fen(), role);
        return given.map_err(Problem::from);
    }
    order.may_cost_less(&asked.event(false), role)
}

/// Why the order does not allow it; what only the goods know is asked when it is done.
pub fn hindrance(content: &Content, order: &KnownOrder) -> Option<String> {
    let Content::SkuChange {
        was, was_total_fen, ..
    } = content
    else {
        return None;
    };
    let code = |code: &str| Some(code.to_owned());
    let Some(asked) = asked(content, order) else {
        return code("no_such_line");
    };
    let event = asked.event(order.is_paid());
    if let Err(illegal) = order.could(event, By::Customer) {
        return code(illegal.code());
    }
    if order.is_paid() && asked.less_fen() < 0 {
        return code("dearer_than_paid");
    }
    // Where a discount or something given has left less of the line than would go back.
    let back = asked.back().filter(|_| order.is_paid());
    if let Some(Err(illegal)) = back.map(|event| order.could(event, By::System)) {
        return code(illegal.code());
    }
    if asked.sku != *was || order.total_fen != *was_total_fen {
        return code("changed_meanwhile");
    }
    None
}

/// What the customer agrees to.
pub fn facts(content: &Content, order: &KnownOrder) -> Vec<CardFact> {
    let Some(asked) = asked(content, order) else {
        return Vec::new();
    };
    let text = &asked.to.text;
    let mut facts = Vec::new();
    // Once it is so, the line itself says it.
    if asked.sku != asked.to.sku {
        facts.push(CardFact::text("was_sku", sku_words(&asked.of.sku_text)));
    }
    facts.push(CardFact::text("sku", sku_words(text)));
    if hindrance(content, order).is_some() {
        return facts;
    }
    let less_fen = asked.less_fen();
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
    let asked = asked(&card.content, order).ok_or_else(Problem::not_found)?;
    is_still_offered(tx, (card, order)).await?;
    let deed = Deed {
        key,
        order: order.id,
        rev: Some(order.rev),
        actor,
        by: By::Customer,
        event: asked.event(order.is_paid()),
        detail: card.detail(),
    };
    trade::perform(tx, deed, now).await?;
    // Set aside by now: nobody changes it before the end.
    as_offered(tx, &asked).await?;
    if let Some(event) = asked.back().filter(|_| order.is_paid()) {
        give_back(tx, actor, (order.id, event), now).await?;
    }
    Ok(())
}

/// What was offered within the limit of whoever did is done, whatever became of the limit or of them.
async fn is_still_offered(tx: &ShopTx, (card, order): (&Card, &KnownOrder)) -> Result<(), Problem> {
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
    if within_limit(&card.content, order, role).is_ok() {
        return Ok(());
    }
    let title =
        "More is off the order, or went back, than when it was offered: ask for another card";
    Err(conflict("changed_meanwhile", title))
}

async fn as_offered(tx: &ShopTx, asked: &Asked<'_>) -> Result<(), Problem> {
    let offer = catalogue::offers_in(tx, &[asked.to.sku]).await?.pop();
    let is_same = |offer: &Offer| {
        Some(offer.product) == asked.of.product
            && offer.is_listed
            && offer.price_fen == asked.to.price_fen
            && offer.sku_text == asked.to.text
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
