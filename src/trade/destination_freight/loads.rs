//! What of an order is still to leave.

use crate::{
    catalogue::{Offer, delivery::Load},
    trade::Order,
    vocabulary::SkuId,
};

pub(super) fn skus_of(order: &Order) -> Vec<SkuId> {
    let lines = order.lines.iter();
    lines.filter_map(|line| line.item.sku_id).collect()
}

/// What is still to leave, at the prices it was bought for; what is not sold any more goes by no template.
pub(super) fn loads(order: &Order, offers: &[Offer]) -> Vec<Load> {
    let leaving = order.lines.iter().filter(|line| line.left() > 0);
    let loads = leaving.filter_map(|line| {
        let sku = line.item.sku_id?;
        let offer = offers.iter().find(|offer| offer.sku == sku);
        Some(Load {
            sku,
            template: offer.and_then(|offer| offer.template),
            quantity: line.left(),
            price_fen: line.item.price_fen,
            weight_g: offer.map_or(0, |offer| offer.weight_g),
            volume_cm3: offer.map_or(0, |offer| offer.volume_cm3),
        })
    });
    loads.collect()
}
