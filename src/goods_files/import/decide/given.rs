//! What products of a part may name.

use std::collections::HashSet;

use super::{Grounds, Open};
use crate::{
    catalogue::goods::{Edit, Given, given_for, is_name},
    storage::StorageError,
};

const MOST_CATEGORIES: usize = 500;

impl Grounds {
    /// What the edits of all of them may name: with categories and pictures that the import brings along.
    pub(super) async fn given(&self, open: &[Open]) -> Result<Given, StorageError> {
        let edits = || {
            open.iter()
                .filter_map(|open| open.edits.as_ref().ok())
                .flatten()
        };
        let naming = edits().filter(|edit| matches!(edit, Edit::Pictures(_)));
        let naming: Vec<_> = naming.cloned().collect();
        let mut given = given_for(&self.db, &self.slug, &naming, self.at).await?;
        let mut fresh: HashSet<&str> = HashSet::new();
        for edit in edits() {
            match edit {
                Edit::Category(name) if is_name(name, 30) => {
                    fresh.insert(name);
                }
                // Products may go with such as stand further down.
                Edit::GoesWith(codes) => given.codes.extend(codes.iter().cloned()),
                _ => {}
            }
        }
        for name in fresh {
            if given.categories.len() < MOST_CATEGORIES || given.categories.contains_key(name) {
                given.categories.entry(name.to_owned()).or_default();
            }
        }
        for (_, address) in open.iter().flat_map(|open| &open.pictures) {
            let known = given.pictures.entry(address.clone());
            known.or_insert_with(|| address.clone());
        }
        Ok(given)
    }
}
