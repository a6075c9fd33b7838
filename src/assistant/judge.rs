//! What a batch would make of one product: pure, and the same whoever asks.

use super::{ItemState, KeptChange, KeptFault, kept};
use crate::catalogue::{
    goods::{Edit, Fault, Given, Goods, edited},
    ops::{NO_MATCHING_SKU, warnings_of},
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

    /// Nothing is wrong with it: it is not meant.
    fn left_out(fault: KeptFault) -> Self {
        Self {
            state: ItemState::LeftOut,
            ..Self::refused(fault)
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

    /// Codes that its SKUs come to have.
    pub fn new_sku_codes(&self) -> impl Iterator<Item = &str> {
        self.become_of_skus("code")
    }

    /// The same of their barcodes; to have none is nothing new.
    pub fn new_barcodes(&self) -> impl Iterator<Item = &str> {
        let barcodes = self.become_of_skus("barcode");
        barcodes.filter(|barcode| !barcode.is_empty())
    }

    /// Refused: another product has a SKU of that code.
    pub fn without_sku_code(&self, code: &str) -> Self {
        let table = self.edits.iter().rev().find_map(|edit| match edit {
            Edit::Skus(forms) => Some(forms),
            _ => None,
        });
        let place = table.and_then(|forms| forms.iter().position(|form| form.code == code));
        Self::refused(KeptFault::sku_code_taken(place.unwrap_or_default()))
    }

    fn become_of_skus(&self, field: &'static str) -> impl Iterator<Item = &str> {
        let changes = self.changes.iter();
        let of_skus = changes.filter(move |change| change.sku.is_some() && change.field == field);
        of_skus.filter_map(|change| change.after.as_str())
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
        Err(fault) if fault.code == NO_MATCHING_SKU => Verdict::left_out(fault),
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
        let warnings = warnings_of(goods, &after, (floor_fen, &given.templates)).into_iter();
        let codes = warnings.map(|warning| warning.code().to_owned());
        (ItemState::Changed, codes.collect())
    };
    Ok(Verdict {
        state,
        changes: kept(&changes, &after, given),
        edits,
        warnings,
        fault: None,
    })
}
