use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Component, Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde_json::Value;

use super::{Amount, BackupError, MANIFEST, Manifest, Tables, VERSION, tables_of, version_of};
use crate::storage::{Store, dump::TABLES};

/// Rows in one transaction.
const CHUNK: usize = 400;
/// What the first backups are of.
const UNSAID: &str = "an early Yingke";

/// Reads a backup into an empty database and a folder of files.
pub async fn restore(store: &Store, files: &Path, source: &Path) -> Result<Amount, BackupError> {
    if !store.is_empty().await? {
        return Err(BackupError::NotEmpty);
    }
    let mut tar = tar::Archive::new(GzDecoder::new(File::open(source)?));
    let mut amount = Amount::default();
    let mut is_known = false;
    for entry in tar.entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        if path == Path::new(MANIFEST) {
            check(store, &mut entry).await?;
            is_known = true;
        } else if !is_known {
            return Err(BackupError::Foreign);
        } else if let Some(table) = table_of(&path) {
            amount.rows += read_rows(store, table, BufReader::new(entry)).await?;
        } else if let Some(target) = file_of(&path, files) {
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::io::copy(&mut entry, &mut File::create(target)?)?;
            amount.files += 1;
        }
    }
    if is_known {
        Ok(amount)
    } else {
        Err(BackupError::Foreign)
    }
}

/// Rows come as the columns stand here: what another version wrote is refused before anything is.
async fn check(store: &Store, entry: impl Read) -> Result<(), BackupError> {
    let manifest: Manifest = serde_json::from_reader(entry).map_err(|_| BackupError::Foreign)?;
    if manifest.yingke != VERSION {
        return Err(BackupError::Foreign);
    }
    let snapshot = store.snapshot().await?;
    let (tables, here) = (tables_of(&snapshot).await?, version_of(&snapshot).await?);
    let of = manifest.version.unwrap_or_else(|| UNSAID.to_owned());
    let more = beyond(&manifest.tables, &tables).join(", ");
    if !more.is_empty() {
        return Err(BackupError::Newer { of, here, more });
    }
    let lacks = beyond(&tables, &manifest.tables).join(", ");
    if !lacks.is_empty() {
        return Err(BackupError::Older { of, here, lacks });
    }
    Ok(())
}

/// Tables, and columns of tables that both have, which are in `one` and not in `other`.
fn beyond(one: &Tables, other: &Tables) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in one {
        let Some((_, known)) = other.iter().find(|(name, _)| name == table) else {
            found.push(table.clone());
            continue;
        };
        let new = columns.iter().filter(|column| !known.contains(column));
        found.extend(new.map(|column| format!("{table}.{column}")));
    }
    found
}

/// Names come from a file someone may have touched: only known tables, only paths that stay inside.
fn table_of(path: &Path) -> Option<&'static str> {
    let mut parts = path.components();
    let (first, second) = (parts.next()?, parts.next()?);
    let table = second.as_os_str().to_str()?;
    (first.as_os_str() == "tables")
        .then(|| TABLES.iter().find(|known| **known == table).copied())?
}

fn file_of(path: &Path, files: &Path) -> Option<PathBuf> {
    let name = path.strip_prefix("files").ok()?;
    let is_inside = name
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    is_inside.then(|| files.join(name))
}

async fn read_rows(store: &Store, table: &str, lines: impl BufRead) -> Result<u64, BackupError> {
    let mut count = 0;
    let mut chunk: Vec<Vec<Value>> = Vec::with_capacity(CHUNK);
    for line in lines.lines() {
        chunk.push(serde_json::from_str(&line?)?);
        count += 1;
        if chunk.len() == CHUNK {
            store.load_rows(table, &chunk).await?;
            chunk.clear();
        }
    }
    store.load_rows(table, &chunk).await?;
    Ok(count)
}
