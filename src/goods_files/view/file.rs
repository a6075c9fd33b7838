//! A file, as a look at it found it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsFileFormat)]
pub enum FileFormat {
    Taobao,
    Csv,
    Xlsx,
}

/// What a look at the file found.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsFileLook)]
pub struct Look {
    pub format: FileFormat,
    /// 47, 54, 58, 63 or 67, of several tables the first one's; none: no Taobao file, or one that lacks columns of the oldest.
    pub generation: Option<u16>,
    /// `utf-16le`, `utf-16be`, `utf-8`, `gbk`; empty for XLSX.
    pub encoding: String,
    /// The tables, as they are called in the zip.
    pub files: Vec<String>,
    /// Pictures in the folders beside the tables.
    pub pictures: i64,
    pub columns: Vec<LookColumn>,
    /// At most 5, each as long as `columns`; a cell is cut at 200 characters.
    pub first_rows: Vec<Vec<String>>,
    /// `columns_unknown`, `columns_missing`, `mixed_generations`, `no_code_column`, `no_pictures`, `old_tool`; after a check also codes of what is taken
    /// otherwise than it stands in the file, of new products `no_template`, and of what may be a slip `price_floor`,
    /// `price_fell_much`, `price_zero`, `zero_stock`, `weight_missing`, `volume_missing`, `description_pictures_elsewhere`.
    pub notes: Vec<String>,
    /// After a check: new products without a delivery template, which would be sent for nothing.
    #[serde(default)]
    pub no_template: i64,
    /// After a check: pictures of new descriptions that lie on other hosts, and the first 20 of these. Customers see none of them.
    #[serde(default)]
    pub pictures_elsewhere: i64,
    #[serde(default)]
    pub hosts_elsewhere: Vec<String>,
    /// Taobao's category numbers in the first 2,000 rows that the shop knows no category of.
    pub unknown_categories: Vec<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsFileColumn)]
pub struct LookColumn {
    /// From 0: the key of `Mapping::columns`.
    pub at: usize,
    pub name: String,
    /// In Chinese, where the format knows the column.
    pub label: String,
    /// What it is read as unless the mapping says otherwise; none: it is not read.
    pub field: Option<String>,
    /// Of the first row.
    pub sample: String,
}
