use std::path::Path;

/// `UPDATE=1 cargo test --test it openapi` writes it anew.
#[test]
fn openapi_json_is_what_the_server_answers() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    let now = yingke::router::openapi().to_pretty_json().unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        kept == now,
        "openapi.json is stale: UPDATE=1 cargo test --test it openapi"
    );
}
