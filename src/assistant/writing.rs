//! Writes the items of a batch through the catalogue's door, a part at a time: what applying and taking back have in common.

use std::{
    collections::{HashMap, HashSet},
    convert::identity,
    sync::Arc,
    time::Instant,
};

use parking_lot::Mutex;
use tokio::sync::mpsc;

use super::{
    ItemState, KeptFault,
    batches::WholeBatch,
    items::{self, ToDo},
    renamed::{matching, renamed},
};
use crate::{
    app::App,
    catalogue::goods::{
        self, Change, Edit, Given, GivenMany, Goods, Stored, Unwritten, Written, alone, given_many,
    },
    jobs::{Pace, Run},
    shops,
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{BatchId, Clock, Millis, ProductId},
};

/// Products of one transaction at the most, and what they weigh together.
const AT_ONCE: usize = 500;
const MOST_WEIGHT: usize = 2_500;
/// What a product weighs beside its changes, of which each is a row of its history and mostly one of a SKU.
const OF_PRODUCT: usize = 2;
/// Where each may have a description of 200 KB.
const TEXTS_AT_ONCE: usize = 20;
/// Orders that take pieces of the same product in the same moment, and codes that others have: it is read again.
const ROUNDS: usize = 5;

/// How the texts of an item say that there is something to look up: quotes inside a text are written otherwise.
pub const NAMING: [&str; 3] = [
    r#""field":"pictures""#,
    r#""field":"goes_with""#,
    r#""field":"description""#,
];

/// How an item's changes begin, each of them.
const CHANGE: &str = r#"{"field":""#;

/// Whether an edit names something of the shop, or is a description, which is to be cleaned.
pub fn is_named(edit: &Edit) -> bool {
    matches!(
        edit,
        Edit::Pictures(_) | Edit::GoesWith(_) | Edit::Description(_)
    )
}

/// What one item makes of its product.
pub struct Aim {
    pub after: Goods,
    pub changes: Vec<Change>,
    pub stays: Option<Stays>,
}

/// What of a product stays as it is.
pub struct Stays {
    /// The first reason of all.
    pub fault: KeptFault,
    /// The item's changes with the reason of each.
    pub changes: String,
}

/// What an item makes of its product as it is now, and once it was refused so.
pub type Aiming = fn(&ToDo, &Stored, &Given, &[KeptFault]) -> Result<Aim, KeptFault>;

/// What is done with the items of a batch.
#[derive(Clone, Copy)]
pub struct Plan {
    pub from: ItemState,
    pub to: ItemState,
    /// Those that cannot be written, or not whole.
    pub not: ItemState,
    pub skips_warned: bool,
    /// Its edits that name something of the shop which has to be looked up, and of descriptions, which are to be cleaned.
    pub naming: fn(&ToDo) -> Vec<Edit>,
    pub aim: Aiming,
    /// An item's changes where nothing of it is written; none: they stay as they are.
    pub stays: fn(&ToDo, &KeptFault) -> Option<String>,
}

pub struct Writing<'a> {
    app: &'a App,
    looking: Looking,
}

/// Reads the parts of a batch, one behind the other.
#[derive(Clone)]
struct Looking {
    db: ShopDb,
    slug: String,
    clock: Clock,
    batch: BatchId,
    has_texts: bool,
    plan: Plan,
    pace: Arc<Mutex<Pace>>,
}

/// A part, read and worked out.
struct Part {
    items: HashMap<ProductId, ToDo>,
    given: Given,
    /// New descriptions as customers see them.
    cleaned: HashMap<ProductId, String>,
    aims: Vec<(Stored, Aim)>,
    faults: Vec<(ProductId, KeptFault)>,
    last: i64,
}

/// What became of the products of a part.
struct Outcome {
    done: Vec<ProductId>,
    /// Done, but for what stays.
    told: Vec<(ProductId, Stays)>,
    faults: Vec<(ProductId, KeptFault)>,
}

impl<'a> Writing<'a> {
    /// None: the shop is gone.
    pub async fn new(
        app: &'a App,
        run: &Run,
        batch: &WholeBatch,
        plan: Plan,
    ) -> Result<Option<Self>, StorageError> {
        let shop = shops::find(app.store(), &run.shop.into()).await?;
        let touches = |name: &str| batch.what.contains(name);
        let has_texts = touches(r#""op":"description""#) || touches(NAMING[2]);
        let most = if has_texts { TEXTS_AT_ONCE } else { AT_ONCE };
        Ok(shop.map(|shop| Self {
            app,
            looking: Looking {
                db: app.store().shop(run.shop),
                slug: shop.slug,
                clock: app.clock().clone(),
                batch: batch.id,
                has_texts,
                plan,
                pace: Arc::new(Mutex::new(Pace::of(most))),
            },
        }))
    }

    /// True once every item is written; false: the job is to leave off.
    pub async fn write_all(&self, run: &mut Run) -> Result<bool, StorageError> {
        let from = run.cursor.parse().unwrap_or(0);
        // The next part is read and worked out while this one is written.
        let (give, mut parts) = mpsc::channel(1);
        let looking = tokio::spawn(self.looking.clone().look_on(from, give));
        let (mut open, mut next) = (None, parts.recv().await);
        while let Some(part) = next {
            let mut tx = match open.take() {
                Some(tx) => tx,
                None => self.app.store().begin_part(run.shop).await?,
            };
            let (pieces, began) = (part.items.len(), Instant::now());
            if !self.write(run, part, &tx).await? {
                return Ok(false);
            }
            next = parts.try_recv().ok();
            // Where nobody waits the next part goes into the same transaction: pages that many products share are written once then.
            if next.is_some() && tx.may_go_on() {
                open = Some(tx);
            } else {
                tx.commit().await?;
            }
            let aim = self.app.store().gate().turn_length();
            self.looking.pace.lock().took(pieces, began.elapsed(), aim);
            if next.is_none() {
                next = parts.recv().await;
            }
        }
        looking.await.expect("looking does not panic")?;
        Ok(true)
    }

    /// False: the job is to leave off, and nothing of this may stay.
    async fn write(&self, run: &mut Run, part: Part, tx: &ShopTx) -> Result<bool, StorageError> {
        alone(tx).await?;
        let part = self.read_again(part, tx).await?;
        let last = part.last;
        let (items, outcome) = self.tried(run, part, tx).await?;
        let well = outcome.done.len() as i64;
        let failed = (outcome.faults.len() + outcome.told.len()) as i64;
        self.settle(tx, &items, outcome).await?;
        run.advance(tx, last.to_string(), well, failed).await
    }

    /// Products that name what is called otherwise by now.
    async fn read_again(&self, mut part: Part, tx: &ShopTx) -> Result<Part, StorageError> {
        let Looking {
            has_texts, plan, ..
        } = &self.looking;
        let read = (&part.items, &part.aims[..]);
        let again = renamed(tx, plan, read, &mut part.given).await?;
        if again.is_empty() {
            return Ok(part);
        }
        let again: Vec<_> = again.into_iter().collect();
        let stored = goods::stored_many_in(tx, &again, *has_texts).await?;
        let there: HashSet<_> = stored.iter().map(|stored| stored.id).collect();
        part.aims.retain(|(stored, _)| !there.contains(&stored.id));
        part.faults.retain(|(id, _)| !there.contains(id));
        let none = HashMap::new();
        let (aims, faults) = aimed((&part.items, &none), stored, &part.given, plan.aim);
        part.aims.extend(aims);
        part.faults.extend(faults);
        Ok(part)
    }

    /// What was refused is read again, and tried without what it was refused for.
    async fn tried(
        &self,
        run: &Run,
        part: Part,
        tx: &ShopTx,
    ) -> Result<(HashMap<ProductId, ToDo>, Outcome), StorageError> {
        let Looking {
            clock,
            has_texts,
            plan,
            ..
        } = &self.looking;
        let now = clock.now();
        let Part {
            items,
            mut given,
            cleaned,
            mut aims,
            mut faults,
            ..
        } = part;
        let (mut done, mut told) = (Vec::with_capacity(aims.len()), Vec::new());
        let mut refusals = HashMap::new();
        for round in 1..=ROUNDS {
            let mut again = Vec::new();
            let written = (&aims[..], &cleaned);
            let mut refused = self.write_some(tx, run, written, now).await?;
            for (stored, aim) in aims {
                let id = stored.id;
                match (refused.remove(&id), aim.stays) {
                    (None, None) => done.push(id),
                    (None, Some(stays)) => told.push((id, stays)),
                    (Some(fault), _) if round < ROUNDS => {
                        let all: &mut Vec<KeptFault> = refusals.entry(id).or_default();
                        all.extend(fault);
                        again.push(id);
                    }
                    (Some(fault), _) => {
                        let fault = fault.unwrap_or_else(KeptFault::changed_meanwhile);
                        faults.push((id, fault));
                    }
                }
            }
            if again.is_empty() {
                break;
            }
            // Those beside them may have got other codes just now.
            matching(tx, plan, &items, &mut given).await?;
            let stored = goods::stored_many_in(tx, &again, *has_texts).await?;
            let (anew, lost) = aimed((&items, &refusals), stored, &given, plan.aim);
            faults.extend(lost);
            aims = anew;
        }
        let outcome = Outcome { done, told, faults };
        Ok((items, outcome))
    }

    /// What became of each stands in its item.
    async fn settle(
        &self,
        tx: &ShopTx,
        items: &HashMap<ProductId, ToDo>,
        outcome: Outcome,
    ) -> Result<(), StorageError> {
        let Looking { batch, plan, .. } = &self.looking;
        let Outcome { done, told, faults } = outcome;
        let no = |id: &ProductId| items.get(id).map(|item| item.no);
        let whole = faults.into_iter().filter_map(|(id, fault)| {
            let item = items.get(&id)?;
            let changes = (plan.stays)(item, &fault);
            Some((item.no, fault, changes))
        });
        let told = told.into_iter();
        let told = told.filter_map(|(id, stays)| {
            let Stays { fault, changes } = stays;
            Some((no(&id)?, fault, Some(changes)))
        });
        let (mut faults, mut changes) = (Vec::new(), Vec::new());
        for (no, fault, told) in whole.chain(told) {
            faults.push((no, fault));
            changes.extend(told.map(|told| (no, told)));
        }
        let done: Vec<_> = done.iter().filter_map(no).collect();
        items::mark(tx, *batch, plan.not, &faults).await?;
        items::tell(tx, *batch, changes).await?;
        items::settle(tx, (*batch, plan.from, plan.to), &done).await
    }

    /// Those that were not written: none for a reason is that somebody else was faster.
    async fn write_some(
        &self,
        tx: &ShopTx,
        run: &Run,
        (aims, cleaned): (&[(Stored, Aim)], &HashMap<ProductId, String>),
        at: Millis,
    ) -> Result<HashMap<ProductId, Option<KeptFault>>, StorageError> {
        let changed = aims.iter().filter(|(_, aim)| !aim.changes.is_empty());
        let written = changed.map(|(stored, aim)| Written {
            stored,
            after: &aim.after,
            changes: &aim.changes,
            cleaned: cleaned.get(&stored.id).cloned(),
        });
        let written: Vec<_> = written.collect();
        let batch = Some(self.looking.batch);
        let outcome = goods::write_many(tx, batch, &written, &run.by, at).await?;
        let mut refused = HashMap::new();
        for (id, outcome) in outcome {
            match outcome {
                Ok(_) => {}
                Err(Unwritten::Storage(error)) => return Err(error),
                Err(Unwritten::Fault(fault)) => {
                    refused.insert(id, Some(fault.into()));
                }
                Err(_) => {
                    refused.insert(id, None);
                }
            }
        }
        Ok(refused)
    }
}

impl Looking {
    /// Gives the parts behind that one, until there are no more or nobody takes them.
    async fn look_on(self, mut behind: i64, give: mpsc::Sender<Part>) -> Result<(), StorageError> {
        while let Some(part) = self.look(behind).await? {
            behind = part.last;
            if give.send(part).await.is_err() {
                break;
            }
        }
        Ok(())
    }

    async fn look(&self, behind: i64) -> Result<Option<Part>, StorageError> {
        let plan = self.plan;
        let most = self.pace.lock().now();
        let which = (self.batch, plan.from, plan.skips_warned);
        let mut items = items::to_do(&self.db, which, behind, most as u64).await?;
        let weights: Vec<_> = items.iter().map(weight).collect();
        items.truncate(self.pace.lock().fit(&weights, MOST_WEIGHT));
        let Some(last) = items.last().map(|item| item.no) else {
            return Ok(None);
        };
        let named: Vec<_> = items.iter().map(plan.naming).collect();
        let now = self.clock.now();
        let GivenMany { mut given, cleaned } =
            given_many(&self.db, &self.slug, &named, now).await?;
        if plan.to == ItemState::Undone {
            // What a product has shown before it may show again.
            let shown = named.into_iter().flatten().filter_map(pictures).flatten();
            given.pictures.extend(shown.map(|one| (one.clone(), one)));
        }
        let ids: Vec<_> = items.iter().map(|item| item.product_id).collect();
        let cleaned = ids.iter().zip(cleaned);
        let cleaned = cleaned.filter_map(|(id, html)| Some((*id, html?)));
        let cleaned = cleaned.collect();
        let stored = goods::packed(&self.db, ids, self.has_texts, identity).await?;
        let aim = plan.aim;
        let judging = tokio::task::spawn_blocking(move || {
            let by_product = items.into_iter().map(|item| (item.product_id, item));
            let items = by_product.collect();
            let (aims, faults) = Part::aimed(&items, stored, &given, aim);
            Part {
                items,
                given,
                cleaned,
                aims,
                faults,
                last,
            }
        });
        Ok(Some(judging.await.expect("working it out is pure")))
    }
}

fn weight(item: &ToDo) -> usize {
    OF_PRODUCT + item.changes.matches(CHANGE).count()
}

type Aimed = (Vec<(Stored, Aim)>, Vec<(ProductId, KeptFault)>);

impl Part {
    /// With those that are not there any more.
    fn aimed(
        items: &HashMap<ProductId, ToDo>,
        stored: Vec<Stored>,
        given: &Given,
        aim: Aiming,
    ) -> Aimed {
        let there: HashSet<_> = stored.iter().map(|stored| stored.id).collect();
        let gone = items.keys().filter(|id| !there.contains(id));
        let gone = gone.map(|id| (*id, KeptFault::no_such_product()));
        let (aims, mut faults) = aimed((items, &HashMap::new()), stored, given, aim);
        faults.extend(gone);
        (aims, faults)
    }
}

/// With what each was refused for so far.
fn aimed(
    (items, refusals): (
        &HashMap<ProductId, ToDo>,
        &HashMap<ProductId, Vec<KeptFault>>,
    ),
    stored: Vec<Stored>,
    given: &Given,
    aim: Aiming,
) -> Aimed {
    let (mut aims, mut faults) = (Vec::with_capacity(stored.len()), Vec::new());
    for stored in stored {
        let Some(item) = items.get(&stored.id) else {
            continue;
        };
        let refused = refusals.get(&stored.id).map_or(&[][..], Vec::as_slice);
        match aim(item, &stored, given, refused) {
            Ok(aim) => aims.push((stored, aim)),
            Err(fault) => faults.push((stored.id, fault)),
        }
    }
    (aims, faults)
}

fn pictures(edit: Edit) -> Option<Vec<String>> {
    match edit {
        Edit::Pictures(addresses) => Some(addresses),
        _ => None,
    }
}
