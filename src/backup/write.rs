use std::{fs::File, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};
use futures_util::TryStreamExt;

use super::{Amount, BackupError, MANIFEST, Manifest, VERSION, tables_of, version_of};
use crate::{
    storage::{
        Store,
        dump::{Snapshot, TABLES},
    },
    vocabulary::Millis,
};

/// Bytes of rows held in memory before they go to the file.
const PART: usize = 4 << 20;

type Tar = tar::Builder<GzEncoder<File>>;

/// Writes everything to `target`, beside which it is built until it is whole.
pub async fn backup(
    store: &Store,
    files: &Path,
    target: &Path,
    now: Millis,
) -> Result<Amount, BackupError> {
    let unfinished = target.with_extension("unfinished");
    let mut tar = tar::Builder::new(GzEncoder::new(
        File::create(&unfinished)?,
        Compression::fast(),
    ));
    let snapshot = store.snapshot().await?;
    let mut amount = Amount::default();
    write_manifest(&mut tar, &snapshot, now).await?;
    for table in TABLES {
        amount.rows += write_table(&mut tar, &snapshot, table).await?;
    }
    // A file is stored before the row that names it, so every row of the snapshot finds its file.
    amount.files = write_files(&mut tar, files)?;
    let file = tar.into_inner()?.finish()?;
    file.sync_all()?;
    std::fs::rename(&unfinished, target)?;
    Ok(amount)
}

async fn write_manifest(tar: &mut Tar, snapshot: &Snapshot, at: Millis) -> Result<(), BackupError> {
    let manifest = Manifest {
        yingke: VERSION,
        at,
        version: Some(version_of(snapshot).await?),
        tables: tables_of(snapshot).await?,
    };
    append(tar, MANIFEST, &serde_json::to_vec(&manifest)?)
}

async fn write_table(tar: &mut Tar, snapshot: &Snapshot, table: &str) -> Result<u64, BackupError> {
    let columns = snapshot.columns(table).await?;
    let mut rows = std::pin::pin!(snapshot.rows(table, &columns).await?);
    let (mut part, mut parts, mut count) = (Vec::new(), 0, 0);
    while let Some(row) = rows.try_next().await? {
        serde_json::to_writer(&mut part, &row)?;
        part.write_all(b"\n")?;
        count += 1;
        if part.len() >= PART {
            append(tar, &format!("tables/{table}/{parts:06}.jsonl"), &part)?;
            part.clear();
            parts += 1;
        }
    }
    append(tar, &format!("tables/{table}/{parts:06}.jsonl"), &part)?;
    Ok(count)
}

fn write_files(tar: &mut Tar, folder: &Path) -> Result<u64, BackupError> {
    let mut count = 0;
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let Ok(name) = path.strip_prefix(folder) else {
                continue;
            };
            // An upload that ends meanwhile takes its part file away.
            match tar.append_path_with_name(&path, Path::new("files").join(name)) {
                Ok(()) => count += 1,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
    Ok(count)
}

fn append(tar: &mut Tar, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, bytes)?;
    Ok(())
}
