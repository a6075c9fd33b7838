use std::{
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

/// What the console's own matching takes, question by question: it runs in the browser, so it is run by Node.
#[derive(Clone, Debug, Serialize)]
pub struct Phrases {
    pub questions: Vec<Question>,
    pub slowest: Question,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Question {
    pub name: String,
    #[serde(rename(deserialize = "median"))]
    pub median_ms: f64,
    #[serde(rename(deserialize = "p99"))]
    pub p99_ms: f64,
}

#[derive(Deserialize)]
struct Told {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    groups: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    #[serde(rename = "fullName")]
    name: String,
    benchmarks: Vec<Question>,
}

const BENCH: &str = "phrase-index";
const GROUP: &str = "one question";

pub fn run(web: &Path) -> Result<Phrases> {
    let told = tempfile::NamedTempFile::new()?;
    let mut command = Command::new("npx");
    command.args(["vitest", "bench", "--run", BENCH, "--outputJson"]);
    command.arg(told.path()).current_dir(web);
    command.stdout(Stdio::null()).stderr(Stdio::inherit());
    let ended = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(ended.success(), "the bench of phrases failed: {command:?}");
    read(&std::fs::read_to_string(told.path())?)
}

fn read(told: &str) -> Result<Phrases> {
    let told: Told = serde_json::from_str(told)?;
    let groups = told.files.into_iter().flat_map(|file| file.groups);
    let asked = groups.filter(|group| group.name.contains(GROUP));
    let questions: Vec<_> = asked.flat_map(|group| group.benchmarks).collect();
    let slowest = questions
        .iter()
        .max_by(|one, other| one.p99_ms.total_cmp(&other.p99_ms));
    let slowest = slowest.context("no question was measured")?.clone();
    Ok(Phrases { questions, slowest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_question_counts_and_the_building_does_not() {
        let told = r#"{"files":[{"filepath":"x","groups":[
            {"fullName":"x > one question among","benchmarks":[
                {"name":"a code","median":0.5,"p99":1.0,"hz":9},{"name":"a title","median":0.25,"p99":2.0}]},
            {"fullName":"x > once","benchmarks":[{"name":"building it","median":800.0,"p99":900.0}]}]}]}"#;
        let phrases = read(told).expect("it is as vitest writes it");
        assert_eq!(phrases.questions.len(), 2);
        assert_eq!(phrases.slowest.name, "a title");
    }
}
