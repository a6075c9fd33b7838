//! What a run would change.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::catalogue::ops::Warning;

/// Products that a run would change, in the order of the file.
#[derive(Serialize, ToSchema)]
#[schema(as = GoodsImportChanges)]
pub struct ChangedProducts {
    pub products: Vec<ChangedProduct>,
    /// `cursor` of the next page; none: that was all that is kept.
    pub next: Option<i64>,
    /// Found; at most 10,000 of them are kept, until the run begins.
    pub total: i64,
}

/// A product that is there, and what a run would change of it.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = GoodsImportChanged)]
pub struct ChangedProduct {
    pub no: i64,
    /// The table it stands in; empty where there is one.
    pub file: String,
    /// As an editor counts, from 1.
    pub line: i64,
    /// As the product was called when it was checked.
    pub code: String,
    pub title: String,
    /// At most 100.
    pub changes: Vec<FieldChange>,
    /// Fields that are not among them.
    pub more: i64,
    /// What makes sense and may still be a slip: `price_floor`, `price_fell_much`, `price_zero`, `zero_stock`,
    /// `weight_missing`, `volume_missing`, `description_pictures_elsewhere`.
    pub warnings: Vec<Warning>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsImportChange)]
pub struct FieldChange {
    /// As the history of a product calls it: `title`, `price_fen`.
    pub field: String,
    /// Code of the SKU it is about.
    pub sku: Option<String>,
    /// Its properties, as orders name it: `颜色:原木色;尺寸:1.4m`.
    pub props: Option<String>,
    /// Of a long text the part in which it differs.
    pub before: Value,
    pub after: Value,
}
