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

/// A client writes frames of these shapes into its socket.
#[test]
fn every_frame_of_a_client_is_described() {
    let document = serde_json::to_value(yingke::router::openapi()).unwrap();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for name in yingke::live::Command::NAMES {
        let frame = match *name {
            "take" | "close" | "no_reply" => "turn",
            name => name,
        };
        let (first, rest) = frame.split_at(1);
        let frame = format!("{}{rest}Frame", first.to_uppercase());
        assert!(schemas.contains_key(&frame), "{name}: {frame}");
        let kind = &schemas[&frame]["properties"]["type"];
        assert_eq!(kind["type"], "string", "{frame}");
    }
    assert!(schemas.contains_key("HelloFrame"));
    assert_eq!(
        schemas["SendFrame"]["properties"]["confirm"]["type"],
        "array"
    );
}

/// Generators of clients need both.
#[test]
fn operations_have_names_of_their_own_and_schemas_are_described() {
    let document = serde_json::to_value(yingke::router::openapi()).unwrap();
    let operations = document["paths"].as_object().unwrap().values();
    let operations = operations.flat_map(|path| path.as_object().unwrap().values());
    let mut names: Vec<_> = operations
        .filter_map(|operation| operation["operationId"].as_str())
        .collect();
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!((all > 20, names.len()), (true, all), "{names:?}");
    let text = document.to_string();
    for part in text.split("#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        let described = &document["components"]["schemas"][name];
        assert!(described.is_object(), "{name} is not described");
    }
}
