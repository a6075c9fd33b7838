//! A node's data in one file: every row and every stored file at one moment, also while it serves.
//!
//! The file is a gzipped tar: `manifest.json`, `tables/<table>/<part>.jsonl` with one JSON array a row, and `files/…`. It knows no engine, so
//! what was saved from SQLite can be restored into PostgreSQL: that is how an installation grows.

mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use self::{read::restore, write::backup};
use crate::storage::StorageError;

const VERSION: u32 = 1;
const MANIFEST: &str = "manifest.json";

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error("the backup file: {0}")]
    File(#[from] std::io::Error),
    #[error("this is no backup of Yingke, or of a newer one")]
    Foreign,
    #[error("restore needs an empty database; this one has shops in it")]
    NotEmpty,
    #[error("a part of the backup cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    yingke: u32,
    at: i64,
    /// Columns of each table, in the order of its rows.
    tables: Vec<(String, Vec<String>)>,
}

/// How much was written or read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub rows: u64,
    pub files: u64,
}
