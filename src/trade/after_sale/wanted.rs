//! Another SKU in an exchange 换规格: what may be wanted, and that it is there.

use uuid::Uuid;

use crate::{
    app::App,
    catalogue::{self, Offer, Wanted},
    http::Problem,
    storage::ShopTx,
    trade::{
        By, Event, Happening, Illegal, Line, Order, RefundKind, RefundState, Undone, Variant, key,
        stock, storage,
    },
    vocabulary::{CustomerId, OrderId, ShopId, SkuId},
};

use super::Claim;

/// The SKU that a customer names, as it is sold now; none: the one that was bought.
pub async fn wanted(
    app: &App,
    (shop, customer): (ShopId, CustomerId),
    (order, line): (OrderId, usize),
    (sku, key): (Option<SkuId>, Uuid),
) -> Result<Option<Variant>, Problem> {
    let Some(sku) = sku else {
        return Ok(None);
    };
    let db = app.store().shop(shop);
    // What stands in an order of somebody else nobody learns by asking for one of its goods.
    let own = storage::row(&db, order).await?;
    own.filter(|row| row.customer_id == customer)
        .ok_or_else(Problem::not_found)?;
    let lines = storage::lines(&db, order).await?;
    let product = lines.get(line).and_then(|line| line.product_id);
    let offer = catalogue::offers(&db, &[sku]).await?.pop();
    let offer = offer.filter(|offer| product == Some(offer.product));
    match offer {
        Some(offer) => Ok(Some(variant(offer))),
        // A retry is answered as before, whether it is still sold or not.
        None if key::is_known(&db, key).await? => Ok(Some(not_sold(sku))),
        None => {
            let title = "wanted: another one of the same product";
            Err(Problem::at_field("no_such_sku", "wanted", title))
        }
    }
}

const fn not_sold(sku: SkuId) -> Variant {
    Variant {
        sku,
        text: String::new(),
        picture: String::new(),
        price_fen: 0,
    }
}

fn variant(offer: Offer) -> Variant {
    Variant {
        sku: offer.sku,
        text: offer.sku_text,
        picture: offer.picture,
        price_fen: offer.price_fen,
    }
}

impl Claim {
    pub fn wanted_sku(&self) -> Option<SkuId> {
        self.wanted.as_ref().map(|wanted| wanted.sku)
    }
}

impl Line {
    /// What is sent in an exchange instead of what was bought.
    pub fn wanted_sku(&self) -> Option<SkuId> {
        let wanted = self.refund.wanted;
        wanted.filter(|_| self.refund.kind == RefundKind::Exchange)
    }

    /// What costs so much is no dearer than a piece was whose money has not gone back: what went back because these cost less was not
    /// paid for them.
    pub fn may_be_exchanged_for(&self, price_fen: i64) -> Result<(), Illegal> {
        let pieces = self.askable();
        let paid_fen = self.item.price_fen * pieces - self.protected_kept_fen();
        if price_fen.saturating_mul(pieces) > paid_fen {
            return Err(Illegal::DearerThanPaid);
        }
        Ok(())
    }

    /// What its case sends to the customer: what was bought, once more, or what is wanted instead; none: no piece of the shop's.
    pub fn sku_to_send(&self) -> Option<SkuId> {
        let same = self.item.sku_id.filter(|_| self.refund.kind.takes_stock());
        self.wanted_sku().or(same)
    }

    /// Pieces of it that lie ready from the shop's yes until they leave, or until the case goes another way.
    pub fn aside(&self) -> Option<Wanted> {
        let waits = matches!(
            self.refund.state,
            RefundState::WaitBuyerReturnGoods
                | RefundState::WaitSellerConfirmGoods
                | RefundState::WaitSellerResend
        );
        let sku = self.sku_to_send()?;
        let quantity = self.case_pieces();
        (waits && self.refund.sets_aside()).then_some(Wanted { sku, quantity })
    }
}

impl Order {
    /// Another SKU is exchanged for one that was bought here.
    pub(in crate::trade) fn may_want(&self, line: usize, event: &Event) -> Result<(), Illegal> {
        let (Event::RefundAsked { refund, claim, .. } | Event::RefundChanged { refund, claim, .. }) =
            event
        else {
            return Ok(());
        };
        let Some(wanted) = &claim.wanted else {
            return Ok(());
        };
        let bought = self.lines[line].item.sku_id;
        let is_other = bought.is_some_and(|sku| sku != wanted.sku);
        if *refund != RefundKind::Exchange || self.source.is_some() || !is_other {
            return Err(Illegal::OtherSku);
        }
        Ok(())
    }
}

/// What is asked for can be had now, for what was paid; it is set aside when the shop agrees. What was asked for before stays so.
pub async fn is_there(tx: &ShopTx, before: &Order, event: &Event) -> Result<(), Undone> {
    let Some((of, wanted, pieces)) = asked_for(before, event) else {
        return Ok(());
    };
    of.may_be_exchanged_for(wanted.price_fen)?;
    let offer = catalogue::offers_in(tx, &[wanted.sku]).await?.pop();
    let fits = |offer: &Offer| {
        Some(offer.product) == of.item.product
            && offer.is_listed
            && offer.price_fen == wanted.price_fen
            && offer.left >= pieces
    };
    if offer.is_some_and(|offer| fits(&offer)) {
        Ok(())
    } else {
        Err(Illegal::OutOfStock.into())
    }
}

/// The shop offers to send only what it has; it is set aside when the customer says yes.
pub async fn may_be_accepted(tx: &ShopTx, after: &Order, event: &Event) -> Result<(), Undone> {
    let Event::ProposalMade { line, .. } = event else {
        return Ok(());
    };
    let (by, at) = (By::Customer, after.last_at());
    let event = Event::ProposalAccepted { line: *line };
    let Ok(accepted) = after.apply(&Happening { event, by, at }) else {
        return Ok(());
    };
    let wanted = stock::reserved(after, &accepted);
    if wanted.is_empty() {
        return Ok(());
    }
    let skus: Vec<_> = wanted.iter().map(|wanted| wanted.sku).collect();
    let free = catalogue::free_of_in(tx, &skus).await?;
    if catalogue::is_enough(&free, &wanted) {
        Ok(())
    } else {
        Err(Illegal::OutOfStock.into())
    }
}

fn asked_for<'a>(before: &'a Order, event: &'a Event) -> Option<(&'a Line, &'a Variant, i64)> {
    let (Event::RefundAsked { line, claim, .. } | Event::RefundChanged { line, claim, .. }) = event
    else {
        return None;
    };
    let of = before.lines.get(*line)?;
    let pieces = claim.quantity.unwrap_or(of.askable());
    Some((of, claim.wanted.as_ref()?, pieces))
}

/// How the SKU that is sent in exchange was called when it was asked for; `newest`: what happened, the newest first.
pub fn wanted_text(
    order: &Order,
    line: usize,
    mut newest: impl Iterator<Item = Happening>,
) -> Option<String> {
    order.lines.get(line)?.wanted_sku()?;
    let asked = |happening: Happening| match happening.event {
        Event::RefundAsked {
            line: of, claim, ..
        }
        | Event::RefundChanged {
            line: of, claim, ..
        } if of == line => Some(claim),
        _ => None,
    };
    let last = newest.find_map(asked)?;
    last.wanted.map(|wanted| wanted.text)
}
