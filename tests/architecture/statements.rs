use super::sources::{is_test, sources, squeezed};

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
