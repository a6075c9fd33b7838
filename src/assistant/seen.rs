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
    vocabulary::BatchId,
};

const AT_ONCE: u64 = 500;

#[derive(Debug, Default)]
pub struct Seen {
    titles: HashSet<String>,
    codes: HashSet<String>,
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
                _ => false,
            };
        }
    }

    /// The first keeps the name; of two products of one code only one can be.
    pub fn note(&mut self, mut verdict: Verdict) -> Verdict {
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
        verdict
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
}
