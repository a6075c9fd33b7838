//! Questions of several kinds, asked in turn over one connection.

use std::time::Instant;

use anyhow::{Result, ensure};
use serde::Serialize;

use crate::{member::Member, spread::Spread};

/// What is asked, each time in other words.
pub struct Question {
    pub name: &'static str,
    pub paths: Vec<String>,
    /// Something must be found.
    pub finds: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    pub all: Spread,
    /// By its 99th.
    pub slowest: Kind,
    pub kinds: Vec<Kind>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Kind {
    pub name: &'static str,
    pub round_trip: Spread,
}

/// Each kind `times` times, one after the other, after a round that is not counted. `rows` begins the list of what is found.
pub async fn ask(
    member: &mut Member,
    questions: &[Question],
    rows: &str,
    times: usize,
) -> Result<Asked> {
    let mut micros = vec![Vec::new(); questions.len()];
    for turn in 0..=times {
        for (question, micros) in questions.iter().zip(&mut micros) {
            let path = &question.paths[turn % question.paths.len()];
            let began = Instant::now();
            let answer = member.get(path).await?;
            let took = began.elapsed().as_micros() as u32;
            let is_found = String::from_utf8_lossy(&answer).contains(&format!("\"{rows}\":[{{"));
            ensure!(is_found || !question.finds, "{path} finds nothing");
            if turn > 0 {
                micros.push(took);
            }
        }
    }
    let all = Spread::of_micros(micros.iter().flatten().copied());
    let kinds = questions.iter().zip(micros).map(|(question, micros)| Kind {
        name: question.name,
        round_trip: Spread::of_micros(micros),
    });
    let mut kinds: Vec<_> = kinds.collect();
    kinds.sort_by(|one, other| other.round_trip.p99_ms.total_cmp(&one.round_trip.p99_ms));
    ensure!(!kinds.is_empty(), "nothing was asked");
    Ok(Asked {
        all,
        slowest: kinds[0].clone(),
        kinds,
    })
}
