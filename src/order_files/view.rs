use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    jobs::JobView,
    vocabulary::{Millis, OrderImportId},
};

/// What an import of orders begins with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewOrderImport {
    /// Made by the client: a retry is answered with the import it began.
    pub key: Uuid,
    /// Of the file, as it is called on the member's machine; 1 to 200 characters.
    pub name: String,
    /// Of the file; at most 64 MiB.
    pub bytes: i64,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderImportState {
    /// The file is on its way.
    Receiving,
    /// It was opened: `look` says what is in it.
    Looked,
    Checking,
    /// Every row was read; nothing is written yet.
    Checked,
    Running,
    /// Some of it is here; it goes on from there.
    Stopped,
    Done,
    Failed,
    /// Given up; the file is gone.
    Dropped,
}

/// An import of orders.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OrderImportView {
    pub id: OrderImportId,
    pub state: OrderImportState,
    /// Whose it is, as they were called then.
    pub by: String,
    pub made_at: Millis,
    /// Of the file.
    pub name: String,
    pub bytes: i64,
    /// None: nobody has looked yet.
    pub look: Option<OrderImportLook>,
    /// None: the columns are read as the look took them.
    pub mapping: Option<OrderImportMapping>,
    /// The last check or run.
    pub job: Option<JobView>,
    /// Orders that the file names and that can be brought in; known after the check.
    pub good: i64,
    /// Orders of the file that are here already, whatever the file says of them.
    pub known: i64,
    /// Orders with a fault.
    pub refused: i64,
    /// Orders that this import has brought.
    pub created: i64,
    /// Customers that came with them.
    pub customers: i64,
    /// Faults; the first 10,000 are kept.
    pub faults: i64,
    pub rev: i64,
}

/// What stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderImportLook {
    /// One, or two: orders and their lines.
    pub files: Vec<OrderImportFile>,
    /// The first rows of the orders, at most 5, with personal data masked.
    pub first_rows: Vec<Vec<String>>,
    /// What to know before going on: `no_lines` (no file of lines came along: one line an order), `no_times` (it does not say when
    /// goods were shipped or received), `resaved_numbers` (a spreadsheet has shortened order numbers).
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderImportFile {
    pub name: String,
    pub what: OrderImportTable,
    /// Without the heading.
    pub rows: i64,
    /// In the order of the file.
    pub columns: Vec<OrderImportColumn>,
    /// What may be read of it.
    pub fields: Vec<OrderImportField>,
}

/// Something that a column may say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderImportField {
    /// For instance `paid_fen`.
    pub field: String,
    /// Without it nothing can be brought in.
    pub is_needed: bool,
}

/// Which column says what: of each field the place of its column, from 0. Fields and columns that it does not name are not read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderImportMapping {
    #[serde(default)]
    pub orders: BTreeMap<String, i64>,
    #[serde(default)]
    pub lines: BTreeMap<String, i64>,
    /// The import's, as it was looked at.
    #[serde(default)]
    pub rev: i64,
}

impl OrderImportMapping {
    pub const fn of(&self, what: OrderImportTable) -> &BTreeMap<String, i64> {
        match what {
            OrderImportTable::Orders => &self.orders,
            OrderImportTable::Lines => &self.lines,
        }
    }
}

/// Which of Taobao's two exports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderImportTable {
    /// `ExportOrderList`: one row an order.
    Orders,
    /// `ExportOrderDetailList`: one row a line.
    Lines,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OrderImportColumn {
    /// Its place, from 0.
    pub at: i64,
    /// As the file calls it.
    pub name: String,
    /// What it is taken for, for instance `paid_fen`; none: passed over.
    pub field: Option<String>,
    /// Of the first row, with personal data masked.
    pub sample: String,
}

/// Something that is wrong in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrderImportFault {
    /// From 1.
    pub no: i64,
    /// As a spreadsheet counts, from 1.
    pub line: i64,
    /// In which of the files.
    pub what: OrderImportTable,
    /// As the file calls it; none: the row as a whole.
    pub column: Option<String>,
    /// For clients to translate.
    pub code: String,
    /// The same in English, with what was found where that is no personal data.
    pub title: String,
    /// Of the row.
    pub order_no: String,
}

#[derive(Serialize, ToSchema)]
pub struct OrderImportFaults {
    pub faults: Vec<OrderImportFault>,
    /// The `cursor` of the next page; none: this is the last.
    pub next: Option<i64>,
}

#[derive(Serialize, ToSchema)]
pub struct OrderImports {
    /// The newest first.
    pub imports: Vec<OrderImportView>,
    /// The `cursor` of the next page; none: this is the last.
    pub next: Option<String>,
}

/// Which orders are brought in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderImportRows {
    /// Refused where any has a fault.
    All,
    /// Those without a fault.
    Good,
}

#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderImportRun {
    pub rows: OrderImportRows,
}
