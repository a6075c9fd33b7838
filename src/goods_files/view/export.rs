//! What is wanted as a file.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::file::FileFormat;
use crate::catalogue::goods::Selection;

/// What is wanted as a file.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGoodsExport)]
pub struct NewExport {
    pub selection: Selection,
    pub format: FileFormat,
    /// 47, 54, 58, 63 or 67, for `taobao`. None: products that came in a Taobao file go out in its own layout, others in 63.
    #[serde(default)]
    pub generation: Option<u16>,
    /// For `taobao` and `csv`. None: as they came, new ones in UTF-16LE; a CSV in UTF-8 with its mark.
    #[serde(default)]
    pub encoding: Option<ExportEncoding>,
    /// A zip with the pictures beside the table.
    #[serde(default)]
    pub pictures: bool,
    /// Products that came in several layouts: a zip with a table for each. Otherwise they are refused as `mixed_generations`.
    #[serde(default)]
    pub split: bool,
    /// For `taobao`: products that cannot be written are left out and told. Otherwise they refuse the file, as `unwritable` or `formula`.
    #[serde(default)]
    pub leave_out: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsFileEncoding)]
pub enum ExportEncoding {
    Utf16le,
    Utf8Bom,
    Gbk,
}
