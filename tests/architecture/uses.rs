use std::collections::{BTreeMap, BTreeSet};

use super::{
    may_use::{JOINTS, MAY_USE},
    sources::{is_test, sources, word},
};

/// Names right after `crate::`, also in nested imports.
fn used(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        if text[..at].ends_with("yingke_schema::") {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        if let Some(inside) = rest.strip_prefix('{') {
            names.extend(top_level(inside));
        } else {
            names.insert(word(rest));
        }
    }
    names
}

fn top_level(inside: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let (mut depth, mut at_start) = (0, true);
    for (at, c) in inside.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_start = true,
            c if depth == 0 && at_start && !c.is_whitespace() => {
                names.insert(word(&inside[at..]));
                at_start = false;
            }
            _ => {}
        }
    }
    names
}

fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let known: BTreeSet<&str> = MAY_USE.iter().map(|(area, _)| *area).collect();
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources().iter().filter(|source| !is_test(source)) {
        let mut used = used(&source.text);
        used.retain(|name| known.contains(name.as_str()) && *name != source.area);
        uses.entry(source.area.clone()).or_default().extend(used);
    }
    uses
}

#[test]
fn every_area_uses_only_what_it_may() {
    let mut wrong = Vec::new();
    for (area, used) in uses() {
        if JOINTS.contains(&area.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_USE.iter().find(|(name, _)| *name == area) else {
            wrong.push(format!("{area} is not in the table"));
            continue;
        };
        for name in used {
            let is_ground = name == "vocabulary" || name == "storage" && area != "vocabulary";
            if !is_ground && !allowed.contains(&name.as_str()) {
                wrong.push(format!("{area} uses {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_has_no_cycle() {
    let mut left: BTreeMap<&str, BTreeSet<&str>> = MAY_USE
        .iter()
        .map(|(area, may)| (*area, may.iter().copied().collect()))
        .collect();
    while let Some(free) = left
        .iter()
        .find(|(_, may)| may.is_empty())
        .map(|(area, _)| *area)
    {
        left.remove(free);
        for may in left.values_mut() {
            may.remove(free);
        }
    }
    assert!(left.is_empty(), "these use each other: {left:?}");
}
