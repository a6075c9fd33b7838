use std::collections::HashMap;

use super::{
    Goods, GoodsSku,
    fault::{Fault, fault},
};

/// Each SKU shows one of its product's pictures or none of its own: one that the product has no more is taken off it. `addresses` are
/// those of the pictures that edits name.
pub fn settle(
    before: &[GoodsSku],
    after: &mut Goods,
    addresses: &HashMap<String, String>,
) -> Result<(), Fault> {
    let shown = &after.detail.pictures;
    for (place, sku) in after.skus.iter_mut().enumerate() {
        if let Some(address) = addresses.get(&sku.picture) {
            sku.picture.clone_from(address);
        }
        if sku.picture.is_empty() || shown.contains(&sku.picture) {
            continue;
        }
        let mut had = before.iter();
        if !had.any(|was| (was.id, &was.picture) == (sku.id, &sku.picture)) {
            let title = "picture: one of the product's pictures";
            return Err(fault(
                "no_such_picture",
                format!("skus.{place}.picture"),
                title,
            ));
        }
        sku.picture.clear();
    }
    Ok(())
}
