use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Act, Content, Given, content::NewAddress, storage::Card};
use crate::{
    catalogue::sku_words,
    storage::{ShopTx, StorageError},
    trade::{self, KnownOrder},
    vocabulary::{SkuId, digest_of},
};

/// What a customer said yes to on a check, for when it is asked later: the order may have changed since. Where it went is masked, and
/// told apart by a digest alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    pub total_fen: i64,
    freight_fen: i64,
    discount_fen: i64,
    lines: Vec<ConfirmedLine>,
    pub to: NewAddress,
    to_digest: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct ConfirmedLine {
    sku: Option<SkuId>,
    text: String,
}

impl Confirmed {
    fn of(order: &KnownOrder) -> Self {
        let lines = order.lines.iter().map(|line| ConfirmedLine {
            sku: line.sku,
            text: line.sku_text.clone(),
        });
        Self {
            total_fen: order.total_fen,
            freight_fen: order.freight_fen,
            discount_fen: order.discount_fen,
            lines: lines.collect(),
            to: NewAddress::of(order).masked(),
            to_digest: digest_of_place(order),
        }
    }

    pub fn is_elsewhere(&self, order: &KnownOrder) -> bool {
        self.to_digest != digest_of_place(order)
    }

    pub fn costs_otherwise(&self, order: &KnownOrder) -> bool {
        let was = (self.total_fen, self.freight_fen, self.discount_fen);
        was != (order.total_fen, order.freight_fen, order.discount_fen)
    }

    /// By their values, the SKUs of before that are other ones by now.
    pub fn other_skus(&self, order: &KnownOrder) -> Vec<String> {
        let lines = self.lines.iter().zip(&order.lines);
        let others = lines.filter(|(was, is)| was.sku != is.sku);
        others.map(|(was, _)| sku_words(&was.text)).collect()
    }
}

/// The card with what its customer has just confirmed, where it asked them to check.
pub async fn with_confirmed(tx: &ShopTx, card: Card, given: &Given) -> Result<Card, StorageError> {
    let (Content::OrderCheck { order, .. } | Content::AddressCheck { order, .. }) = card.content
    else {
        return Ok(card);
    };
    if given.act != Act::Confirm {
        return Ok(card);
    }
    let known = trade::known_in(tx, order).await?;
    let confirmed = known.map(|known| Confirmed::of(&known));
    let content = match card.content {
        Content::OrderCheck { .. } => Content::OrderCheck { order, confirmed },
        _ => Content::AddressCheck { order, confirmed },
    };
    Ok(Card { content, ..card })
}

fn digest_of_place(order: &KnownOrder) -> String {
    let to = &order.to;
    digest_of(&json!([order.id, to.receiver, to.phone, to.address]))
}
