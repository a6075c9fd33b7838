//! Writes what was decided: products, the rows they came from, counts, faults and how far the job has come, in one transaction.

use std::{collections::HashMap, sync::Arc, time::Instant};

use serde_json::json;
use yingke_taobao_csv::Layout;

use super::{
    decide::{Decided, What, categories_of, placed},
    reading::Said,
    storage,
    work::{Cursor, faults_of, tally},
};
use crate::{
    access::Actor,
    app::App,
    audit,
    catalogue::{
        categories,
        goods::{
            Goods, NewProduct, Unwritten, Written, alone, begin_many, fault, keep_imported,
            write_many,
        },
    },
    goods_files::{
        origins::{self, Origin, OriginRow},
        snapshot::Snapshot,
        view::Counts,
    },
    jobs::{Pace, Run},
    storage::{ShopTx, StorageError},
    vocabulary::{BatchId, ImportId, LayoutId, Millis, ProductId, ShopId},
};

/// What became of a part.
pub enum Put {
    Done(Cursor),
    /// The job is another's, or stopped: nothing was written.
    Left,
    /// Somebody changed one of the products meanwhile, so nothing was written: decide again.
    Moved(Vec<Said>),
}

pub async fn put(
    app: &App,
    run: &mut Run,
    (import, files): (ImportId, &[String]),
    mut decided: Vec<Decided>,
    (before, at, is_last): (Cursor, Millis, bool),
    pace: &mut Pace,
) -> Result<Put, StorageError> {
    let (as_they_came, pieces) = (as_they_came(app, run.shop, &decided).await?, decided.len());
    let tx = app.store().begin_part(run.shop).await?;
    let began = Instant::now();
    alone(&tx).await?;
    let made = make_categories(&tx, &decided).await?;
    let written = write(&tx, &run.by, import, &mut decided, at).await?;
    if written.has_moved && !is_last {
        return Ok(Put::Moved(again(decided)));
    }
    keep_imported(&tx, import, &brought(&decided, &written.ids)).await?;
    let layouts = layouts(&decided);
    let origins = origins_of(&decided, &layouts, &written.ids, &as_they_came);
    for (layout, id) in &layouts {
        origins::keep_layout(&tx, *id, layout).await?;
    }
    origins::keep(&tx, import, origins).await?;
    let (done, mut counts, mut found) = (decided.len() as i64, Counts::default(), Vec::new());
    for decided in decided {
        tally(&mut counts, &decided.what);
        found.extend(faults_of(decided, files));
    }
    counts.faults = found.len() as i64;
    let cursor = Cursor {
        done: before.done + done,
        faults: before.faults + counts.faults,
        ..before
    };
    storage::keep_faults(&tx, import, before.faults, found).await?;
    storage::count(&tx, import, counts).await?;
    if !made.is_empty() {
        let entry = audit::Entry {
            action: "edit_goods",
            object: format!("goods_import/{import}"),
            detail: json!({ "categories": made }),
        };
        audit::record(&tx, &run.by, at, entry).await?;
    }
    let failed = counts.refused;
    if !run
        .advance(&tx, cursor.text(), done - failed, failed)
        .await?
    {
        return Ok(Put::Left);
    }
    tx.commit().await?;
    pace.took(pieces, began.elapsed(), app.store().gate().turn_length());
    Ok(Put::Done(cursor))
}

/// As they were read, to be decided on anew.
fn again(decided: Vec<Decided>) -> Vec<Said> {
    let said = decided.into_iter().map(|decided| Said {
        table: decided.table,
        place: decided.place,
        line: decided.line,
        code: decided.code,
        incoming: match (decided.incoming, decided.what) {
            (Some(incoming), _) => Ok(incoming),
            (None, What::Refused(faults)) => Err(faults),
            (None, _) => Err(Vec::new()),
        },
        row: decided.row,
    });
    said.collect()
}

/// The rows that known products came from before: most often it is the same row again, and it has names for pictures.
async fn as_they_came(
    app: &App,
    shop: ShopId,
    decided: &[Decided],
) -> Result<HashMap<ProductId, OriginRow>, StorageError> {
    let known = decided.iter().filter(|decided| decided.row.is_some());
    let known = known.filter_map(|decided| match &decided.what {
        What::Unchanged(id, _) => Some(*id),
        What::Update(both) => Some(both.0.id),
        What::Create(_) | What::Skipped | What::Refused(_) => None,
    });
    let known: Vec<_> = known.collect();
    if known.is_empty() {
        return Ok(HashMap::new());
    }
    origins::of(&app.store().shop(shop), &known).await
}

fn after_of(decided: &Decided) -> Option<&Goods> {
    match &decided.what {
        What::Create(edited) => Some(&edited.after),
        What::Update(both) => Some(&both.1.after),
        _ => None,
    }
}

/// The categories that were not there.
async fn make_categories(tx: &ShopTx, decided: &[Decided]) -> Result<Vec<String>, StorageError> {
    let mut made = Vec::new();
    let mut named: Vec<_> = categories_of(decided).into_iter().collect();
    named.sort_unstable();
    for name in named {
        if !categories::is_there(tx, name).await? {
            categories::ensure(tx, name).await?;
            made.push(name.to_owned());
        }
    }
    Ok(made)
}

struct WrittenPart {
    /// Of what was written and what is as it was, by its place among the decided.
    ids: HashMap<usize, ProductId>,
    /// One was not written because it is not what it was.
    has_moved: bool,
}

/// What is refused becomes so among the decided.
async fn write(
    tx: &ShopTx,
    by: &Actor,
    import: ImportId,
    decided: &mut [Decided],
    at: Millis,
) -> Result<WrittenPart, StorageError> {
    let batch = Some(BatchId(import.0));
    let (mut ids, mut unwritten) = (HashMap::new(), Vec::new());
    let (mut new, mut new_at) = (Vec::new(), Vec::new());
    let (mut edited, mut edited_at) = (Vec::new(), HashMap::new());
    for (place, one) in decided.iter().enumerate() {
        match &one.what {
            What::Create(made) => {
                new.push(NewProduct {
                    goods: &made.after,
                    cleaned: made.cleaned.clone(),
                });
                new_at.push(place);
            }
            What::Update(both) => {
                let (stored, made) = &**both;
                edited.push(Written {
                    stored,
                    after: &made.after,
                    changes: &made.changes,
                    cleaned: made.cleaned.clone(),
                });
                edited_at.insert(stored.id, place);
            }
            What::Unchanged(id, _) => {
                ids.insert(place, *id);
            }
            What::Skipped | What::Refused(_) => {}
        }
    }
    // Edits first: they wait for orders, which nobody may who has the lock of the audit.
    for (id, outcome) in write_many(tx, batch, &edited, by, at).await? {
        match outcome {
            Ok(_) => {
                ids.insert(edited_at[&id], id);
            }
            Err(error) => unwritten.push((edited_at[&id], error)),
        }
    }
    for (at_new, outcome) in begin_many(tx, batch, &new, by, at).await? {
        match outcome {
            Ok(id) => {
                ids.insert(new_at[at_new], id);
            }
            Err(error) => unwritten.push((new_at[at_new], error)),
        }
    }
    let mut has_moved = false;
    for (place, error) in unwritten {
        let fault = match error {
            Unwritten::Fault(fault) => fault,
            Unwritten::ChangedMeanwhile | Unwritten::KeyReused => {
                has_moved = true;
                fault("changed_meanwhile", "", "Somebody changed this meanwhile")
            }
            Unwritten::Storage(error) => return Err(error),
        };
        let one = &mut decided[place];
        one.what = What::Refused(vec![placed(one.incoming.as_ref(), one.line, &fault)]);
    }
    Ok(WrittenPart { ids, has_moved })
}

/// What was written, and whether it was not there before.
fn brought(decided: &[Decided], ids: &HashMap<usize, ProductId>) -> Vec<(ProductId, bool)> {
    let written = decided.iter().enumerate().filter_map(|(place, one)| {
        let is_new = match one.what {
            What::Create(_) => true,
            What::Update(_) => false,
            What::Unchanged(..) | What::Skipped | What::Refused(_) => return None,
        };
        Some((*ids.get(&place)?, is_new))
    });
    written.collect()
}

/// Each layout once, with its id.
fn layouts(decided: &[Decided]) -> Vec<(Arc<Layout>, LayoutId)> {
    let mut layouts: Vec<(Arc<Layout>, LayoutId)> = Vec::new();
    for row in decided.iter().filter_map(|decided| decided.row.as_ref()) {
        if !layouts
            .iter()
            .any(|(known, _)| Arc::ptr_eq(known, &row.layout))
        {
            layouts.push((row.layout.clone(), origins::layout_id(&row.layout)));
        }
    }
    layouts
}

fn origins_of(
    decided: &[Decided],
    layouts: &[(Arc<Layout>, LayoutId)],
    ids: &HashMap<usize, ProductId>,
    as_they_came: &HashMap<ProductId, OriginRow>,
) -> Vec<Origin> {
    let mut origins = Vec::new();
    for (place, decided) in decided.iter().enumerate() {
        let (Some(row), Some(id)) = (&decided.row, ids.get(&place)) else {
            continue;
        };
        let goods = match &decided.what {
            What::Unchanged(_, goods) => &**goods,
            _ => match after_of(decided) {
                Some(goods) => goods,
                None => continue,
            },
        };
        let mut known = layouts.iter();
        let Some((_, layout)) = known.find(|(known, _)| Arc::ptr_eq(known, &row.layout)) else {
            continue;
        };
        let before = as_they_came.get(id);
        let was: Option<Snapshot> =
            before.and_then(|before| serde_json::from_str(&before.snapshot).ok());
        let came = decided.incoming.as_ref().map(|incoming| &incoming.came[..]);
        let snapshot = Snapshot::of(goods, &named(decided, was.as_ref()))
            .with_attributes(came.unwrap_or_default(), goods);
        let layout = *layout;
        let is_same = before.is_some_and(|before| {
            before.layout_id == layout
                && before.row_bytes == row.bytes
                && was.as_ref() == Some(&snapshot)
        });
        if is_same {
            continue;
        }
        origins.push(Origin {
            product: *id,
            layout,
            place: decided.place,
            line: decided.line,
            row: row.bytes.clone(),
            snapshot,
        });
    }
    origins
}

/// What the row calls the pictures of its product: those that came along, or where none did those that came before under a name that it
/// still has.
fn named(decided: &Decided, was: Option<&Snapshot>) -> Vec<(String, String)> {
    if !decided.pictures.is_empty() {
        return decided.pictures.clone();
    }
    let incoming = decided.incoming.as_ref();
    let wanted = incoming.and_then(|incoming| incoming.pictures.as_deref());
    let has = |name: &str| {
        let mut wanted = wanted.unwrap_or_default().iter();
        !name.is_empty() && wanted.any(|picture| picture.name == name)
    };
    let before = was.map_or(&[][..], |was| was.pictures.as_slice());
    let still = before.iter().filter(|shown| has(&shown.name));
    still
        .map(|shown| (shown.name.clone(), shown.address.clone()))
        .collect()
}
