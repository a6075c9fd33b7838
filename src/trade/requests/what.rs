use super::asked::Asked;
use crate::{
    catalogue::sku_words,
    trade::{CardOffer, CaseReason, LineDiscount},
};

/// What a view says of a request beside its row's numbers.
#[derive(Default)]
pub struct What {
    pub lines: Vec<LineDiscount>,
    pub said: Option<String>,
    pub cause: Option<CaseReason>,
    pub quantity: Option<i64>,
    pub sku: Option<String>,
    pub address_masked: Option<String>,
}

impl What {
    pub fn of(asked: Option<&Asked>) -> Self {
        let mut what = Self::default();
        match asked {
            Some(Asked::Price(price)) => what.lines.clone_from(&price.lines),
            Some(Asked::Refund { said, .. }) if !said.is_empty() => {
                what.said = Some(yingke_masking::text(said));
            }
            Some(Asked::Card(CardOffer::Case(offer))) => {
                what.cause = Some(offer.reason);
                what.quantity = offer.quantity;
            }
            Some(Asked::Card(CardOffer::Sku(offer))) => {
                what.sku = Some(sku_words(&offer.to.text));
            }
            Some(Asked::Card(CardOffer::Address(offer))) => {
                what.address_masked = Some(yingke_masking::address(&offer.to.address));
            }
            Some(Asked::Compensation { .. } | Asked::Refund { .. }) | None => {}
        }
        what
    }
}
