//! How far an import has come.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

/// How far it has come: products that are done, and what was found. Whoever goes on after another finds all of it here.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Cursor {
    pub done: i64,
    pub faults: i64,
    /// The file could not be read on, and that was told.
    pub is_broken: bool,
    /// New products without a delivery template, as a check counts them.
    #[serde(default)]
    pub no_template: i64,
    /// Products that a run would change.
    #[serde(default)]
    pub changed: i64,
    /// Codes of what was taken otherwise than it stands in the file.
    #[serde(default)]
    pub notes: BTreeSet<String>,
    /// Pictures of descriptions that lie on other hosts, and the first of these.
    #[serde(default)]
    pub pictures_elsewhere: i64,
    #[serde(default)]
    pub hosts_elsewhere: BTreeSet<String>,
}

impl Cursor {
    pub fn text(&self) -> String {
        json!(self).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_goes_on_knows_what_was_found_before() {
        let cursor = Cursor {
            done: 250,
            changed: 3,
            notes: ["code_made".to_owned()].into(),
            ..Cursor::default()
        };
        let read: Cursor = serde_json::from_str(&cursor.text()).unwrap();
        assert_eq!((read.done, read.changed), (250, 3));
        assert_eq!(read.notes, cursor.notes);
        let early = r#"{"done":2,"faults":1,"is_broken":false}"#;
        let early: Cursor = serde_json::from_str(early).unwrap();
        assert!(early.done == 2 && early.notes.is_empty());
    }
}
