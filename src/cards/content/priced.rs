//! What an order costs when its customer is asked.

use serde::{Deserialize, Serialize};

use crate::{trade::KnownOrder, vocabulary::SkuId};

/// What an order's total is made of: another one may come to the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub freight_fen: i64,
    pub lines: Vec<PricedLine>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricedLine {
    pub sku: Option<SkuId>,
    pub price_fen: i64,
    pub discount_fen: i64,
}

impl Priced {
    pub fn of(order: &KnownOrder) -> Self {
        let lines = order.lines.iter().map(|line| PricedLine {
            sku: line.sku,
            price_fen: line.price_fen,
            discount_fen: line.discount_fen,
        });
        Self {
            freight_fen: order.freight_fen,
            lines: lines.collect(),
        }
    }
}
