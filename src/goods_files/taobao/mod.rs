//! Products as Taobao Assistant's tables have them: what a row says of our goods, and what our goods make of a row.
//!
//! A row is kept as it was read, beside a [`Snapshot`](super::snapshot::Snapshot) of what came of it; [`write`] changes only the
//! cells of what was edited since, so an untouched product goes out byte for byte, and so does one whose edits were undone. What a
//! product of ours has and no column holds is said, never dropped in silence. Knows no database and no file but the row.

mod attributes;
mod called;
mod fit;
mod known;
mod names;
mod pictures;
mod places;
mod read;
mod sku_pictures;
mod skus;
#[cfg(test)]
pub(super) mod tests;
mod time;
mod write;

pub use self::{
    attributes::{Came, came, merged, pids, recalled as recalled_attributes},
    called::{Called, given, plain},
    fit::fit,
    known::{RowProp, as_known},
    names::TaobaoNames,
    pictures::picture_name,
    places::column_of,
    read::{code_of, read},
    sku_pictures::addressed,
    skus::MOST_PIECES,
    write::{Written, write},
};
