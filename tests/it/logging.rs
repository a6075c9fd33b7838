//! Log lines for machines.

use std::{
    io::{BufRead, BufReader, Read},
    process::{Command, Stdio},
};

use serde_json::Value;

#[test]
fn with_json_each_line_of_the_log_is_one_object() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}/shop.db", folder.path().display());
    let mut command = Command::new(env!("CARGO_BIN_EXE_yingke"));
    command
        .args(["--log", "json", "serve", "--listen", "127.0.0.1:0"])
        .args(["--database", &database])
        .arg("--data")
        .arg(folder.path())
        .env("YINGKE_FILES", folder.path().join("files"))
        .env("RUST_LOG", "info");
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null());
    let mut node = silent.stderr(Stdio::piped()).spawn().unwrap();
    let mut log = BufReader::new(node.stderr.take().unwrap());
    let mut lines = Vec::new();
    // The last thing a first start says before it can be used.
    while !lines
        .iter()
        .any(|line: &String| line.contains("no shop yet"))
    {
        let mut line = String::new();
        let length = log.read_line(&mut line).unwrap();
        assert!(length > 0, "it ended: {lines:#?}");
        lines.push(line);
    }
    node.kill().unwrap();
    node.wait().unwrap();
    let mut rest = String::new();
    log.read_to_string(&mut rest).unwrap();
    // The last one may have been cut by the end.
    let whole = rest.rfind('\n').map_or("", |end| &rest[..end]);
    lines.extend(whole.lines().map(str::to_owned));
    for line in &lines {
        let said: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        for field in ["timestamp", "level", "target"] {
            assert!(said[field].is_string(), "{field}: {line}");
        }
        assert!(said["fields"].is_object(), "{line}");
    }
    let setup: Value = lines
        .iter()
        .find(|line| line.contains("no shop yet"))
        .map(|line| serde_json::from_str(line).unwrap())
        .unwrap();
    assert_eq!(setup["level"], "WARN");
    assert!(
        setup["fields"]["code"].is_string(),
        "values are fields of their own: {setup}"
    );
}
