//! Works out a part of a preview: reads the products, judges them beside the threads that answer, and makes items of that.

use std::{collections::HashMap, sync::Arc};

use tokio::sync::mpsc;

use super::{
    ItemState, KeptFault, What,
    batches::Tally,
    items::Item,
    judge::{Verdict, judge},
    seen::Seen,
    source::{self, Cursor, cells_behind, has_texts},
};
use crate::{
    catalogue::{
        goods::{self, Edit, Fault, Given, Stored, given_for},
        ops::{Op, Ops},
    },
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, Clock, ProductId},
};

/// SKUs of a part: an item tells of each of them twice, and messages wait while it is written.
const MOST_SKUS: usize = 4_000;

/// What does not change from part to part.
pub struct Looking {
    pub db: ShopDb,
    pub slug: String,
    pub clock: Clock,
    pub batch: BatchId,
    pub what: Arc<What>,
    pub floor_fen: i64,
    pub seen: Seen,
}

/// Items to write, and where the next part begins.
pub struct Part {
    pub items: Vec<Item>,
    pub tally: Tally,
    pub cursor: Cursor,
}

/// Products of a part, as they were read.
struct Read {
    from: Cursor,
    ids: Vec<ProductId>,
    stored: Vec<Stored>,
    behind: Cursor,
}

/// One product of a part, as it is kept and what becomes of it.
struct Judged {
    product: ProductId,
    stored: Option<Stored>,
    verdict: Verdict,
    /// The verdict's edits and changes as JSON, which takes a while.
    edits: String,
    changes: String,
}

impl Looking {
    /// Gives the parts from there on, until there are no more or nobody takes them.
    pub async fn look_on(
        mut self,
        from: Cursor,
        give: mpsc::Sender<Part>,
    ) -> Result<(), StorageError> {
        let (db, what) = (self.db.clone(), self.what.clone());
        let read = |from| tokio::spawn(read(db.clone(), what.clone(), from));
        let mut reading = read(from);
        while let Some(next) = reading.await.expect("reading does not panic")? {
            // What comes behind it is read while this is judged.
            reading = read(next.behind);
            if give.send(self.look(next).await?).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn look(&mut self, read: Read) -> Result<Part, StorageError> {
        let (from, cursor) = (read.from, read.behind);
        let judged = self.judged(read).await?;
        let judged = self.without_taken(judged).await?;
        let judged = self.without_taken_skus(judged).await?;
        let (mut items, mut tally) = (Vec::with_capacity(judged.len()), Tally::default());
        for (no, mut judged) in (from.no + 1..).zip(judged) {
            judged.verdict = self.seen.note(judged.verdict);
            count(&mut tally, &judged.verdict);
            items.push(self.item(no, judged));
        }
        Ok(Part {
            items,
            tally,
            cursor,
        })
    }

    async fn judged(&self, read: Read) -> Result<Vec<Judged>, StorageError> {
        let Read {
            from, ids, stored, ..
        } = read;
        let mut named = naming(&self.what, &from, ids.len());
        if named.iter().any(|edit| matches!(edit, Edit::GoesWith(_))) {
            // What goes with them now is known by its ids as well: it may be renamed before it is to go with them again.
            let now = stored.iter().map(|one| &one.goods.detail.goes_with);
            named.extend(now.map(|codes| Edit::GoesWith(codes.clone())));
        }
        let now = self.clock.now();
        let given = given_for(&self.db, &self.slug, &named, now).await?;
        let (what, floor_fen) = (self.what.clone(), self.floor_fen);
        let judging = tokio::task::spawn_blocking(move || {
            let stored = stored.into_iter();
            let mut stored: HashMap<_, _> = stored.map(|stored| (stored.id, stored)).collect();
            // Patterns are read once.
            let ops = Ops::of(what.ops());
            let judged = ids.into_iter().enumerate().map(|(place, product)| {
                let stored = stored.remove(&product);
                let at = Cursor {
                    no: from.no + place as i64,
                    ..from
                };
                let how = (&*what, ops.as_ref());
                let verdict = verdict(how, &at, stored.as_ref(), (&given, floor_fen));
                Judged {
                    product,
                    stored,
                    edits: as_text(&verdict.edits),
                    changes: as_text(&verdict.changes),
                    verdict,
                }
            });
            judged.collect()
        });
        Ok(judging.await.expect("judging is pure"))
    }

    /// Without those whose new code another product of the shop has.
    async fn without_taken(&self, mut judged: Vec<Judged>) -> Result<Vec<Judged>, StorageError> {
        let codes = judged.iter().filter_map(|one| one.verdict.new_code());
        let codes: Vec<_> = codes.map(str::to_owned).collect();
        if codes.is_empty() {
            return Ok(judged);
        }
        let taken = goods::ids_of_codes(&self.db, &codes).await?;
        for one in &mut judged {
            let code = one.verdict.new_code();
            if code.is_some_and(|code| taken.contains_key(code)) {
                one.verdict = Verdict::refused(KeptFault::code_taken());
            }
        }
        Ok(judged)
    }

    /// The same of their SKUs; a code that a SKU gives up is free for another of its product.
    async fn without_taken_skus(
        &self,
        mut judged: Vec<Judged>,
    ) -> Result<Vec<Judged>, StorageError> {
        let codes = judged.iter().flat_map(|one| one.verdict.new_sku_codes());
        let codes: Vec<_> = codes.map(str::to_owned).collect();
        if codes.is_empty() {
            return Ok(judged);
        }
        let owners = goods::owners_of_sku_codes(&self.db, &codes).await?;
        for one in &mut judged {
            let is_others = |code: &&str| {
                let owner = owners.get(*code);
                owner.is_some_and(|owner| *owner != one.product)
            };
            let taken = one.verdict.new_sku_codes().find(is_others);
            let refused = taken.map(|code| one.verdict.without_sku_code(code));
            if let Some(refused) = refused {
                one.verdict = refused;
            }
        }
        Ok(judged)
    }

    fn item(&self, no: i64, judged: Judged) -> Item {
        let Judged {
            product,
            stored,
            verdict,
            edits,
            changes,
        } = judged;
        let told = |text: String| match verdict.state {
            // Also by what the others of the batch come to be.
            ItemState::Refused => "[]".to_owned(),
            _ => text,
        };
        let rev = stored.as_ref().map_or(0, |stored| stored.rev);
        let (code, title) = stored
            .map(|stored| (stored.goods.code, stored.goods.title))
            .unwrap_or_default();
        let fault = verdict.fault.as_ref().map(KeptFault::text);
        Item {
            shop_id: self.db.shop(),
            batch_id: self.batch,
            no,
            product_id: product,
            code,
            title,
            rev,
            state: verdict.state.code().to_owned(),
            after_rev: None,
            edits: told(edits),
            changes: told(changes),
            warnings: as_text(&verdict.warnings),
            fault: fault.unwrap_or_default(),
        }
    }
}

/// None: there are no more products.
async fn read(db: ShopDb, what: Arc<What>, from: Cursor) -> Result<Option<Read>, StorageError> {
    let ids = source::next(&db, &what, &from).await?;
    let (ids, stored) = stored(&db, ids, has_texts(&what)).await?;
    let Some(last) = ids.last().copied() else {
        return Ok(None);
    };
    let behind = Cursor {
        after: Some(last),
        no: from.no + ids.len() as i64,
    };
    Ok(Some(Read {
        from,
        ids,
        stored,
        behind,
    }))
}

/// The first of these, as many as one part takes, and what is kept of them.
async fn stored(
    db: &ShopDb,
    mut ids: Vec<ProductId>,
    has_texts: bool,
) -> Result<(Vec<ProductId>, Vec<Stored>), StorageError> {
    let (taken, all) = goods::packed_upto(db, &ids, has_texts, MOST_SKUS).await?;
    ids.truncate(taken);
    Ok((ids, all))
}

fn verdict(
    (what, ops): (&What, Result<&Ops<'_>, &Fault>),
    at: &Cursor,
    stored: Option<&Stored>,
    (given, floor_fen): (&Given, i64),
) -> Verdict {
    let Some(stored) = stored else {
        return Verdict::refused(KeptFault::no_such_product());
    };
    let edits = match what {
        What::Ops { .. } => match ops {
            Ok(ops) => ops.edits_of(&stored.goods),
            Err(fault) => Err(fault.clone()),
        },
        What::Cells { .. } => match cells_behind(what, at).first() {
            Some(cells) if cells.rev == stored.rev => Ok(cells.edits.clone()),
            _ => return Verdict::refused(KeptFault::changed_meanwhile()),
        },
    };
    judge(&stored.goods, edits, given, floor_fen)
}

/// Edits that name something of the shop which has to be looked up.
fn naming(what: &What, from: &Cursor, count: usize) -> Vec<Edit> {
    let cells = cells_behind(what, from).iter().take(count);
    let edits = cells.flat_map(|cells| &cells.edits).cloned();
    let edits = edits.chain(what.ops().iter().filter_map(Op::naming));
    let names = |edit: &Edit| matches!(edit, Edit::Pictures(_) | Edit::GoesWith(_));
    edits.filter(names).collect()
}

fn count(tally: &mut Tally, verdict: &Verdict) {
    match verdict.state {
        ItemState::Unchanged => tally.unchanged += 1,
        ItemState::Refused => tally.refused += 1,
        ItemState::LeftOut => tally.left_out += 1,
        _ => tally.changed += 1,
    }
    if !verdict.warnings.is_empty() {
        tally.warned += 1;
    }
}

fn as_text<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("items are plain data")
}
