//! Taobao's tables, ready to go: each row is made once, into a file that has no name, so that what cannot be written and what was lost
//! on the way is known before its first byte goes. The file is gone with whoever holds it.

use std::{fs::File, io::Read, path::PathBuf, sync::Arc, time::Duration};

use axum::http::StatusCode;
use tokio::{sync::OwnedSemaphorePermit, time::timeout};
use yingke_taobao_csv::{Layout, Row};

use super::{
    disk::{MOST_BYTES, begun, beside, ended, written},
    lost::{ExportLost, LostOf, RefusedOf},
    out::{Broken, Out, PATIENCE, apart},
    pictures,
    taobao::{Plan, Table},
};
use crate::{
    app::App,
    catalogue::goods::packed,
    goods_files::{incoming::Ctx, origins, taobao},
    http::Problem,
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Rows of a part, each with its description and the bytes it came as.
const AT_ONCE: usize = 200;
const BYTES_AT_ONCE: u64 = 256 << 10;
/// A poor mobile line: a table of 1 GiB has four hours and a half.
const SLOWEST_BYTES_A_SECOND: u64 = 64 << 10;

/// Tables on the disk, which is theirs until they are sent.
pub struct Kept {
    tables: Vec<Made>,
    room: OwnedSemaphorePermit,
}

/// A table whose rows are made.
struct Made {
    name: String,
    ids: Vec<ProductId>,
    file: File,
    bytes: u64,
}

impl Kept {
    pub const fn are_several(&self) -> bool {
        self.tables.len() > 1
    }

    /// Products in them.
    pub fn products(&self) -> usize {
        self.tables.iter().map(|table| table.ids.len()).sum()
    }
}

/// All of them, without the products that cannot be written; refused where too much would lie on the disk.
pub async fn made(
    app: &App,
    db: &ShopDb,
    ctx: &Ctx,
    plan: Plan,
) -> Result<(Kept, ExportLost), Problem> {
    let room = app.goods_files().room().ok_or_else(too_many)?;
    let (mut tables, mut lost) = (Vec::new(), ExportLost::default());
    let mut left = MOST_BYTES;
    for table in plan.tables {
        let folder = app.config().data.clone();
        let (table, rest) = one((folder, left), (db, ctx), table, &mut lost).await?;
        tables.push(table);
        left = rest;
    }
    let holds = |table: &Made| !table.ids.is_empty();
    // One of which every product is left out would be a head alone.
    if tables.iter().any(holds) {
        tables.retain(holds);
    }
    Ok((Kept { tables, room }, lost))
}

/// With the bytes that are left for the next one.
async fn one(
    (folder, left): (PathBuf, u64),
    (db, ctx): (&ShopDb, &Ctx),
    table: Table,
    lost: &mut ExportLost,
) -> Result<(Made, u64), Problem> {
    let Table { layout, ids, name } = table;
    let head = layout.clone();
    let mut writer = beside(move || begun((&folder, left), &head)).await?;
    let mut held = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let part = part(db, ctx, &layout, some).await?;
        lost.add(part.lost);
        lost.refuse(part.refused);
        lost.formulas += part.formulas;
        held.extend(part.ids);
        let rows = part.rows;
        writer = beside(move || written(writer, &rows)).await?;
    }
    let (file, rest) = beside(move || ended(writer)).await?;
    let made = Made {
        name,
        ids: held,
        file,
        bytes: left - rest,
    };
    Ok((made, rest))
}

fn too_many() -> Problem {
    let title = "Other exports are being made and fetched; try again in a while";
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "exports_busy", title)
}

/// The rows of some products, what they do not hold, and why others have none.
#[derive(Default)]
struct Part {
    rows: Vec<Row>,
    ids: Vec<ProductId>,
    lost: Vec<LostOf>,
    refused: Vec<RefusedOf>,
    formulas: i64,
}

async fn part(
    db: &ShopDb,
    ctx: &Ctx,
    layout: &Arc<Layout>,
    ids: &[ProductId],
) -> Result<Part, StorageError> {
    let origins = origins::of(db, ids).await?;
    let mut own: Vec<_> = origins.values().map(|origin| origin.layout_id).collect();
    own.sort_unstable();
    own.dedup();
    let own = origins::layouts(db, &own).await?;
    let (ctx, layout) = (ctx.clone(), layout.clone());
    packed(db, ids.to_vec(), true, move |stored| {
        let mut made = Part::default();
        for stored in stored {
            let origin = origins.get(&stored.id).and_then(|origin| {
                let own = own.get(&origin.layout_id)?;
                origins::read(origin, own)
            });
            let origin = origin.as_ref().map(|(row, snapshot)| (row, snapshot));
            match taobao::write(origin, &stored.goods, &layout, &ctx) {
                Ok(written) => {
                    // Such as it makes are refused: these came.
                    made.formulas += i64::from(written.row.formulas().next().is_some());
                    made.lost.extend(LostOf::of(&stored, written.lost));
                    made.rows.push(written.row);
                    made.ids.push(stored.id);
                }
                Err(faults) => {
                    let first = faults.into_iter().next();
                    let refused = first.map(|fault| RefusedOf::of(&stored, fault));
                    made.refused.extend(refused);
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
    kept: Kept,
    has_pictures: bool,
) -> Result<(), Broken> {
    let time = deadline(kept.tables.iter().map(|table| table.bytes).sum());
    let shown = send_tables(&mut out, kept, time).await?;
    if has_pictures {
        for (name, ids) in &shown {
            pictures::write(app, &mut out, &db, ids, (name, true)).await?;
        }
    }
    out.end().await
}

/// Ten minutes, and on top of it what the slowest line that is waited for needs.
const fn deadline(bytes: u64) -> Duration {
    Duration::from_secs(PATIENCE.as_secs() + bytes / SLOWEST_BYTES_A_SECOND)
}

/// Names and products of the tables. Others have their room then, also where `time` is over: who takes a piece now and then would keep
/// them out for days. Pictures lie elsewhere.
async fn send_tables(
    out: &mut Out,
    Kept { tables, room }: Kept,
    time: Duration,
) -> Result<Vec<(String, Vec<ProductId>)>, Broken> {
    let sending = async {
        let mut sent = Vec::new();
        for table in tables {
            out.begin(&format!("{}.csv", table.name), false).await?;
            copy(out, table.file).await?;
            sent.push((table.name, table.ids));
        }
        Ok(sent)
    };
    let sent = timeout(time, sending).await;
    drop(room);
    sent.unwrap_or(Err(Broken::Dripping))
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

#[cfg(test)]
mod tests {
    use tokio::sync::Semaphore;

    use super::*;
    use crate::goods_files::export::out::body;

    #[tokio::test]
    async fn a_table_that_is_not_fetched_in_time_makes_room_for_others() {
        let places = Arc::new(Semaphore::new(1));
        let room = places.clone().try_acquire_owned().unwrap();
        let bytes = 16 * BYTES_AT_ONCE;
        let file = tempfile::tempfile().unwrap();
        file.set_len(bytes).unwrap();
        let table = Made {
            name: "goods".to_owned(),
            ids: Vec::new(),
            file,
            bytes,
        };
        let tables = vec![table];
        let kept = Kept { tables, room };
        let fetched = body(false, move |mut out| async move {
            let sent = send_tables(&mut out, kept, Duration::from_millis(20)).await;
            sent.map(drop)
        });
        // Far sooner than where nobody takes a piece.
        let free = timeout(PATIENCE / 10, places.acquire()).await;
        assert!(free.is_ok());
        drop(fetched);
    }

    #[test]
    fn a_larger_table_has_more_time() {
        assert_eq!(deadline(0), PATIENCE);
        assert!(deadline(1 << 30) > Duration::from_hours(4));
    }
}
