use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use super::{
    may_use::{JOINTS, MAY_USE},
    owners::OWNERS,
    sources::{sources_below, word},
};

/// Rows of the page's table under a heading, without the heading's own.
fn rows(heading: &str) -> Vec<(String, String)> {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ARCHITECTURE.md");
    let page = fs::read_to_string(page).unwrap();
    let (_, table) = page.split_once(heading).unwrap();
    let rows = table.trim_start().lines().skip(1);
    let rows = rows.take_while(|line| line.starts_with('|'));
    let cells = rows.map(|row| row.trim_matches('|').split_once('|').unwrap());
    let cells = cells.map(|(left, right)| (left.trim().to_owned(), right.trim().to_owned()));
    cells.collect()
}

/// What stands between backticks.
fn quoted(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_page_tells_who_may_use_whom_as_it_is() {
    let mut told = BTreeMap::new();
    for (left, right) in rows("| area | may use, beside `vocabulary` and `storage` |") {
        // Behind a colon stands why.
        let may = right.split(':').next().unwrap();
        let names = may.split(", ").filter(|name| *name != "nothing");
        let names: BTreeSet<_> = names.map(str::to_owned).collect();
        for area in quoted(&left) {
            let is_new = told.insert(area.to_owned(), names.clone()).is_none();
            assert!(is_new, "{area} stands twice");
        }
    }
    told.retain(|area, _| !JOINTS.contains(&area.as_str()));
    let mut held = BTreeMap::new();
    for (area, may) in MAY_USE {
        let names: BTreeSet<_> = may.iter().map(|name| (*name).to_owned()).collect();
        held.insert((*area).to_owned(), names);
    }
    let seeded = told.remove("demo").unwrap();
    assert_eq!(seeded.first().unwrap(), "every area it seeds");
    held.remove("demo");
    assert_eq!(told, held, "left: docs/ARCHITECTURE.md, right: MAY_USE");
}

/// `owner (`other` why)`, several owners apart by a dot in the middle.
#[test]
fn the_page_tells_who_owns_which_table_and_who_else_names_it() {
    let mut told = BTreeMap::new();
    let mut tables = BTreeSet::new();
    for (left, right) in rows("| tables | owner |") {
        tables.extend(quoted(&left).into_iter().map(str::to_owned));
        for one in right.split(" · ") {
            let owner = word(one);
            let mut names: BTreeSet<_> = quoted(one).into_iter().map(str::to_owned).collect();
            names.insert(owner.clone());
            assert!(told.insert(owner.clone(), names).is_none(), "{owner} twice");
        }
    }
    let held: BTreeMap<_, BTreeSet<_>> = OWNERS
        .iter()
        .map(|(area, owners)| {
            let owners = owners.iter().map(|owner| (*owner).to_owned());
            ((*area).to_owned(), owners.collect())
        })
        .collect();
    assert_eq!(told, held, "left: docs/ARCHITECTURE.md, right: OWNERS");
    assert_eq!(tables, tables_of_schema());
}

fn tables_of_schema() -> BTreeSet<String> {
    let all = sources_below("schema/src");
    let named = all.iter().flat_map(|source| {
        let marks = source.text.split("table_name = \"").skip(1);
        marks.map(|rest| rest.split('"').next().unwrap().to_owned())
    });
    named.collect()
}
