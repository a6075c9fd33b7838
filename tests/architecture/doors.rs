use super::sources::{is_test, sources, squeezed};

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
