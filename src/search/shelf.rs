use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, Ordering},
    },
};

use parking_lot::Mutex;
use serde::Serialize;
use tokio::{
    sync::{Notify, Semaphore},
    time::Instant,
};
use utoipa::ToSchema;
use yingke_text_index::{Error, Index};

use super::{Kind, Source, keeper};
use crate::{
    reception::Ledger,
    storage::Store,
    vocabulary::{Clock, ShopId},
};

/// Search on this node. Opens a shop's index when somebody first searches there.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

pub(super) struct Inner {
    pub folder: PathBuf,
    pub store: Store,
    pub clock: Clock,
    pub ledger: Ledger,
    pub sources: Vec<Arc<dyn Source>>,
    /// One index is written at a time.
    pub turn: Semaphore,
    shelves: Mutex<HashMap<ShopId, Arc<Shelf>>>,
}

/// Of one shop: lines are many and everything else is little; in one index each question about little would cost as much as one
/// about many.
#[derive(Clone)]
pub struct Indexes {
    pub lines: Index,
    pub things: Index,
}

impl Indexes {
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Ok(Self {
            lines: Index::open(folder)?,
            things: Index::open(&folder.join("things"))?,
        })
    }

    pub fn of(&self, kind: Kind) -> &Index {
        match kind {
            Kind::Message => &self.lines,
            Kind::Customer
            | Kind::Contact
            | Kind::Phrase
            | Kind::Notice
            | Kind::Product
            | Kind::Order => &self.things,
        }
    }
}

/// The open indexes of one shop.
pub struct Shelf {
    pub shop: ShopId,
    pub woken: Notify,
    indexes: Mutex<Option<Indexes>>,
    asked_at: Mutex<Instant>,
    /// Entries of all conversations, and those that are taken.
    total: AtomicI64,
    taken: AtomicI64,
    is_built: AtomicBool,
}

/// Whether everything can be found yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SearchState {
    pub is_ready: bool,
    /// How much of the log is taken, while the index is built.
    pub percent: i64,
    /// Entries written that cannot be found yet.
    pub behind: i64,
}

impl Search {
    pub fn new(
        folder: PathBuf,
        (store, clock, ledger): (&Store, &Clock, &Ledger),
        sources: Vec<Arc<dyn Source>>,
    ) -> Self {
        Self(Arc::new(Inner {
            folder,
            store: store.clone(),
            clock: clock.clone(),
            ledger: ledger.clone(),
            sources,
            turn: Semaphore::new(1),
            shelves: Mutex::default(),
        }))
    }

    pub fn sources(&self) -> &[Arc<dyn Source>] {
        &self.0.sources
    }

    /// The shop's indexes; from now on they are kept fresh for as long as they are used.
    pub fn shelf(&self, shop: ShopId) -> Arc<Shelf> {
        let mut shelves = self.0.shelves.lock();
        let shelf = shelves.entry(shop).or_insert_with(|| {
            let shelf = Arc::new(Shelf::new(shop));
            tokio::spawn(keeper::run(Arc::downgrade(&self.0), shelf.clone()));
            shelf
        });
        shelf.ask();
        shelf.clone()
    }
}

impl Inner {
    /// Closes what nobody has used for a while, unless somebody has just come.
    pub fn close(&self, shelf: &Shelf, idle: std::time::Duration) -> bool {
        let mut shelves = self.shelves.lock();
        let is_idle = shelf.idle() >= idle;
        if is_idle {
            shelves.remove(&shelf.shop);
        }
        is_idle
    }
}

impl Shelf {
    fn new(shop: ShopId) -> Self {
        Self {
            shop,
            woken: Notify::new(),
            indexes: Mutex::default(),
            asked_at: Mutex::new(Instant::now()),
            total: AtomicI64::new(0),
            taken: AtomicI64::new(0),
            is_built: AtomicBool::new(false),
        }
    }

    fn ask(&self) {
        *self.asked_at.lock() = Instant::now();
        self.woken.notify_one();
    }

    /// Since somebody last asked.
    pub fn idle(&self) -> std::time::Duration {
        self.asked_at.lock().elapsed()
    }

    /// None in the moment before they are open.
    pub fn indexes(&self) -> Option<Indexes> {
        self.indexes.lock().clone()
    }

    pub fn put(&self, indexes: Indexes) {
        *self.indexes.lock() = Some(indexes);
    }

    pub fn reached(&self, taken: i64, total: i64, is_built: bool) {
        self.taken.store(taken, Ordering::Release);
        self.total.store(total, Ordering::Release);
        self.is_built.fetch_or(is_built, Ordering::AcqRel);
    }

    pub fn state(&self) -> SearchState {
        let (taken, total) = (
            self.taken.load(Ordering::Acquire),
            self.total.load(Ordering::Acquire),
        );
        let is_ready = self.is_built.load(Ordering::Acquire);
        SearchState {
            is_ready,
            percent: if is_ready {
                100
            } else {
                taken * 100 / total.max(1)
            },
            behind: (total - taken).max(0),
        }
    }
}
