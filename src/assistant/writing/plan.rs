//! What is done with the items of a batch, and what each makes of its product.

use crate::{
    assistant::{ItemState, KeptFault, items::ToDo},
    catalogue::goods::{Change, Edit, Given, Goods, Stored},
};

/// How the texts of an item say that there is something to look up: quotes inside a text are written otherwise.
pub const NAMING: [&str; 3] = [
    r#""field":"pictures""#,
    r#""field":"goes_with""#,
    r#""field":"description""#,
];

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
