//! What becomes of a product.

use std::collections::HashSet;

use crate::{
    catalogue::goods::{Change, Goods, Stored},
    goods_files::{
        import::{reading::KeptRow, shown::Shown},
        incoming::{CellFault, Incoming},
    },
    vocabulary::ProductId,
};

/// What becomes of one product.
pub struct Decided {
    pub table: usize,
    pub place: i64,
    pub line: u64,
    pub code: String,
    pub row: Option<KeptRow>,
    /// Names of pictures beside the table, and the addresses that come of them.
    pub pictures: Vec<(String, String)>,
    pub incoming: Option<Incoming>,
    pub what: What,
    pub shown: Shown,
    /// The place of a product that gives up a code which this one takes: it is written first.
    pub behind: Option<i64>,
}

pub enum What {
    Create(Box<Edited>),
    Update(Box<(Stored, Edited)>),
    Unchanged(ProductId, Box<Goods>),
    Skipped,
    Refused(Vec<CellFault>),
}

pub struct Edited {
    pub after: Goods,
    pub changes: Vec<Change>,
    /// The description as customers see it, where it is a new one.
    pub cleaned: Option<String>,
}

/// Of those that are to be written: the categories they are in.
pub fn categories_of(decided: &[Decided]) -> HashSet<&str> {
    let after = decided.iter().filter_map(|decided| match &decided.what {
        What::Create(edited) => Some(&edited.after),
        What::Update(both) => Some(&both.1.after),
        _ => None,
    });
    after.map(|goods| goods.category.as_str()).collect()
}
