//! What a file says of one product, whatever file it is.

use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

use super::{
    plain::Columns,
    skus::forms,
    taobao::{Came, RowProp, TaobaoNames, as_known, column_of},
};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Fault, Goods, GoodsSku, sound},
    },
    vocabulary::{Millis, TemplateId},
};

/// What a file's words mean in this shop, and what its keepers chose for the import.
#[derive(Clone, Debug, Default)]
pub struct Ctx {
    pub at: Millis,
    /// Of new products whose row names none.
    pub category: Option<String>,
    /// New products go into the store whatever the file says, and others stay where they are.
    pub into_store: bool,
    pub taobao: TaobaoNames,
    /// The shop's delivery templates by name; no two alike.
    pub templates: BTreeMap<TemplateId, String>,
}

/// What is wrong with a cell, or was taken otherwise than it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// As an editor counts, from 1; 0 for a row that no file has yet.
    pub line: u64,
    /// As the file calls it. None: the whole row.
    pub column: Option<String>,
    /// Stays the same: to translate by.
    pub code: &'static str,
    pub title: String,
}

/// A picture as a file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureRef {
    /// Of its `.tbi` file, without the ending.
    pub name: String,
    pub index: u64,
    /// `pid:vid` of the colour it shows; a main picture shows none.
    pub colour: Option<String>,
    pub url: Option<String>,
}

/// A SKU as a file says it. None: as it is, or of a new one what is usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SkuLine {
    pub line: u64,
    pub code: Option<String>,
    /// What a new one is called that has no code.
    pub suggested: String,
    pub barcode: Option<String>,
    pub props: Option<Props>,
    pub price_fen: Option<i64>,
    pub stock: Option<i64>,
    pub weight_g: Option<i64>,
    pub volume_cm3: Option<i64>,
    /// As the file calls it; empty: none of its own.
    pub picture: Option<String>,
}

/// A product as a file says it.
#[derive(Clone, Debug)]
pub struct Incoming {
    pub line: u64,
    /// By which it is found, or put down.
    pub code: String,
    /// All but those of pictures of Taobao and of SKUs.
    pub edits: Vec<Edit>,
    /// In the order in which they are shown, at most 20, no two alike. None: the file says nothing of them.
    pub pictures: Option<Vec<PictureRef>>,
    pub skus: Vec<SkuLine>,
    /// Of Taobao: properties of the category that have names.
    pub came: Vec<Came>,
    /// What was taken otherwise than it stands there. No reason to refuse.
    pub notes: Vec<CellFault>,
    pub(super) category: Option<String>,
    pub(super) places: Places,
    /// Of each row of the table that [`Self::edits_for`] made, the line it came from.
    pub(super) lines: Vec<u64>,
}

/// Where the fields of a product stand in its file.
#[derive(Clone, Debug)]
pub(super) enum Places {
    /// The SKUs of a row are all there are.
    Taobao { has_skus: bool, props: Vec<RowProp> },
    /// SKUs that a file does not name stay.
    Plain(Arc<Columns>),
}

impl Incoming {
    /// The edits that make the product what the file says, those of its SKUs last; without `known` it is a new one.
    pub fn edits_for(&mut self, known: Option<&Goods>) -> Result<Vec<Edit>, Vec<CellFault>> {
        let mut edits: Vec<Edit> = self.edits.clone();
        if let Some(known) = known {
            edits.retain(|edit| !says_nothing_new(edit, known));
        } else if !edits.iter().any(|edit| matches!(edit, Edit::Category(_))) {
            // Without one, `edited` says that it is missing.
            edits.extend(self.category.clone().map(Edit::Category));
        }
        let (forms, lines) = forms(self, known)?;
        self.lines = lines;
        if !forms.is_empty() {
            edits.push(Edit::Skus(forms));
        }
        Ok(edits)
    }

    /// How many it names, wherever they lie.
    pub fn picture_count(&self) -> usize {
        let beside = self.pictures.iter().map(Vec::len);
        let named = self.edits.iter().map(|edit| match edit {
            Edit::Pictures(named) => named.len(),
            _ => 0,
        });
        beside.chain(named).sum()
    }

    /// Its SKUs, with properties called as those of the known ones are: no row of Taobao says a name.
    pub(super) fn lines_beside(&self, known: &[GoodsSku]) -> Cow<'_, [SkuLine]> {
        match &self.places {
            Places::Taobao { props, .. } => as_known(&self.skus, props, known),
            Places::Plain(_) => Cow::Borrowed(&self.skus),
        }
    }

    /// Where in the file stands what [`crate::catalogue::goods::edited`] refuses of those edits.
    pub fn placed(&self, fault: &Fault) -> CellFault {
        self.placed_among(&self.lines, fault)
    }

    pub(super) fn placed_among(&self, lines: &[u64], fault: &Fault) -> CellFault {
        let mut steps = fault.field.split('.');
        let first = steps.next().unwrap_or_default();
        let row = steps.next().and_then(|place| place.parse::<usize>().ok());
        let (field, row) = match (first, row) {
            ("skus", Some(row)) => (steps.next().unwrap_or(first), Some(row)),
            (field, _) => (field, None),
        };
        let line = row.and_then(|row| lines.get(row)).copied();
        CellFault {
            line: line.unwrap_or(self.line),
            column: self.column(field, row.is_some()),
            code: fault.code,
            title: fault.title.clone(),
        }
    }

    /// What the file calls the column of a field.
    pub(super) fn column(&self, field: &str, is_of_sku: bool) -> Option<String> {
        match &self.places {
            Places::Taobao { has_skus, .. } => column_of(field, is_of_sku, *has_skus),
            Places::Plain(columns) => columns.called(field, is_of_sku),
        }
    }

    /// Everything that is wrong with its edits whatever the shop has, those of SKUs apart.
    pub(super) fn unsound(&self) -> Vec<CellFault> {
        let code = Edit::Code(self.code.clone());
        let edits = self.edits.iter().chain([&code]);
        let faults = edits.filter_map(|edit| sound(edit).err());
        faults.map(|fault| self.placed(&fault)).collect()
    }
}

/// Spreadsheets write other line ends than they read.
fn says_nothing_new(edit: &Edit, known: &Goods) -> bool {
    match edit {
        Edit::Description(html) => {
            html.lines().eq(known.description.lines())
                && html.ends_with('\n') == known.description.ends_with('\n')
        }
        // One that has come meanwhile is no longer a time that is still to come.
        Edit::ListAt(at) => *at == known.list_at,
        _ => false,
    }
}
