//! Finds short Chinese texts: by words, by pinyin, by initials, and with one slip.
//!
//! ```no_run
//! use yingke_text_index::{Doc, Filter, Index, Place, Reading, Wanted};
//!
//! let index = Index::open("data/search/shop".as_ref())?;
//! let mut writer = index.writer()?;
//! let place = Place { of: [7; 16], no: 1 };
//! writer.add(&Doc { place, tags: &["message"], at: 0, print: 0, by: None, texts: &["梳妆台的镜子碎了"] })?;
//! writer.commit()?;
//! let wanted = Wanted::parse("shuzuangtai");
//! let near = index.find(&wanted, &Filter::tagged(&["message"]), 10)?;
//! // The index proposes; a reading of the text decides, and says which characters to mark.
//! assert_eq!(near[0].place, place);
//! assert_eq!(Reading::of("梳妆台的镜子碎了").fit(&wanted).marks, [[0, 3]]);
//! # Ok::<(), yingke_text_index::Error>(())
//! ```
//!
//! Keeps places and what they are found by, never a text. Knows no shop and no rights: who asks is narrowed by tags.

mod form;
mod grams;
mod index;
mod judge;
mod listing;
mod plan;
mod spelling;
mod wanted;
mod writer;

use tantivy::{TantivyError, directory::error::LockError};

pub use self::{
    index::{Filter, Index, Near},
    judge::{Fit, Reading},
    wanted::Wanted,
    writer::{Doc, Mark, Writer},
};

/// Where something stands outside: what it belongs to, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub of: [u8; 16],
    pub no: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the folder of the index: {0}")]
    Folder(#[from] std::io::Error),
    #[error("another process writes this index; each needs a folder of its own")]
    Held,
    #[error(transparent)]
    Index(TantivyError),
}

impl From<TantivyError> for Error {
    fn from(error: TantivyError) -> Self {
        match error {
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Held,
            error => Self::Index(error),
        }
    }
}
