//! What of an import is to run.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RunGoodsImport)]
pub struct RunImport {
    pub rows: RunRows,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsImportRows)]
pub enum RunRows {
    /// `has_faults` unless the check of the same mapping found none.
    All,
    /// Rows with a fault are left out and told.
    Good,
}
