//! What is shown of a product beside what its row brought.

use super::{Came, MOST};
use crate::catalogue::{Attribute, categories::AttributeRule};

/// What is shown, with what came, as far as the category takes it: that goes before what is called so already. What only the row before
/// had is shown no more, unless somebody changed it or the category must have it.
pub fn merged(
    shown: &[Attribute],
    before: &[Came],
    came: &[Came],
    rules: &[AttributeRule],
) -> Vec<Attribute> {
    let taken: Vec<_> = came.iter().filter(|one| one.is_taken(rules)).collect();
    // Where the row says the same again it is left in peace, whatever its category asks for by now.
    let says_the_same = before.iter().all(|old| came.contains(old));
    let is_gone = |old: &&Came| {
        let is_said = taken.iter().any(|one| one.name == old.name);
        !says_the_same && !is_said && !old.is_required(rules)
    };
    let gone: Vec<_> = before.iter().filter(is_gone).map(Came::shown).collect();
    let mut merged = shown.to_vec();
    merged.retain(|shown| !gone.contains(shown));
    for one in taken {
        let known = merged.iter().position(|shown| shown.name == one.name);
        match known {
            Some(at) => merged[at].value.clone_from(&one.value),
            None if merged.len() < MOST => merged.push(one.shown()),
            None => {}
        }
    }
    merged
}

/// Whether there are others than came.
pub fn has_others(shown: &[Attribute], came: &[Came]) -> bool {
    let is_other = |shown: &Attribute| came.iter().all(|came| came.name != shown.name);
    shown.iter().any(is_other)
}
