use super::{
    owners::OWNERS,
    sources::{is_test, sources, squeezed},
};

/// Words of `schema/` that everyone speaks: what somebody is, and whether they are there. Not the tables they stand in.
const WORDS: &[&str] = &[
    "yingke_schema::members::{member::Role,presence::State",
    "yingke_schema::members::member::Role",
    "yingke_schema::members::presence::State",
];

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
