//! The table of docs/ARCHITECTURE.md, held against the code: who may use whom, and the doors that only one may open.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Here the areas are put together; they may use everything and are part of no cycle.
const JOINTS: &[&str] = &[
    "app", "commands", "config", "main", "ports", "router", "serve", "logging", "lib",
];

/// What each area may use beside `vocabulary`, `storage` and the joints' `App` and `Config`.
const MAY_USE: &[(&str, &[&str])] = &[
    ("vocabulary", &[]),
    ("storage", &[]),
    ("access", &[]),
    ("http", &["access"]),
    ("guard", &[]),
    ("timers", &[]),
    ("outbox", &[]),
    ("audit", &["access", "http", "shops"]),
    ("shops", &[]),
    ("shop_settings", &["access", "audit", "http", "shops"]),
    ("reception", &["guard", "timers"]),
    ("live", &["access", "guard", "http", "reception"]),
    (
        "members",
        &["access", "audit", "http", "reception", "shops"],
    ),
    ("jobs", &["access", "live", "members"]),
    (
        "customers",
        &[
            "access",
            "audit",
            "guard",
            "http",
            "live",
            "reception",
            "search",
            "shops",
            "timers",
            "trade",
        ],
    ),
    (
        "dispatch",
        &[
            "access",
            "audit",
            "catalogue",
            "customers",
            "http",
            "live",
            "members",
            "reception",
            "shifts",
            "trade",
        ],
    ),
    ("calendar", &["access", "audit", "http"]),
    (
        "board",
        &[
            "access",
            "audit",
            "calendar",
            "dispatch",
            "http",
            "live",
            "members",
            "message_centre",
            "reception",
            "shifts",
        ],
    ),
    (
        "home",
        &[
            "access",
            "calendar",
            "catalogue",
            "http",
            "members",
            "message_centre",
            "promises",
            "reception",
            "shifts",
            "trade",
        ],
    ),
    (
        "cards",
        &[
            "access",
            "audit",
            "calendar",
            "catalogue",
            "guard",
            "http",
            "live",
            "logistics",
            "members",
            "message_centre",
            "outbox",
            "reception",
            "shops",
            "trade",
        ],
    ),
    (
        "logistics",
        &[
            "access",
            "catalogue",
            "http",
            "live",
            "message_centre",
            "outbox",
            "timers",
            "trade",
        ],
    ),
    (
        "shifts",
        &[
            "access",
            "audit",
            "calendar",
            "http",
            "live",
            "members",
            "message_centre",
            "promises",
            "reception",
            "timers",
        ],
    ),
    (
        "auto_replies",
        &[
            "access",
            "audit",
            "calendar",
            "catalogue",
            "customers",
            "dispatch",
            "files",
            "guard",
            "http",
            "members",
            "reception",
            "shifts",
            "shops",
            "timers",
            "trade",
        ],
    ),
    (
        "assistant",
        &[
            "access",
            "audit",
            "calendar",
            "catalogue",
            "http",
            "jobs",
            "message_centre",
            "shops",
        ],
    ),
    (
        "goods_files",
        &[
            "access",
            "assistant",
            "audit",
            "calendar",
            "catalogue",
            "files",
            "http",
            "jobs",
            "shops",
            "timers",
        ],
    ),
    ("search", &["access", "guard", "http", "reception", "shops"]),
    (
        "catalogue",
        &[
            "access",
            "audit",
            "calendar",
            "files",
            "http",
            "live",
            "message_centre",
            "search",
            "shops",
            "timers",
        ],
    ),
    (
        "trade",
        &[
            "access",
            "audit",
            "calendar",
            "catalogue",
            "files",
            "http",
            "live",
            "members",
            "message_centre",
            "search",
            "timers",
        ],
    ),
    (
        "message_centre",
        &[
            "access", "audit", "calendar", "http", "live", "outbox", "search", "shops",
        ],
    ),
    (
        "promises",
        &[
            "access",
            "audit",
            "calendar",
            "http",
            "live",
            "members",
            "message_centre",
            "reception",
            "timers",
        ],
    ),
    (
        "rating",
        &[
            "access",
            "audit",
            "calendar",
            "customers",
            "http",
            "live",
            "members",
            "message_centre",
            "outbox",
            "reception",
        ],
    ),
    (
        "metrics",
        &[
            "access",
            "audit",
            "calendar",
            "customers",
            "dispatch",
            "http",
            "rating",
            "reception",
            "shifts",
            "shops",
            "trade",
        ],
    ),
    (
        "phrases",
        &[
            "access",
            "audit",
            "catalogue",
            "files",
            "http",
            "live",
            "search",
        ],
    ),
    (
        "contacts",
        &[
            "access",
            "audit",
            "customers",
            "http",
            "live",
            "reception",
            "search",
        ],
    ),
    ("files", &["access", "http", "reception", "shops"]),
    (
        "order_files",
        &[
            "access",
            "audit",
            "calendar",
            "catalogue",
            "customers",
            "files",
            "http",
            "jobs",
            "timers",
            "trade",
        ],
    ),
    ("backup", &[]),
    ("ops", &["http", "shops"]),
    ("web", &["access", "http", "live"]),
    (
        "demo",
        &[
            "access",
            "auto_replies",
            "calendar",
            "catalogue",
            "contacts",
            "customers",
            "dispatch",
            "files",
            "http",
            "live",
            "message_centre",
            "members",
            "phrases",
            "promises",
            "reception",
            "shifts",
            "shops",
            "trade",
        ],
    ),
];

/// Words of `schema/` that everyone speaks: what somebody is, and whether they are there. Not the tables they stand in.
const WORDS: &[&str] = &[
    "yingke_schema::members::{member::Role,presence::State",
    "yingke_schema::members::member::Role",
    "yingke_schema::members::presence::State",
];

/// Which area owns which module of `schema/`, and who else may name it; `ids` are everyone's.
const OWNERS: &[(&str, &[&str])] = &[
    ("assistant", &["assistant"]),
    ("audit", &["audit"]),
    ("auto_replies", &["auto_replies"]),
    ("calendar", &["calendar"]),
    ("cards", &["cards"]),
    ("catalogue", &["catalogue"]),
    // Seeds.
    ("customers", &["customers", "demo"]),
    ("files", &["files"]),
    ("goods_files", &["goods_files"]),
    ("jobs", &["jobs"]),
    // Sockets of those who left are closed; notices reach members; seeds.
    ("members", &["members", "live", "message_centre", "demo"]),
    ("dispatch", &["dispatch"]),
    ("logistics", &["logistics"]),
    ("message_centre", &["message_centre"]),
    ("rating", &["rating"]),
    ("metrics", &["metrics"]),
    // The door writes events down.
    ("outbox", &["outbox", "storage"]),
    ("order_files", &["order_files"]),
    ("phrases", &["phrases"]),
    ("promises", &["promises"]),
    ("contacts", &["contacts"]),
    // Heads are compared, and stars set.
    ("reception", &["reception", "live"]),
    ("shifts", &["shifts"]),
    // Whether a database is empty.
    ("shops", &["shops", "storage"]),
    ("timers", &["timers"]),
    ("trade", &["trade"]),
];

/// Words that open a door, and the only files that may say them.
const DOORS: &[(&str, &[&str])] = &[
    ("Reviewed(", &["guard/mod.rs"]),
    (
        ".append_and_wait(",
        &[
            "reception/idle.rs",
            "live/dispatch.rs",
            "live/handing.rs",
            "customers/blocks/close.rs",
            "auto_replies/say.rs",
            "rating/tell.rs",
            "cards/say.rs",
        ],
    ),
    ("ledger().append(", &["live/commands/store.rs"]),
    (
        "INSERT INTO entry",
        &[
            "reception/ledger/sqlite_store.rs",
            "reception/ledger/postgres_store.rs",
        ],
    ),
    (
        "UPDATE entry",
        &[
            "reception/ledger/sqlite_store.rs",
            "reception/ledger/postgres_store.rs",
        ],
    ),
    // Outside the document, and so outside the matrix: files of the apps, the socket, what operators ask.
    (".route(", &["web.rs", "ops/mod.rs"]),
    ("SystemTime::now", &["vocabulary.rs"]),
    ("now_v7", &["vocabulary.rs"]),
];

struct Source {
    area: String,
    path: String,
    text: String,
}

fn sources() -> Vec<Source> {
    sources_below("src")
}

fn sources_below(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(read(&root, &path));
            }
        }
    }
    found
}

fn read(root: &Path, path: &PathBuf) -> Source {
    let inner = path.strip_prefix(root).unwrap();
    let area = inner
        .components()
        .next()
        .unwrap()
        .as_os_str()
        .to_str()
        .unwrap();
    let text = fs::read_to_string(path).unwrap();
    // Tests may reach further than the code they test.
    let text = text
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap()
        .to_owned();
    Source {
        area: area.trim_end_matches(".rs").to_owned(),
        path: inner.to_str().unwrap().to_owned(),
        text,
    }
}

fn is_test(source: &Source) -> bool {
    source.path.contains("tests")
}

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

fn word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
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

#[test]
fn a_table_is_named_by_its_owner_only() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !is_test(source)) {
        let text = WORDS.iter().fold(squeezed(&source.text), |text, words| {
            text.replace(words, "")
        });
        for (module, owners) in OWNERS {
            let names = text.contains(&format!("yingke_schema::{module}::"))
                || text.split("yingke_schema::{").skip(1).any(|rest| {
                    let inside = rest.split(';').next().unwrap_or_default();
                    inside.starts_with(&format!("{module}::"))
                        || inside.contains(&format!(",{module}::"))
                });
            if names && !owners.contains(&source.area.as_str()) {
                wrong.push(format!("{} names the tables of {module}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

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

fn squeezed(text: &str) -> String {
    text.replace(char::is_whitespace, "")
}

#[test]
fn the_doors_are_opened_where_they_stand() {
    let mut wrong = Vec::new();
    let doors: Vec<_> = DOORS
        .iter()
        .map(|(words, places)| (squeezed(words), places))
        .collect();
    for source in sources().iter().filter(|source| !is_test(source)) {
        let text = squeezed(&source.text);
        for (words, places) in &doors {
            if text.contains(words.as_str()) && !places.contains(&source.path.as_str()) {
                wrong.push(format!("{} says `{words}`", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// PostgreSQL's driver keeps a statement by its text alone, with the types it was first asked with: a column compared with `0` (an i32)
/// here and with an i64 there is one statement, and whoever comes second is refused.
#[test]
fn numbers_that_go_to_the_database_say_their_type() {
    const ASKS: &[&str] = &[
        ".eq(", ".ne(", ".gt(", ".gte(", ".lt(", ".lte(", ".add(", ".sub(",
    ];
    let mut untyped = Vec::new();
    for source in sources().iter().filter(|source| !is_test(source)) {
        let text = squeezed(&source.text);
        for ask in ASKS {
            let numbers = text
                .split(ask)
                .skip(1)
                .map(|rest| rest.split(')').next().unwrap_or(""));
            let is_bare = |number: &&str| {
                !number.is_empty()
                    && number
                        .bytes()
                        .all(|byte| byte.is_ascii_digit() || byte == b'_')
            };
            untyped.extend(
                numbers
                    .filter(is_bare)
                    .map(|number| format!("{}: {ask}{number})", source.path)),
            );
        }
    }
    assert!(untyped.is_empty(), "{untyped:#?}");
}

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

/// A feature that only the tests turn on is a second build of that library and of all that stands on it.
#[test]
fn tests_turn_on_no_features_of_what_the_product_uses() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = fs::read_dir(root.join("crates")).unwrap();
    let crates = crates.map(|entry| entry.unwrap().path());
    let others = ["", "schema", "bench"].map(|folder| root.join(folder));
    let manifests = crates.chain(others).map(|folder| folder.join("Cargo.toml"));
    let mut wrong = Vec::new();
    for manifest in manifests {
        let text = fs::read_to_string(&manifest).unwrap();
        let Some((_, of_tests)) = text.split_once("[dev-dependencies]") else {
            continue;
        };
        let of_tests = of_tests.split("\n[").next().unwrap();
        wrong.extend(
            of_tests
                .lines()
                .filter(|line| line.contains("features"))
                .map(|line| format!("{}: {line}", manifest.display())),
        );
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
