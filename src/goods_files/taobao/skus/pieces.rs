//! How many pieces a row may say.

use crate::{catalogue::goods::GoodsSku, goods_files::snapshot::SnapshotSku};

/// Taobao takes no more.
pub const MOST_PIECES: i64 = 999_999;

pub(super) fn held(stock: i64) -> u64 {
    stock.min(MOST_PIECES) as u64
}

/// More pieces than a file says; what came so stays so.
pub(super) fn too_many(before: &[SnapshotSku], after: &[GoodsSku]) -> Option<String> {
    let came = |sku: &GoodsSku| {
        let mut before = before.iter();
        before.any(|was| (was.id, was.stock) == (sku.id, sku.stock))
    };
    let mut after = after.iter();
    let is_cut = after.any(|sku| sku.stock > MOST_PIECES && !came(sku));
    is_cut.then(|| "skus.stock".to_owned())
}
