//! What the State Council announced, as holiday-cn publishes it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use serde::Deserialize;

use super::Date;

/// A later year is one more line, once its days have been announced (usually in November of the year before).
const YEARS: &[&str] = &[
    include_str!("data/2024.json"),
    include_str!("data/2025.json"),
    include_str!("data/2026.json"),
];

#[derive(Deserialize)]
struct Announcement {
    year: i64,
    papers: Vec<String>,
    days: Vec<Special>,
}

#[derive(Deserialize)]
struct Special {
    name: String,
    date: Date,
    #[serde(rename = "isOffDay")]
    is_off: bool,
}

pub struct Official {
    /// Name, and whether people are off.
    pub days: BTreeMap<Date, (String, bool)>,
    pub announced: BTreeSet<i64>,
}

pub static OFFICIAL: LazyLock<Official> = LazyLock::new(|| {
    let mut official = Official {
        days: BTreeMap::new(),
        announced: BTreeSet::new(),
    };
    for text in YEARS {
        let year: Announcement = serde_json::from_str(text).expect("a test reads every year");
        if !year.papers.is_empty() && !year.days.is_empty() {
            official.announced.insert(year.year);
        }
        let days = year.days.into_iter();
        official
            .days
            .extend(days.map(|day| (day.date, (day.name, day.is_off))));
    }
    official
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_year_that_ships_was_announced() {
        assert_eq!(OFFICIAL.announced.len(), YEARS.len());
        assert!(OFFICIAL.announced.contains(&2026));
        assert!(!OFFICIAL.announced.contains(&2027));
        assert!(OFFICIAL.days.len() > 90);
    }
}
