//! What is shown once properties and values are called otherwise.

use super::{Came, MOST, value_in};
use crate::catalogue::{Attribute, categories::AttributeRule};

/// What came, called as it is called now, on what is shown too, as far as the category takes it. What somebody changed stays as they
/// said it, and so does what they took away; what is new is shown where nothing is called so.
pub fn recalled(
    before: &[Came],
    now: Vec<Came>,
    shown: &mut Vec<Attribute>,
    rules: &[AttributeRule],
) -> Vec<Came> {
    let is_new = |new: &Came| new.is_taken(rules) && value_in(shown, &new.name).is_none();
    let stays = before.iter().all(|old| now.contains(old));
    if stays && now.iter().all(|new| before.contains(new) || !is_new(new)) {
        // Nothing is called otherwise, whatever the category asks for by now.
        return before.to_vec();
    }
    let now = now.into_iter();
    let now = now.filter_map(|new| taken(new, before, shown, rules));
    let now: Vec<_> = now.collect();
    let is_still_named = |old: &Came| now.iter().any(|new| new.pid == old.pid);
    let unnamed = before.iter().filter(|old| !is_still_named(old));
    let (required, gone): (Vec<_>, Vec<_>) = unnamed.partition(|old| old.is_required(rules));
    for old in gone {
        shown.retain(|attribute| *attribute != old.shown());
    }
    let mut kept: Vec<_> = required.into_iter().cloned().collect();
    for new in now {
        let old = before.iter().find(|old| old.pid == new.pid);
        let is_own = old.is_some_and(|old| old.name == new.name);
        let is_taken = !is_own && value_in(shown, &new.name).is_some();
        match old {
            Some(old) if is_taken => kept.push(old.clone()),
            Some(old) => {
                rename(shown, old, &new);
                kept.push(new);
            }
            None if !is_taken && shown.len() < MOST => {
                shown.push(new.shown());
                kept.push(new);
            }
            None => {}
        }
    }
    kept
}

/// None: it stays in the row. What somebody changed does not: it keeps the name it had where what they said does not go with the new one.
fn taken(new: Came, before: &[Came], shown: &[Attribute], rules: &[AttributeRule]) -> Option<Came> {
    let mut before = before.iter();
    let changed = before.find(|old| old.pid == new.pid && !old.is_among(shown));
    let Some(old) = changed else {
        return new.is_taken(rules).then_some(new);
    };
    let said = value_in(shown, &old.name).map(|value| Came {
        value: value.to_owned(),
        ..new.clone()
    });
    let goes_with_it = said.is_none_or(|said| said.is_taken(rules));
    Some(if goes_with_it { new } else { old.clone() })
}

fn rename(shown: &mut [Attribute], old: &Came, new: &Came) {
    let mut shown = shown.iter_mut();
    if let Some(attribute) = shown.find(|attribute| attribute.name == old.name) {
        attribute.name.clone_from(&new.name);
        if attribute.value == old.value {
            attribute.value.clone_from(&new.value);
        }
    }
}
