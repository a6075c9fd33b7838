//! A node's data in one file: every row and every stored file at one moment, also while it serves.
//!
//! The file is a gzipped tar: `manifest.json`, `tables/<table>/<part>.jsonl` with one JSON array a row, and `files/…`. It knows no engine, so
//! what was saved from SQLite can be restored into PostgreSQL: that is how an installation grows.

mod read;
mod write;

use serde::{Deserialize, Serialize};

pub use self::{read::restore, write::backup};
use crate::storage::{
    StorageError,
    dump::{Snapshot, TABLES},
};

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
    #[error(
        "the backup is of {of} and lacks {lacks}, which {here} needs. Restore it by the version that made it, into a new, \
         empty database; then start this version on that database: it brings it up to date"
    )]
    Older {
        of: String,
        here: String,
        lacks: String,
    },
    #[error(
        "the backup is of {of} and holds {more}, which {here} does not know. Restore it by that version, or by a newer one"
    )]
    Newer {
        of: String,
        here: String,
        more: String,
    },
    #[error("restore needs an empty database; this one has shops in it")]
    NotEmpty,
    #[error("a part of the backup cannot be read: {0}")]
    Damaged(#[from] serde_json::Error),
}

#[derive(Serialize, Deserialize)]
struct Manifest {
    yingke: u32,
    at: i64,
    /// What made it, and the newest change of the tables it had seen; the first backups did not say.
    #[serde(default)]
    version: Option<String>,
    tables: Tables,
}

/// Columns of each table, in the order of its rows.
type Tables = Vec<(String, Vec<String>)>;

async fn tables_of(snapshot: &Snapshot) -> Result<Tables, StorageError> {
    let mut tables = Vec::new();
    for table in TABLES {
        let columns = snapshot.columns(table).await?;
        let names = columns.into_iter().map(|column| column.name).collect();
        tables.push(((*table).to_owned(), names));
    }
    Ok(tables)
}

async fn version_of(snapshot: &Snapshot) -> Result<String, StorageError> {
    let seen = snapshot.newest_migration().await?;
    Ok(format!("Yingke {} ({seen})", env!("CARGO_PKG_VERSION")))
}

/// How much was written or read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub rows: u64,
    pub files: u64,
}
