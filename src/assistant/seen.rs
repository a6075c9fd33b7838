//! What products of the batch come to be called, so far: a name given twice is told.

use std::collections::HashSet;

use super::{
    ItemState, KeptChange, KeptFault,
    items::{self, ToDo},
    judge::Verdict,
};
use crate::{
    catalogue::ops::Warning,
    storage::{ShopDb, StorageError},
    vocabulary::{BatchId, short_digest},
};

const AT_ONCE: u64 = 500;

#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    titles: HashSet<String>,
    codes: HashSet<String>,
    /// Of these a batch may come to have millions: their digests.
    sku_codes: HashSet<u64>,
    barcodes: HashSet<u64>,
}

impl Seen {
    /// As a preview that goes on left it: from the items that are written.
    pub async fn so_far(db: &ShopDb, batch: BatchId) -> Result<Self, StorageError> {
        let (mut seen, mut behind) = (Self::default(), 0);
        loop {
            let which = (batch, ItemState::Changed, false);
            let some = items::to_do(db, which, behind, AT_ONCE).await?;
            let Some(last) = some.last() else {
                return Ok(seen);
            };
            behind = last.no;
            for item in &some {
                seen.read(item);
            }
        }
    }

    fn read(&mut self, item: &ToDo) {
        let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
        for change in changes {
            let Some(text) = change.after.as_str() else {
                continue;
            };
            match change.field.as_str() {
                "title" => self.titles.insert(text.to_owned()),
                "code" if change.sku.is_none() => self.codes.insert(text.to_owned()),
                "code" => self.sku_codes.insert(short_digest(text)),
                "barcode" if !text.is_empty() => self.barcodes.insert(short_digest(text)),
                _ => false,
            };
        }
    }

    /// The first keeps the name; of two products of one code, or with SKUs of one code, only one can be.
    pub fn note(&mut self, mut verdict: Verdict) -> Verdict {
        let is_given = |code: &&str| self.sku_codes.contains(&short_digest(code));
        if let Some(code) = verdict.new_sku_codes().find(is_given) {
            return verdict.without_sku_code(code);
        }
        if let Some(code) = verdict.new_code()
            && !self.codes.insert(code.to_owned())
        {
            return Verdict::refused(KeptFault::code_taken());
        }
        let title = verdict.new_title();
        if title.is_some_and(|title| !self.titles.insert(title.to_owned())) {
            let code = Warning::DuplicateTitle.code();
            verdict.warnings.push(code.to_owned());
        }
        let codes = verdict.new_sku_codes().map(short_digest);
        self.sku_codes.extend(codes);
        self.note_barcodes(&mut verdict);
        verdict
    }

    /// One that two SKUs of a product come to have is told of already.
    fn note_barcodes(&mut self, verdict: &mut Verdict) {
        let barcodes = verdict.new_barcodes();
        let double = barcodes.filter(|barcode| !self.barcodes.insert(short_digest(barcode)));
        let is_double = double.count() > 0;
        let code = Warning::DuplicateBarcode.code();
        if is_double && verdict.warnings.iter().all(|warning| warning != code) {
            verdict.warnings.push(code.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::vocabulary::ProductId;

    fn verdict(field: &str, after: &str) -> Verdict {
        let change = KeptChange {
            field: field.to_owned(),
            sku: None,
            id: None,
            props: None,
            before: json!(""),
            after: json!(after),
            reserved: None,
            total: None,
            categories: None,
            products: None,
            stays: None,
        };
        Verdict {
            state: ItemState::Changed,
            edits: Vec::new(),
            changes: vec![change],
            warnings: Vec::new(),
            fault: None,
        }
    }

    #[test]
    fn a_title_given_twice_is_told_and_a_code_given_twice_refused() {
        let mut seen = Seen::default();
        assert!(seen.note(verdict("title", "壶")).warnings.is_empty());
        let again = seen.note(verdict("title", "壶"));
        assert_eq!(again.warnings, ["duplicate_title"]);
        assert_eq!(again.state, ItemState::Changed);
        assert_eq!(seen.note(verdict("code", "A")).state, ItemState::Changed);
        let again = seen.note(verdict("code", "A"));
        assert_eq!(again.state, ItemState::Refused);
        assert_eq!(again.fault.unwrap().code, "code_taken");
    }

    fn of_sku(field: &str, after: &str) -> Verdict {
        let mut verdict = verdict(field, after);
        verdict.changes[0].sku = Some("A-1".to_owned());
        verdict
    }

    #[test]
    fn a_sku_s_code_given_twice_is_refused_and_its_barcode_told() {
        let mut seen = Seen::default();
        seen.note(verdict("code", "A"));
        assert_eq!(seen.note(of_sku("code", "A")).state, ItemState::Changed);
        let again = seen.note(of_sku("code", "A"));
        assert_eq!(again.state, ItemState::Refused);
        assert_eq!(again.fault, Some(KeptFault::sku_code_taken(0)));
        for barcode in ["690", "691", "", ""] {
            let noted = seen.note(of_sku("barcode", barcode));
            assert!(noted.warnings.is_empty(), "{barcode}");
        }
        let again = seen.note(of_sku("barcode", "690"));
        assert_eq!(again.warnings, ["duplicate_barcode"]);
    }

    #[test]
    fn a_preview_that_goes_on_knows_what_it_has_given() {
        let (mut seen, mut again) = (Seen::default(), Seen::default());
        for verdict in [of_sku("code", "A-9"), of_sku("barcode", "690")] {
            let changes = serde_json::to_string(&verdict.changes).unwrap();
            again.read(&ToDo {
                no: 1,
                product_id: ProductId(Uuid::from_u128(1)),
                rev: 1,
                edits: String::new(),
                changes,
            });
            seen.note(verdict);
        }
        assert_eq!(again, seen);
    }
}
