//! What the freight is made of where an order goes instead.

use super::quoted::Quoted;
use crate::{
    trade::{Carried, Order, State},
    vocabulary::SkuId,
};

impl Quoted {
    /// What the freight of an order that is not paid is made of where it goes instead: what each template costs more or less there is
    /// of its lines. Empty where that stays, or was never known.
    pub fn carried(&self, order: &Order) -> Vec<Carried> {
        let is_unknown = order.carried.is_empty() && order.placed_freight_fen != 0;
        if is_unknown || order.state != State::WaitBuyerPay {
            return Vec::new();
        }
        let mut carried = order.carried.clone();
        for (was, is) in self.was.parts.iter().zip(&self.is.parts) {
            let more_fen = is.fen + is.surcharge_fen - was.fen - was.surcharge_fen;
            bring(&mut carried, lines_of(order, &is.skus), more_fen);
        }
        carried
    }
}

/// Bringing these lines together costs so much more.
pub(super) fn bring(carried: &mut Vec<Carried>, lines: Vec<usize>, more_fen: i64) {
    let together = |of: &&mut Carried| !of.is_each && of.lines == lines;
    if let Some(of) = carried.iter_mut().find(together) {
        of.fen = (of.fen + more_fen).max(0);
    } else if more_fen > 0 {
        carried.push(Carried {
            lines,
            fen: more_fen,
            is_installed: false,
            is_each: false,
        });
    }
}

fn lines_of(order: &Order, skus: &[SkuId]) -> Vec<usize> {
    let lines = (0..).zip(&order.lines);
    let these = lines.filter(|(_, line)| line.item.sku_id.is_some_and(|sku| skus.contains(&sku)));
    these.map(|(no, _)| no).collect()
}
