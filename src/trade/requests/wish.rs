use serde::Serialize;

use super::{RequestKind, ask::not_needed, asked::Asked, card, topic::Topic};
use crate::{
    catalogue,
    http::Problem,
    storage::ShopTx,
    trade::{CardOffer, Destination, KnownOrder},
    vocabulary::{Millis, SkuId},
};

/// What somebody says they want done; of some cards the shop has to find out what they come to.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Wish {
    Whole(Asked),
    Sku { line: usize, sku: SkuId },
    Address(Destination),
}

impl Wish {
    pub fn topic(&self) -> Topic {
        match self {
            Self::Whole(asked) => asked.topic(),
            Self::Sku { line, .. } => Topic::of_line(RequestKind::Sku, Some(*line)),
            Self::Address(_) => Topic::of_line(RequestKind::Address, None),
        }
    }

    /// Refused where the customer could not take what is offered, or nothing of it needs anybody's agreement.
    pub async fn asked(
        &self,
        tx: &ShopTx,
        known: &KnownOrder,
        now: Millis,
    ) -> Result<Asked, Problem> {
        let asked = match self {
            Self::Whole(asked) => asked.clone(),
            Self::Sku { line, sku } => {
                let found = catalogue::offers_in(tx, &[*sku]).await?.pop();
                Asked::Card(CardOffer::Sku(known.sku_offer(*line, found)?))
            }
            Self::Address(to) => {
                let offer = known.waived_in(tx, to.clone()).await?;
                Asked::Card(CardOffer::Address(offer.ok_or_else(not_needed)?))
            }
        };
        if let Asked::Card(offer) = &asked {
            card::may_take(known, offer, now)?;
        }
        Ok(asked)
    }
}
