//! The two jobs of an import: the check reads everything and writes nothing, the run writes each product whole or not at all.

mod all;
mod begin;
mod cursor;
mod told;
mod under;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use self::{
    cursor::Cursor,
    told::{faults_of, file_of, tally, unreachable_file},
};
use super::storage;
use crate::{
    app::App,
    catalogue,
    goods_files::view::{ImportState, ImportStep},
    jobs::{Ended, Run, Work},
    storage::StorageError,
    vocabulary::{ImportId, Millis},
};

/// What a job of an import is begun with.
#[derive(Serialize, Deserialize)]
pub struct Input {
    pub import: ImportId,
    /// When the check began: of a time that has come since, the run writes what the check showed. None: begun by an earlier version.
    pub as_of: Option<Millis>,
}

/// Checks imports, or runs them.
pub struct Importing {
    app: App,
    step: ImportStep,
}

impl Importing {
    pub fn checks(app: &App) -> Self {
        Self {
            app: app.clone(),
            step: ImportStep::Check,
        }
    }

    pub fn runs(app: &App) -> Self {
        Self {
            app: app.clone(),
            step: ImportStep::Run,
        }
    }
}

/// As jobs are called.
pub const fn kind_of(step: ImportStep) -> &'static str {
    match step {
        ImportStep::Check => "goods_check",
        ImportStep::Run => "goods_import",
    }
}

#[async_trait]
impl Work for Importing {
    fn kind(&self) -> &'static str {
        kind_of(self.step)
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let Ok(Input { import, as_of }) = serde_json::from_str(&run.input) else {
            return Ok(Ended::Failed("bad_input".to_owned()));
        };
        let row = storage::one(&self.app.store().shop(run.shop), import).await?;
        let state = row.as_ref().map(|row| ImportState::of_code(&row.state));
        match (row, state, self.step) {
            (Some(row), Some(ImportState::Checking), ImportStep::Check)
            | (Some(row), Some(ImportState::Running), ImportStep::Run) => {
                let ended = Box::pin(self.all(&row, as_of, run)).await?;
                if self.step == ImportStep::Run {
                    let live = self.app.live();
                    live.tell_members(run.shop, None, catalogue::NEWS, &json!({}));
                }
                Ok(ended)
            }
            // It had come to its end when this node, or another, died.
            (Some(_), Some(ImportState::Checked | ImportState::Done), _) => Ok(Ended::Done),
            _ => Ok(Ended::Failed("import_gone".to_owned())),
        }
    }
}
