use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    catalogue::goods::{Change, Goods, GoodsSku},
    vocabulary::SkuId,
};

/// A change, as an item keeps it to show and to take back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeptChange {
    pub field: String,
    /// Code of the SKU it is about, after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// The same SKU, whatever its code becomes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<SkuId>,
    pub before: Value,
    pub after: Value,
    /// Of the stock: what orders wait for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved: Option<i64>,
}

impl KeptChange {
    pub fn of(change: &Change, after: &Goods) -> Self {
        let by_code = |code: &String| after.skus.iter().find(|sku| sku.code == *code);
        let sku: Option<&GoodsSku> = change.sku.as_ref().and_then(by_code);
        let is_stock = change.field == "stock";
        Self {
            field: change.field.to_owned(),
            sku: change.sku.clone(),
            id: sku.map(|sku| sku.id),
            before: change.before.clone(),
            after: change.after.clone(),
            reserved: sku.filter(|_| is_stock).map(|sku| sku.reserved),
        }
    }

    /// Whether it is what was looked at; what orders wait for may have changed.
    pub fn is(&self, change: &Change) -> bool {
        self.field == change.field
            && self.sku == change.sku
            && self.before == change.before
            && self.after == change.after
    }
}

/// All of a product's changes.
pub fn kept(changes: &[Change], after: &Goods) -> Vec<KeptChange> {
    changes
        .iter()
        .map(|change| KeptChange::of(change, after))
        .collect()
}
