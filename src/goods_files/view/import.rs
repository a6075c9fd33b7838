//! An import as it stands.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{file::Look, mapping::Mapping};
use crate::{
    jobs::JobView,
    vocabulary::{ImportId, Millis},
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

/// Newest first.
#[derive(Serialize, ToSchema)]
#[schema(as = GoodsImports)]
pub struct Imports {
    pub imports: Vec<ImportView>,
    /// `cursor` of the next page; none: that was all.
    pub next: Option<ImportId>,
}
