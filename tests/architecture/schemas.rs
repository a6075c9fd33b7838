use std::collections::{BTreeMap, BTreeSet};

use super::sources::{sources_below, word};

/// Names under which types stand in the API's description.
fn schemas(text: &str) -> Vec<String> {
    let derived = text.split("#[derive(").skip(1).filter(|rest| {
        let list = rest.split(")]").next().unwrap_or_default();
        list.contains("ToSchema")
    });
    let name = |rest: &str| {
        let lines: Vec<_> = rest.lines().collect();
        let item = lines.iter().position(|line| is_item(line))?;
        let renamed = lines[..item]
            .iter()
            .find_map(|line| line.split_once("schema(as = "));
        let begins = |kind| lines[item].split_once(kind).map(|(_, rest)| rest);
        let own = begins("struct ").or_else(|| begins("enum "));
        Some(word(renamed.map(|(_, name)| name).or(own)?))
    };
    // The name of a macro is none.
    let names = derived.filter_map(name);
    names.filter(|name| !name.is_empty()).collect()
}

fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    let line = line.strip_prefix("pub").unwrap_or(line).trim_start();
    let line = line.strip_prefix("(super)").unwrap_or(line).trim_start();
    line.starts_with("struct ") || line.starts_with("enum ")
}

/// Of two types with one name, one would describe both without a word.
#[test]
fn no_two_types_have_one_name_in_the_api() {
    let mut places: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let all = ["src", "schema/src", "crates"].map(sources_below);
    for source in all.iter().flatten() {
        for name in schemas(&source.text) {
            places.entry(name).or_default().insert(source.path.clone());
        }
    }
    assert!(places.len() > 100, "types are found: {}", places.len());
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
