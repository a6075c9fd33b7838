//! Which products a batch is about, a part at a time.

use serde::{Deserialize, Serialize};

use super::{Cells, What};
use crate::{
    catalogue::{
        goods::{self, Edit, Unwritten},
        ops::Op,
    },
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// So many products a batch holds.
pub const MOST: i64 = 200_000;
/// Products of one part.
const AT_ONCE: usize = 500;
/// Where each may have a description of 200 KB, or 50 questions with answers of 2,000 characters.
const TEXTS_AT_ONCE: usize = 20;
/// Where each may have a text of 4,000 characters, or 30 rows of what goes with it.
const WORDS_AT_ONCE: usize = 100;

/// How far a preview has come, as its job keeps it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// The last product.
    pub after: Option<ProductId>,
    /// Its number in the batch, from 1.
    pub no: i64,
}

impl Cursor {
    pub fn of_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        serde_json::to_string(self).expect("a cursor is plain data")
    }
}

/// The next products, in their order; none: that was all.
pub async fn next(
    db: &ShopDb,
    what: &What,
    cursor: &Cursor,
) -> Result<Vec<ProductId>, StorageError> {
    let most = at_once(what);
    match what {
        What::Ops { selection, .. } => {
            let ids = goods::selected(db, selection, cursor.after, most as u64).await;
            ids.map_err(unfound)
        }
        What::Cells { .. } => {
            let cells = cells_behind(what, cursor).iter().take(most);
            Ok(cells.map(|cells| cells.product).collect())
        }
    }
}

/// The cells of what [`next`] names, in the same order.
pub fn cells_behind<'a>(what: &'a What, cursor: &Cursor) -> &'a [Cells] {
    match what {
        What::Ops { .. } => &[],
        What::Cells { cells } => cells.get(cursor.no as usize..).unwrap_or_default(),
    }
}

/// How many there are at this moment.
pub async fn count(db: &ShopDb, what: &What) -> Result<i64, StorageError> {
    match what {
        What::Cells { cells } => Ok(cells.len() as i64),
        What::Ops { selection, .. } => {
            let count = goods::selected_count(db, selection).await;
            Ok(count.map_err(unfound)? as i64)
        }
    }
}

/// A filter that makes no sense was refused at the door.
fn unfound(error: Unwritten) -> StorageError {
    match error {
        Unwritten::Storage(error) => error,
        error => {
            tracing::error!(%error, "the products of a batch cannot be found");
            StorageError::BadRow
        }
    }
}

fn at_once(what: &What) -> usize {
    let any = |is: fn(&Op) -> bool| what.ops().iter().any(is);
    let has_faq = any(|op| matches!(op, Op::Faq { .. } | Op::Answers { .. }));
    let has_words = any(|op| matches!(op, Op::Words { .. } | Op::GoesWith { .. }));
    part_of(has_texts(what) || has_faq, has_words)
}

/// How many products are one part, to look at them as to write them.
pub const fn part_of(has_texts: bool, has_words: bool) -> usize {
    match (has_texts, has_words) {
        (true, _) => TEXTS_AT_ONCE,
        (false, true) => WORDS_AT_ONCE,
        (false, false) => AT_ONCE,
    }
}

/// Whether descriptions are touched.
pub fn has_texts(what: &What) -> bool {
    match what {
        What::Ops { ops, .. } => ops.iter().any(|op| matches!(op, Op::Description { .. })),
        What::Cells { cells } => {
            let mut edits = cells.iter().flat_map(|cells| &cells.edits);
            edits.any(|edit| matches!(edit, Edit::Description(_)))
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_rubbish_is_the_beginning() {
        let cursor = Cursor {
            after: Some(ProductId(Uuid::from_u128(7))),
            no: 500,
        };
        assert_eq!(Cursor::of_text(&cursor.text()), cursor);
        assert_eq!(Cursor::of_text(""), Cursor::default());
    }

    #[test]
    fn cells_go_on_where_they_were_left() {
        let cells = |no| Cells {
            product: ProductId(Uuid::from_u128(no)),
            rev: 1,
            edits: Vec::new(),
        };
        let what = What::Cells {
            cells: vec![cells(1), cells(2)],
        };
        let at = |no| cells_behind(&what, &Cursor { after: None, no }).len();
        assert_eq!((at(0), at(1), at(2), at(3)), (2, 1, 0, 0));
    }
}
