//! Runs the examples of docs/protocol.md.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

use serde_json::{Value, json};
use yingke::{live::Command, vocabulary::new_id};
use yingke_schema::members::member::Role;

use crate::harness::{Socket, TestApp};

const PAGE: &str = include_str!("../../docs/protocol.md");

/// Title and lines of each example.
fn examples() -> Vec<(&'static str, Vec<&'static str>)> {
    let blocks = PAGE.split("```frames ").skip(1);
    blocks
        .map(|block| {
            let mut lines = block.lines().take_while(|line| *line != "```");
            (lines.next().expect("a title"), lines.collect())
        })
        .collect()
}

struct Stage<'a> {
    app: &'a TestApp,
    sockets: HashMap<String, Socket>,
    words: HashMap<String, Value>,
}

impl Stage<'_> {
    async fn play(&mut self, line: &str) {
        let mut parts = line.splitn(3, ' ');
        let (who, way) = (parts.next().unwrap(), parts.next().unwrap());
        let frame = parts.next().unwrap_or("null");
        let frame: Value =
            serde_json::from_str(frame).unwrap_or_else(|error| panic!("{line}: {error}"));
        match way {
            ">" => self.say(who, frame).await,
            "<" => self.hear(who, &frame).await,
            _ => drop(self.sockets.remove(who)),
        }
    }

    async fn say(&mut self, who: &str, mut frame: Value) {
        self.fill_in(&mut frame);
        match self.sockets.get_mut(who) {
            Some(socket) => socket.say(&frame).await,
            None => drop(
                self.sockets
                    .insert(who.to_owned(), self.app.opened(&frame).await),
            ),
        }
    }

    fn fill_in(&mut self, frame: &mut Value) {
        for (name, value) in frame.as_object_mut().expect("an object") {
            let Some(word) = value.as_str().and_then(|text| text.strip_prefix('$')) else {
                continue;
            };
            let new = || json!(new_id());
            *value = match name.as_str() {
                "client_id" => self
                    .words
                    .entry(word.to_owned())
                    .or_insert_with(new)
                    .clone(),
                _ => self.words.get(word).expect("a word seen before").clone(),
            };
        }
    }

    async fn hear(&mut self, who: &str, expected: &Value) {
        let socket = self.sockets.get_mut(who).expect("it said hello");
        let frame = socket
            .hear(|frame| agrees(expected, frame, &mut self.words.clone()))
            .await;
        agrees(expected, &frame, &mut self.words);
    }
}

/// Whether a frame is as the page says: it may carry more, `$word` means what it meant before, `{}` is empty.
fn agrees(expected: &Value, frame: &Value, words: &mut HashMap<String, Value>) -> bool {
    match (expected, frame) {
        (Value::String(text), _) if text.starts_with('$') => {
            words
                .entry(text[1..].to_owned())
                .or_insert_with(|| frame.clone())
                == frame
        }
        (Value::Object(expected), Value::Object(frame)) if !expected.is_empty() => {
            expected.iter().all(|(name, value)| {
                frame
                    .get(name)
                    .is_some_and(|found| agrees(value, found, words))
            })
        }
        (Value::Array(expected), Value::Array(frame)) => {
            expected.len() == frame.len()
                && expected
                    .iter()
                    .zip(frame)
                    .all(|(one, other)| agrees(one, other, words))
        }
        _ => expected == frame,
    }
}

on_both_databases!(the_page_speaks_the_truth, |app| {
    for (place, (title, lines)) in examples().into_iter().enumerate() {
        // Each has a shop of its own, so that nobody else is at its desk.
        let shop = app.shop(&format!("qingmu-{place}")).await;
        let agent = shop.member(Role::Agent).await;
        let colleague = shop.member(Role::Agent).await;
        let words = [
            ("device", json!(shop.customer().await.device)),
            ("token", json!(agent.client.token)),
            ("token_of_colleague", json!(colleague.client.token)),
            ("colleague", json!(colleague.id)),
        ];
        let mut stage = Stage {
            app: &app,
            sockets: HashMap::new(),
            words: words.map(|(word, value)| (word.to_owned(), value)).into(),
        };
        for line in lines {
            println!("{title}: {line}");
            stage.play(&line.replace("qingmu", &shop.slug)).await;
        }
    }
});

#[test]
fn every_command_has_an_example() {
    let lines: Vec<_> = examples()
        .into_iter()
        .flat_map(|(_, lines)| lines)
        .collect();
    for name in Command::NAMES {
        let sent = format!(" > {{\"type\":\"{name}\"");
        assert!(
            lines.iter().any(|line| line.contains(&sent)),
            "no example sends {name}"
        );
    }
}

#[test]
fn every_frame_of_the_server_is_in_the_page() {
    let (_, page) = PAGE.split_once("### Server to client").unwrap();
    let (table, _) = page.split_once("\n**").unwrap();
    let said = frames_said(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/live"));
    assert!(said.len() > 12, "{said:?}");
    let missing: Vec<_> = said
        .iter()
        .filter(|frame| !table.contains(&format!("\n| `{frame}` |")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// What stands after `"type":` where frames are made, tests left out.
fn frames_said(folder: &Path) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            said.extend(frames_said(&path));
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        let text = text.replace("\\\"", "\"").replace(' ', "");
        let after = text.split("\"type\":\"").skip(1);
        let names = after.map(|rest| rest.split('"').next().unwrap().to_owned());
        said.extend(names.filter(|name| name.bytes().all(|byte| byte.is_ascii_lowercase())));
    }
    said.remove("");
    said
}
