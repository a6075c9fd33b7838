//! What is said in a situation, without a database.

mod circles;
mod machines;
mod robot;
mod served;
mod talk;
mod waiting;

use uuid::Uuid;
use yingke_schema::members::presence::State;

use super::decide;
use crate::{
    auto_replies::{
        Holder, Kept, Occasion, Once, OwnWords, Rule, Situation, Trigger, When,
        keyword::{How, Keyword},
    },
    calendar::{Calendar, Date},
    dispatch::Standing,
    vocabulary::{Millis, ProductId},
};

fn at(day: &str, hour: i64, minute: i64) -> Millis {
    day.parse::<Date>().unwrap().at_minute(hour * 60 + minute)
}

fn rule(occasion: Occasion, priority: i64, once: Once) -> Rule {
    Rule {
        name: occasion.kind().to_owned(),
        is_on: true,
        occasion,
        when: When::default(),
        once,
        priority,
        text: "您好".into(),
        pictures: Vec::new(),
        takes_own_words: false,
    }
}

fn kept(rules: Vec<Rule>) -> Vec<Kept> {
    let number = |at: usize| Uuid::from_u128(at as u128 + 1);
    let rules = rules.into_iter().enumerate();
    rules
        .map(|(at, rule)| Kept::new(number(at), 1, rule))
        .collect()
}

/// A line at noon of a plain Saturday; somebody is there and has room.
fn line(text: &str) -> Situation {
    Situation {
        trigger: Trigger::Line {
            seq: 2,
            text: text.into(),
        },
        now: at("2025-11-22", 12, 0),
        session: 1,
        holder: Some(Holder {
            name: "小禾".into(),
            state: State::Online,
            open: 1,
            own: OwnWords::default(),
        }),
        standing: Standing::default(),
        is_first_of_session: true,
        is_first_of_day: true,
        product: None,
        silent_from: at("2025-11-22", 11, 0),
        sent: Vec::new(),
        in_a_row: 0,
    }
}

fn told(rules: &[Kept], situation: &Situation) -> Vec<(bool, &'static str)> {
    let verdicts = decide(rules, &Calendar::default(), situation);
    let told = verdicts
        .iter()
        .map(|verdict| (verdict.fires, verdict.why.code));
    told.collect()
}

fn says(words: &[&str], products: Vec<ProductId>) -> Occasion {
    Occasion::Keyword(Keyword {
        how: How::Contains,
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        products,
    })
}
