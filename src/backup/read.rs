use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    path::{Component, Path, PathBuf},
};

use flate2::read::GzDecoder;
use serde_json::Value;

use super::{Amount, BackupError, MANIFEST, Manifest, VERSION};
use crate::storage::{Store, dump::TABLES};

/// Rows in one transaction.
const CHUNK: usize = 400;

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
            is_known = check(&mut entry)?;
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

fn check(entry: &mut impl Read) -> Result<bool, BackupError> {
    let manifest: Manifest = serde_json::from_reader(entry).map_err(|_| BackupError::Foreign)?;
    let is_ours = manifest.yingke == VERSION
        && manifest
            .tables
            .iter()
            .all(|(table, _)| TABLES.contains(&table.as_str()));
    if is_ours {
        Ok(true)
    } else {
        Err(BackupError::Foreign)
    }
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
