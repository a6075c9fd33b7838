//! How the rows of a file are read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::vocabulary::TemplateId;

/// How the rows are read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GoodsFileMapping)]
pub struct Mapping {
    /// Number of a column → field, `""`: not read. Columns left out are read as the look says. Only for CSV and XLSX.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    #[serde(default)]
    pub existing: Existing,
    #[serde(default)]
    pub state: StateRule,
    /// Of products whose row names none.
    #[serde(default)]
    pub category: Option<String>,
    /// The delivery template of new products whose row names none. None: they are sent for nothing.
    #[serde(default)]
    pub template: Option<TemplateId>,
    /// Taobao's number of a category → the shop's category, which is made where it is not there. Remembered for later files.
    #[serde(default)]
    pub categories: BTreeMap<String, String>,
    /// The import's, as it was looked at.
    #[serde(default)]
    pub rev: i64,
}

/// What becomes of a product whose code the shop has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsImportExisting)]
pub enum Existing {
    #[default]
    Update,
    Skip,
    /// A fault of its row.
    Refuse,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsImportShelf)]
pub enum StateRule {
    /// Listed or in the store, as the file says.
    AsFile,
    /// New ones go into the store; those that are there stay where they are.
    #[default]
    Stored,
}
