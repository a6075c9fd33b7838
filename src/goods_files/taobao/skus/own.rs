//! What is the product's own in a row, and follows its SKUs.

use yingke_taobao_csv::{CubicCm, Fen, Grams, Product, Sku};

use super::pieces::{MOST_PIECES, held};
use crate::{catalogue::goods::GoodsSku, goods_files::snapshot::SnapshotSku};

/// A product that is sold in one way only has no table.
pub(super) fn put_only(
    product: &mut Product,
    before: &[SnapshotSku],
    only: &GoodsSku,
) -> Option<String> {
    let was = before.first().filter(|_| product.skus.is_empty());
    product.skus.clear();
    if was.is_none_or(|was| was.price_fen != only.price_fen) {
        product.price = Fen(only.price_fen as u64);
    }
    if was.is_none_or(|was| was.stock != only.stock) {
        product.num = held(only.stock);
    }
    if was.is_none_or(|was| was.barcode != only.barcode) {
        product.barcode.clone_from(&only.barcode);
    }
    let is_as_before = was.is_some_and(|was| was.code == only.code);
    let is_held = is_as_before || only.code == product.outer_id;
    (!is_held).then(|| "skus.code".to_owned())
}

/// The cells of the product's own price and quantity follow its SKUs where they did so before.
pub(super) fn follow(product: &mut Product, before: &[Sku]) {
    let now = &product.skus;
    let lowest = |skus: &[Sku]| skus.iter().map(|sku| sku.price).min();
    let highest = |skus: &[Sku]| skus.iter().map(|sku| sku.price).max();
    let pieces = |skus: &[Sku]| skus.iter().map(|sku| sku.num).fold(0, u64::saturating_add);
    let price = Some(product.price);
    if before.is_empty() || price == lowest(before) {
        product.price = lowest(now).unwrap_or_default();
    } else if price == highest(before) {
        product.price = highest(now).unwrap_or_default();
    }
    let most = MOST_PIECES as u64;
    let before_it = pieces(before);
    if before.is_empty() || product.num == before_it || product.num == before_it.min(most) {
        // More than Taobao takes stays where it came so.
        product.num = pieces(now).min(most.max(product.num));
    }
}

/// Weight and size are the product's there; of SKUs that differ the heaviest and the largest decide what freight costs.
pub(super) fn parcel(
    product: &mut Product,
    before: &[SnapshotSku],
    after: &[GoodsSku],
) -> Vec<String> {
    let weight = after.iter().map(|sku| sku.weight_g).max();
    let weight = weight.unwrap_or_default();
    if Some(weight) != before.iter().map(|sku| sku.weight_g).max() {
        product.weight = Some(Grams(weight as u64)).filter(|_| weight > 0);
    }
    let size = after.iter().map(|sku| sku.volume_cm3).max();
    let size = size.unwrap_or_default();
    if Some(size) != before.iter().map(|sku| sku.volume_cm3).max() {
        product.size = Some(CubicCm(size as u64)).filter(|_| size > 0);
    }
    let mut lost = Vec::new();
    if after.iter().any(|sku| sku.weight_g != weight) {
        lost.push("skus.weight_g".to_owned());
    }
    if after.iter().any(|sku| sku.volume_cm3 != size) {
        lost.push("skus.volume_cm3".to_owned());
    }
    lost
}
