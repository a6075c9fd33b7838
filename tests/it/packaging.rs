//! What is shipped beside the binary fits the binary, and its parts fit each other.

use std::{collections::BTreeSet, path::PathBuf, process::Command};

fn root(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn shipped(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn told(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_yingke");
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn variables(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_uppercase() && c != '_');
    words.filter(|word| word.starts_with("YINGKE_")).collect()
}

#[test]
fn every_setting_that_is_shipped_is_one_that_serve_knows() {
    let help = told(&["serve", "--help"]);
    // The proxy's, and what `main` reads before there are options.
    let others = ["YINGKE_DOMAIN", "YINGKE_LOG"];
    for path in [
        "packaging/compose.yaml",
        "packaging/Dockerfile",
        "packaging/yingke.service",
        "packaging/yingke.env.example",
        "docs/operations.md",
    ] {
        let text = shipped(path);
        let named = variables(&text);
        assert!(named.len() > 2, "{path} names settings");
        for name in named {
            let is_known = variables(&help).contains(name) || others.contains(&name);
            assert!(is_known, "{path}: {name}");
        }
    }
}

#[test]
fn every_setting_of_serve_is_documented() {
    let help = told(&["serve", "--help"]);
    let operations = shipped("docs/operations.md");
    let missing: Vec<_> = variables(&help)
        .difference(&variables(&operations))
        .map(|name| (*name).to_owned())
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_compose_file_joins_two_nodes_a_database_a_bus_and_a_proxy_that_know_each_other() {
    let (compose, caddy) = (
        shipped("packaging/compose.yaml"),
        shipped("packaging/Caddyfile"),
    );
    let after = |mark: &str| {
        let (_, rest) = compose
            .split_once(mark)
            .unwrap_or_else(|| panic!("compose.yaml has {mark}"));
        let end = rest.find(['\n', ' ', '}', ',']).unwrap_or(rest.len());
        rest[..end].trim_end_matches('}').trim().to_owned()
    };
    let port = after("YINGKE_LISTEN: 0.0.0.0:");
    for node in ["node-1", "node-2"] {
        assert!(
            compose.contains(&format!("\n  {node}:\n    <<: *node\n")),
            "{node}"
        );
        assert!(
            caddy.contains(&format!("{node}:{port}")),
            "{node} behind the proxy"
        );
    }
    assert_eq!(
        after("YINGKE_TRUSTED_PROXIES: "),
        after("ipv4_address: "),
        "the nodes believe the proxy, and nobody else"
    );
    for (setting, service) in [
        ("@postgres:5432/", "\n  postgres:\n"),
        ("nats://nats:", "\n  nats:\n"),
    ] {
        assert!(
            compose.contains(setting) && compose.contains(service),
            "{setting}"
        );
    }
    assert!(
        caddy.contains("health_uri /readyz"),
        "a leaving node gets no visitors"
    );
}

/// A search index has one writer, and a set-up code counts at the node that printed it.
#[test]
fn nodes_of_the_compose_file_share_files_and_no_data_folder() {
    let compose = shipped("packaging/compose.yaml");
    let setting = |name: &str| {
        let mut lines = compose.lines().map(str::trim);
        let found = lines.find_map(|line| line.strip_prefix(name));
        found.unwrap_or_else(|| panic!("compose.yaml has {name}"))
    };
    let data = setting("YINGKE_DATA: ");
    let files = setting("YINGKE_FILES: ${YINGKE_FILES:-").trim_end_matches('}');
    let holds = |node: &str, folder: &str| {
        let (_, own) = compose.split_once(&format!("\n  {node}:\n")).unwrap();
        let (_, volumes) = own.split_once("volumes: [").unwrap();
        let (volumes, _) = volumes.split_once(']').unwrap();
        let mut volumes = volumes.split(", ").filter_map(|one| one.split_once(':'));
        let (volume, _) = volumes.find(|(_, at)| *at == folder).unwrap();
        assert!(compose.contains(&format!("\n  {volume}:\n")), "{volume}");
        volume.to_owned()
    };
    assert_ne!(holds("node-1", data), holds("node-2", data));
    assert_eq!(holds("node-1", files), holds("node-2", files));
    let image = shipped("packaging/Dockerfile");
    assert!(
        image.contains(&format!("install -d -o yingke -g yingke {files}\n")),
        "the image gives the shared folder to who writes there"
    );
    let caddy = shipped("packaging/Caddyfile");
    assert!(caddy.contains("\treverse_proxy /api/setup node-1:8080\n"));
}

#[test]
fn the_image_copies_and_runs_what_there_is() {
    let image = shipped("packaging/Dockerfile");
    let copied = image
        .lines()
        .filter(|line| line.starts_with("COPY ") && !line.contains("--from"));
    for line in copied {
        let words: Vec<_> = line.split_whitespace().skip(1).collect();
        for source in &words[..words.len() - 1] {
            assert!(root(source).exists(), "{source}");
        }
    }
    for command in ["serve", "healthz"] {
        assert!(
            image.contains(&format!("\"{command}\"")),
            "the image runs {command}"
        );
        told(&[command, "--help"]);
    }
    let unit = shipped("packaging/yingke.service");
    assert!(
        unit.contains("ExecStart=/usr/local/bin/yingke serve\n"),
        "{unit}"
    );
    let rust = shipped("Cargo.toml");
    let version = rust.split("rust-version = \"").nth(1).unwrap();
    let version = version.split('"').next().unwrap();
    assert!(
        image.contains(&format!("FROM rust:{version}-")),
        "the image builds with Rust {version}"
    );
}
