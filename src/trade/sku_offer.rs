use axum::http::StatusCode;
use serde::{Deserialize, Serialize};

use super::{By, CompensationReason, Event, Illegal, Order, State, Variant};
use crate::{catalogue::Offer, http::Problem};

/// Another SKU in the place of the one that was bought 换规格.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkuOffer {
    /// By its place in the order, from 0.
    pub line: usize,
    /// As it is offered: what is agreed to is this and nothing else.
    pub to: Variant,
}

impl SkuOffer {
    /// `found`: the SKU as it is sold now.
    pub fn of(order: &Order, line: usize, found: Option<Offer>) -> Result<Self, Problem> {
        let no_line = || Problem::at_field("no_such_line", "line", "There is no such line");
        let of = order.lines.get(line).ok_or_else(no_line)?;
        let is_another = |offer: &Offer| {
            of.item.product == Some(offer.product)
                && offer.is_listed
                && of.item.sku_id.is_some_and(|was| was != offer.sku)
        };
        let title = "sku: another one of the same product";
        let missing = || Problem::at_field("no_such_sku", "sku", title);
        let offer = found.filter(is_another).ok_or_else(missing)?;
        if offer.left < of.left() {
            let title = "There is too little left of it";
            return Err(Problem::new(StatusCode::CONFLICT, "out_of_stock", title));
        }
        let to = Variant {
            sku: offer.sku,
            text: offer.sku_text,
            picture: offer.picture,
            price_fen: offer.price_fen,
        };
        Ok(Self { line, to })
    }

    /// What was paid for the pieces still to come and not given back because they cost less, less what the others cost. What is off the
    /// line stays so.
    pub fn less_fen(&self, order: &Order) -> i64 {
        order.lines.get(self.line).map_or(0, |of| {
            let was_fen = of.item.price_fen * of.left() - of.protected_kept_fen();
            was_fen - self.to.price_fen * of.left()
        })
    }

    /// Of a paid order the price stays what was paid.
    pub fn event(&self, order: &Order) -> Result<Event, Illegal> {
        let of = order.lines.get(self.line).ok_or(Illegal::NoSuchLine)?;
        let was = Variant::of(&of.item).ok_or(Illegal::OtherSku)?;
        let price_fen = if is_paid(order) {
            was.price_fen
        } else {
            self.to.price_fen
        };
        let to = Variant {
            price_fen,
            ..self.to.clone()
        };
        let line = self.line;
        Ok(Event::SkuChanged { line, was, to })
    }

    /// What goes back of a paid order with it; none where nothing does.
    pub fn back(&self, order: &Order) -> Option<Event> {
        let amount_fen = self.less_fen(order);
        (is_paid(order) && amount_fen > 0).then_some(Event::Compensated {
            line: self.line,
            amount_fen,
            reason: CompensationReason::OtherSku,
        })
    }

    /// The order, once the customer has said yes.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        let after = order.would_be(self.event(order)?, By::Customer)?;
        if is_paid(order) && self.less_fen(order) < 0 {
            return Err(Illegal::DearerThanPaid);
        }
        match self.back(order) {
            Some(back) => after.would_be(back, By::System),
            None => Ok(after),
        }
    }
}

fn is_paid(order: &Order) -> bool {
    order.state != State::WaitBuyerPay
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        trade::testing::{placed, then},
        vocabulary::{SkuId, new_id},
    };

    fn at(price_fen: i64) -> SkuOffer {
        let to = Variant {
            sku: SkuId(new_id()),
            text: "尺寸:1.2m".to_owned(),
            picture: String::new(),
            price_fen,
        };
        SkuOffer { line: 0, to }
    }

    #[test]
    fn what_costs_less_gives_back_only_what_was_paid() {
        let offer = at(15_000);
        let unpaid = placed();
        let after = offer.done_to(&unpaid).unwrap();
        assert_eq!((after.total_fen(), after.refunded_fen), (15_000, 0));
        let paid = then(&unpaid, Event::Paid, By::Customer);
        let after = offer.done_to(&paid).unwrap();
        assert_eq!((after.total_fen(), after.refunded_fen), (20_000, 5_000));
    }

    #[test]
    fn what_was_paid_for_does_not_become_dearer() {
        let paid = then(&placed(), Event::Paid, By::Customer);
        let dearer = at(20_001).done_to(&paid);
        assert_eq!(dearer, Err(Illegal::DearerThanPaid));
        assert!(at(20_001).done_to(&placed()).is_ok());
    }
}
