//! What becomes of what a file says: decided beside the threads that answer and outside of every transaction.

mod after;
mod attributes;
mod cut;
mod given;
mod known;
mod open;
mod pictured;
mod sku_codes;
mod what;

use self::{
    after::decided,
    sku_codes::{give_up, refuse_taken},
};
pub use self::{
    after::placed,
    cut::cut,
    pictured::Pictured,
    what::{Decided, Edited, What, categories_of},
};
use super::{codes::Codes, pictures::Pictures, reading::Said, shown::hold};
use crate::{
    catalogue::goods::{Edit, Stored},
    goods_files::{incoming::CellFault, taobao::Came, view::Existing},
    storage::{ShopDb, StorageError},
    vocabulary::{ImportId, Millis, TemplateId},
};

/// Why nothing can be decided just now.
pub enum Undecided {
    Storage(StorageError),
    /// The pictures cannot be reached.
    Unreachable,
}

impl From<StorageError> for Undecided {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

/// What decisions rest on beside the database.
pub struct Grounds {
    pub db: ShopDb,
    pub slug: String,
    /// When the check began, also where it runs.
    pub at: Millis,
    pub existing: Existing,
    /// Of new products whose row names none.
    pub template: Option<TemplateId>,
    pub pictures: Pictures,
    pub codes: Codes,
    /// The import that runs, and is held to what its check showed. None: it is checked.
    pub runs: Option<ImportId>,
}

/// A product on the way: what the file says, what the shop has, and the edits that lie between.
struct Open {
    said: Said,
    known: Option<Stored>,
    /// Properties of the category that the row before had.
    came_before: Vec<Came>,
    pictures: Vec<(String, String)>,
    edits: Result<Vec<Edit>, Vec<CellFault>>,
    is_skipped: bool,
    behind: Option<i64>,
}

impl Grounds {
    /// In the order of the file.
    pub async fn decide(&mut self, said: Vec<Said>) -> Result<Vec<Decided>, Undecided> {
        if let (Some(first), Some(last)) = (said.first(), said.last()) {
            self.codes.begin(&(first.place..=last.place));
        }
        let shown = self.shown(&said).await?;
        let mut known = self.known(&said).await?;
        let mut came_before = self.came_before(&said, &known).await?;
        let mut open = Vec::with_capacity(said.len());
        for said in said {
            let known = known.remove(&said.code);
            let before = known.as_ref().map(|known| known.id);
            let before = before.and_then(|id| came_before.remove(&id));
            open.push(self.open(said, known, before.unwrap_or_default()).await?);
        }
        let given = self.given(&open).await?;
        let owners = self.owners(&open).await?;
        let mut codes = std::mem::take(&mut self.codes);
        let deciding = tokio::task::spawn_blocking(move || {
            let in_order = open.into_iter().map(|mut open| {
                refuse_taken(&mut open, &owners, &mut codes);
                let mut decided = decided(open, &given);
                if let Some(shown) = &shown {
                    let as_shown = shown.get(&decided.place).copied();
                    hold(&mut decided, as_shown);
                }
                give_up(&decided, &mut codes);
                decided
            });
            (in_order.collect::<Vec<_>>(), codes)
        });
        // A panic was a mistake of ours: the job is tried again, and somebody can stop it.
        let (decided, codes) = deciding.await.map_err(|_| Undecided::Unreachable)?;
        self.codes = codes;
        Ok(decided)
    }
}
