use std::{fs, path::Path};

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
