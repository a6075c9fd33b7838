//! Taobao's tables, ready to go: each row is made once, into a file that has no name, so that what cannot be written refuses the whole
//! before its first byte goes, and what was lost on the way is known by then. The file is gone with whoever holds it.

use std::{
    fs::{File, create_dir_all},
    io::{self, BufWriter, Read, Seek},
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::http::StatusCode;
use yingke_taobao_csv::{Layout, Row, WriteError, Writer};

use super::{
    lost::{ExportLost, LostOf},
    out::{Broken, Out, apart},
    pictures,
    taobao::{Plan, Table},
};
use crate::{
    app::App,
    catalogue::goods::packed,
    goods_files::{
        incoming::CellFault,
        origins,
        taobao::{self, TaobaoNames},
    },
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Rows of a part, each with its description and the bytes it came as.
const AT_ONCE: usize = 200;
const BYTES_AT_ONCE: u64 = 256 << 10;

/// A table whose rows are made.
pub struct Made {
    name: String,
    ids: Vec<ProductId>,
    file: File,
}

/// All of them; refused where a product cannot be written.
pub async fn made(
    app: &App,
    db: &ShopDb,
    names: &TaobaoNames,
    plan: Plan,
) -> Result<(Vec<Made>, ExportLost), Problem> {
    let (mut tables, mut lost) = (Vec::new(), ExportLost::default());
    for table in plan.tables {
        let folder = app.config().data.clone();
        tables.push(one(folder, (db, names), table, &mut lost).await?);
    }
    Ok((tables, lost))
}

async fn one(
    folder: PathBuf,
    (db, names): (&ShopDb, &TaobaoNames),
    table: Table,
    lost: &mut ExportLost,
) -> Result<Made, Problem> {
    let Table { layout, ids, name } = table;
    let head = layout.clone();
    let mut writer = beside(move || begun(&folder, &head)).await?;
    for some in ids.chunks(AT_ONCE) {
        let Part {
            rows,
            lost: some_lost,
            faults,
        } = rows(db, names, &layout, some).await?;
        if let Some((code, fault)) = faults.into_iter().next() {
            return Err(unwritable(&code, &fault));
        }
        lost.add(some_lost);
        writer = beside(move || written(writer, &rows)).await?;
    }
    let file = beside(move || ended(writer)).await?;
    Ok(Made { name, ids, file })
}

type TableWriter = Writer<BufWriter<File>>;

fn begun(folder: &Path, layout: &Arc<Layout>) -> Result<TableWriter, WriteError> {
    create_dir_all(folder)?;
    let file = tempfile::tempfile_in(folder)?;
    Ok(Writer::new(BufWriter::new(file), layout)?)
}

fn written(mut writer: TableWriter, rows: &[Row]) -> Result<TableWriter, WriteError> {
    for row in rows {
        writer.row(row)?;
    }
    Ok(writer)
}

/// To be read from its beginning.
fn ended(writer: TableWriter) -> Result<File, WriteError> {
    let file = writer.finish()?.into_inner();
    let mut file = file.map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    Ok(file)
}

/// On a thread that may wait for the disk.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, WriteError> + Send + 'static,
) -> Result<T, Problem> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.unwrap_or_else(|error| Err(io::Error::other(error).into()));
    done.map_err(|error| {
        tracing::error!(%error, "a table to be exported cannot be kept");
        let title = "The file cannot be kept until it goes; try again";
        Problem::new(StatusCode::INSUFFICIENT_STORAGE, "no_room", title)
    })
}

fn unwritable(code: &str, fault: &CellFault) -> Problem {
    let column = fault.column.clone().unwrap_or_default();
    let title = format!("{code}: {} ({column})", fault.title);
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unwritable", title)
}

/// The rows of some products, what they do not hold, and why others have none.
#[derive(Default)]
struct Part {
    rows: Vec<Row>,
    lost: Vec<LostOf>,
    faults: Vec<(String, CellFault)>,
}

async fn rows(
    db: &ShopDb,
    names: &TaobaoNames,
    layout: &Arc<Layout>,
    ids: &[ProductId],
) -> Result<Part, StorageError> {
    let origins = origins::of(db, ids).await?;
    let mut own: Vec<_> = origins.values().map(|origin| origin.layout_id).collect();
    own.sort_unstable();
    own.dedup();
    let own = origins::layouts(db, &own).await?;
    let (names, layout) = (names.clone(), layout.clone());
    packed(db, ids.to_vec(), true, move |stored| {
        let mut made = Part::default();
        for stored in stored {
            let origin = origins.get(&stored.id).and_then(|origin| {
                let own = own.get(&origin.layout_id)?;
                origins::read(origin, own)
            });
            let origin = origin.as_ref().map(|(row, snapshot)| (row, snapshot));
            match taobao::write(origin, &stored.goods, &layout, &names) {
                Ok(written) => {
                    made.lost.extend(LostOf::of(&stored, written.lost));
                    made.rows.push(written.row);
                }
                Err(wrong) => {
                    let code = stored.goods.code;
                    let wrong = wrong.into_iter().map(|fault| (code.clone(), fault));
                    made.faults.extend(wrong);
                }
            }
        }
        made
    })
    .await
}

/// As far as somebody fetches them, with the pictures beside them where they are wanted.
pub async fn send(
    app: &App,
    mut out: Out,
    db: ShopDb,
    tables: Vec<Made>,
    has_pictures: bool,
) -> Result<(), Broken> {
    let mut shown = Vec::new();
    for Made { name, ids, file } in tables {
        out.begin(&format!("{name}.csv"), false).await?;
        copy(&mut out, file).await?;
        shown.push((name, ids));
    }
    if has_pictures {
        for (name, ids) in &shown {
            pictures::write(app, &mut out, &db, ids, (name, true)).await?;
        }
    }
    out.end().await
}

async fn copy(out: &mut Out, mut file: File) -> Result<(), Broken> {
    loop {
        let (rest, read) = apart(move || {
            let mut bytes = Vec::new();
            let read = file.by_ref().take(BYTES_AT_ONCE).read_to_end(&mut bytes);
            (file, read.map(|_| bytes))
        })
        .await?;
        let bytes = read.map_err(|error| Broken::Unwritable(error.to_string()))?;
        if bytes.is_empty() {
            return Ok(());
        }
        out.push(bytes).await?;
        file = rest;
    }
}
