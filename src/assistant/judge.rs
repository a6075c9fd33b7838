//! What a batch would make of one product: pure, and the same whoever asks.

use super::{ItemState, KeptChange, KeptFault, kept};
use crate::catalogue::{
    goods::{Edit, Fault, Given, Goods, edited},
    ops::warnings_of,
};

/// What becomes of a product.
#[derive(Debug)]
pub struct Verdict {
    pub state: ItemState,
    pub edits: Vec<Edit>,
    pub changes: Vec<KeptChange>,
    /// Codes: it can be done, but somebody should look at it.
    pub warnings: Vec<String>,
    pub fault: Option<KeptFault>,
}

impl Verdict {
    pub fn refused(fault: KeptFault) -> Self {
        Self {
            state: ItemState::Refused,
            edits: Vec::new(),
            changes: Vec::new(),
            warnings: Vec::new(),
            fault: Some(fault),
        }
    }

    /// What the title comes to be, where it is changed.
    pub fn new_title(&self) -> Option<&str> {
        self.becomes("title")
    }

    /// The same of the product's code.
    pub fn new_code(&self) -> Option<&str> {
        self.becomes("code")
    }

    fn becomes(&self, field: &str) -> Option<&str> {
        let own = |change: &&KeptChange| change.sku.is_none() && change.field == field;
        self.changes.iter().find(own)?.after.as_str()
    }
}

pub fn judge(
    goods: &Goods,
    edits: Result<Vec<Edit>, Fault>,
    given: &Given,
    floor_fen: i64,
) -> Verdict {
    match tried(goods, edits, given, floor_fen) {
        Ok(verdict) => verdict,
        Err(fault) => Verdict::refused(fault),
    }
}

fn tried(
    goods: &Goods,
    edits: Result<Vec<Edit>, Fault>,
    given: &Given,
    floor_fen: i64,
) -> Result<Verdict, KeptFault> {
    let edits = edits?;
    let (after, changes) = edited(goods, &edits, given)?;
    // What is taken off a product cannot be put back as it was.
    if changes
        .iter()
        .any(|change| matches!(change.field, "sku" | "skus"))
    {
        let title = "SKUs are added, taken off and arranged on the product's own page";
        return Err(KeptFault::new("skus_not_here", "skus", title));
    }
    let (state, warnings) = if changes.is_empty() {
        (ItemState::Unchanged, Vec::new())
    } else {
        let warnings = warnings_of(goods, &after, floor_fen).into_iter();
        let codes = warnings.map(|warning| warning.code().to_owned());
        (ItemState::Changed, codes.collect())
    };
    Ok(Verdict {
        state,
        changes: kept(&changes, &after),
        edits,
        warnings,
        fault: None,
    })
}
