//! What routes are told and tell. Documented for people in `docs/goods-files.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    catalogue::{goods::Selection, ops::Warning},
    jobs::JobView,
    vocabulary::{ImportId, Millis, TemplateId},
};

/// A file of goods that somebody is going to send in pieces.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGoodsImport)]
pub struct NewImport {
    /// Made by the client: a retry carries the same one and begins no second import.
    pub key: Uuid,
    /// As the file is called, 1 to 200 characters.
    pub name: String,
    /// 1 to 1 GiB.
    pub bytes: i64,
}

/// `receiving → looked → checking → checked → running → done`; `stopped` and `failed` go on with `resume`; `dropped` is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsImportState)]
pub enum ImportState {
    Receiving,
    Looked,
    Checking,
    Checked,
    Running,
    Done,
    Stopped,
    Failed,
    Dropped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsFileFormat)]
pub enum FileFormat {
    Taobao,
    Csv,
    Xlsx,
}

/// An import as it stands.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoodsImport)]
pub struct ImportView {
    pub id: ImportId,
    pub name: String,
    pub bytes: i64,
    /// Bytes of every piece but the last, which may be shorter.
    pub piece_bytes: i64,
    /// Numbers of the pieces that are not there yet, from 0; at most 256 of them.
    pub missing: Vec<i64>,
    pub state: ImportState,
    /// Which of the two jobs it is about where it is `stopped` or `failed`, and what `resume` goes on with.
    pub step: Option<ImportStep>,
    pub by: String,
    pub made_at: Millis,
    /// Behind it the file is deleted and nothing more can be done with it.
    pub kept_until: Millis,
    /// None before `look`.
    pub look: Option<Look>,
    pub mapping: Option<Mapping>,
    /// Of the check or, once it began, of the run.
    pub job: Option<JobView>,
    /// Of the newest of the two.
    pub counts: Counts,
    /// Whether `{"rows":"all"}` may run: the check of this mapping found no fault.
    pub can_run_all: bool,
    /// Whether `{"rows":"good"}` may run.
    pub can_run_good: bool,
    /// Changes with whatever is set; `mapping` must name it.
    pub rev: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = GoodsImportStep)]
pub enum ImportStep {
    Check,
    Run,
}

/// Products; a check counts what a run would do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = GoodsImportCounts)]
pub struct Counts {
    pub created: i64,
    pub updated: i64,
    /// There is nothing to change.
    pub unchanged: i64,
    /// There already, and left alone as `existing: skip` says.
    pub skipped: i64,
    /// With a fault: nothing of them is written.
    pub refused: i64,
    /// All that were found; the first 10,000 are kept.
    pub faults: i64,
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

/// Newest first.
#[derive(Serialize, ToSchema)]
#[schema(as = GoodsImports)]
pub struct Imports {
    pub imports: Vec<ImportView>,
    /// `cursor` of the next page; none: that was all.
    pub next: Option<ImportId>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = GoodsImportFaults)]
pub struct ImportFaults {
    pub faults: Vec<ImportFault>,
    /// `cursor` of the next page; none: that was all that is kept.
    pub next: Option<i64>,
    /// Found; at most 10,000 of them are kept.
    pub total: i64,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = GoodsImportFault)]
pub struct ImportFault {
    pub no: i64,
    /// The table it stands in; empty where there is one.
    pub file: String,
    /// As an editor counts, from 1.
    pub line: i64,
    /// Empty: the whole row.
    pub column: String,
    pub code: String,
    pub title: String,
    /// Of the product, where it could be read.
    pub row_code: String,
}

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
