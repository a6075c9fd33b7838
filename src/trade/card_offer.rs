use serde::Serialize;
use yingke_schema::members::member::Role;

use super::{
    CaseOffer, Illegal, Order, State, TradeRules,
    address_offer::AddressOffer,
    by_shop::{above_limit, may_be_off},
    price::off_fen,
    refund_limit::{may_promise_more, promised_fen, to_give_fen},
    sku_offer::SkuOffer,
};
use crate::http::Problem;

/// What a card offers and its sender may not offer alone: nothing is done before the customer says yes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "card", rename_all = "snake_case")]
pub enum CardOffer {
    Case(CaseOffer),
    Sku(SkuOffer),
    Address(AddressOffer),
}

impl CardOffer {
    /// The line it is about, if it is about one.
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::Case(offer) => Some(offer.line),
            Self::Sku(offer) => Some(offer.line),
            Self::Address(_) => None,
        }
    }

    /// The order, once the customer has said yes.
    pub fn done_to(&self, order: &Order) -> Result<Order, Illegal> {
        match self {
            Self::Case(offer) => offer.done_to(order),
            Self::Sku(offer) => offer.done_to(order),
            Self::Address(offer) => offer.done_to(order),
        }
    }

    /// What the shop gives with it.
    pub fn given_fen(&self, order: &Order) -> i64 {
        match self {
            Self::Case(offer) => offer.amount_fen,
            Self::Sku(offer) => offer.less_fen(order),
            Self::Address(offer) => offer.waived_fen(order),
        }
    }

    /// Refused where somebody of this role does not offer it alone. Of an unpaid order what is off stays so, and would be more than a
    /// discount of theirs of goods that cost less; of a paid one more may go back than they give.
    pub fn may_be_by(
        &self,
        (order, rules): (&Order, &TradeRules),
        role: Role,
    ) -> Result<(), Problem> {
        let (who, more_fen) = ((role, rules), self.given_fen(order));
        match self {
            Self::Case(_) => Ok(may_promise_more(promised_fen(order), more_fen, who)?),
            Self::Sku(_) if order.state != State::WaitBuyerPay => {
                Ok(may_promise_more(to_give_fen(order), more_fen, who)?)
            }
            Self::Sku(_) | Self::Address(_) if more_fen > 0 => self.may_be_taken_off(order, who),
            Self::Sku(_) | Self::Address(_) => Ok(()),
        }
    }

    fn may_be_taken_off(&self, order: &Order, who: (Role, &TradeRules)) -> Result<(), Problem> {
        // What cannot happen is refused elsewhere.
        let Ok(after) = self.done_to(order) else {
            return Ok(());
        };
        let goods_fen = after.goods_fen();
        if may_be_off((off_fen(&after), goods_fen), who) {
            return Ok(());
        }
        Err(above_limit(goods_fen, who))
    }
}
