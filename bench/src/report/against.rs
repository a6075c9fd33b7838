//! The message path beside the limit, against what an earlier run came to: nothing added since may make it worse by more than 5 %.

use std::{collections::BTreeMap, fmt::Write as _, fs, path::PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{
    machine,
    rows::{Pair, times},
};
use crate::{load::Measured, on_postgres::OnPostgres};

const ALLOWED: f64 = 0.05;

#[derive(clap::Args)]
pub struct Kept {
    /// The ratios of an earlier run, to compare with.
    #[arg(long, default_value = "bench/ratios.json")]
    ratios: PathBuf,
    /// Keep those of this run there.
    #[arg(long)]
    save: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Ratios {
    day: String,
    measures: BTreeMap<Measure, Ratio>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Measure {
    PerSecond,
    CpuPerMessage,
    DeliveryMedian,
    DeliveryP99,
    PerSecondOnPostgres,
}

/// Of the medians, and how far it went over the rounds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Ratio {
    median: f64,
    least: f64,
    most: f64,
}

impl Kept {
    /// A table, or why there is none.
    pub fn compare(&self, now: &Ratios) -> Result<String> {
        let told = self.before()?.map_or_else(
            || "The message path has nothing to compare with: run with `--save`.\n".to_owned(),
            |before| table(&before, now),
        );
        if self.save {
            let text = serde_json::to_string_pretty(now)?;
            fs::write(&self.ratios, text + "\n").with_context(|| self.place())?;
        }
        Ok(told)
    }

    fn before(&self) -> Result<Option<Ratios>> {
        if !self.ratios.exists() {
            return Ok(None);
        }
        let text = fs::read_to_string(&self.ratios).with_context(|| self.place())?;
        let before = serde_json::from_str(&text).with_context(|| self.place())?;
        Ok(Some(before))
    }

    fn place(&self) -> String {
        self.ratios.display().to_string()
    }
}

impl Ratios {
    pub fn of(saturated: &Pair, paced: &Pair, on_postgres: &OnPostgres) -> Self {
        let of = |pair: &Pair, figure: fn(&Measured) -> f64| {
            let (own, least) = pair.both(figure);
            Ratio::of(own / least, pair.rounds(figure))
        };
        let bare = on_postgres.runs.iter().map(|(own, bare)| own / bare);
        let on_postgres = Ratio::of(on_postgres.per_second / on_postgres.bare_per_second, bare);
        let measures = [
            (Measure::PerSecond, of(saturated, |run| run.per_second)),
            (
                Measure::CpuPerMessage,
                of(saturated, |run| run.cpu_us_per_message),
            ),
            (
                Measure::DeliveryMedian,
                of(paced, |run| run.delivery.p50_ms),
            ),
            (Measure::DeliveryP99, of(paced, |run| run.delivery.p99_ms)),
            (Measure::PerSecondOnPostgres, on_postgres),
        ];
        Self {
            day: machine::today(),
            measures: measures.into(),
        }
    }
}

impl Measure {
    const fn words(self) -> &'static str {
        match self {
            Self::PerSecond => "messages per second at saturation",
            Self::CpuPerMessage => "CPU per message there",
            Self::DeliveryMedian => "delivery at 500/s, median",
            Self::DeliveryP99 => "delivery at 500/s, 99th percentile",
            Self::PerSecondOnPostgres => "messages per second on PostgreSQL",
        }
    }

    /// Above zero is worse.
    fn worse_by(self, before: Ratio, now: Ratio) -> f64 {
        match self {
            Self::PerSecond | Self::PerSecondOnPostgres => before.median / now.median - 1.0,
            Self::CpuPerMessage | Self::DeliveryMedian | Self::DeliveryP99 => {
                now.median / before.median - 1.0
            }
        }
    }

    fn verdict(self, before: Ratio, now: Ratio) -> String {
        let worse_by = self.worse_by(before, now);
        let percent = format!("{:+.1} %", worse_by * 100.0);
        let is_within_rounds = before.holds(now.median) || now.holds(before.median);
        match (worse_by > ALLOWED, is_within_rounds) {
            (true, false) => format!("**{percent}, worse**"),
            (true, true) => format!("{percent}, within the rounds"),
            (false, _) => percent,
        }
    }
}

impl Ratio {
    fn of(median: f64, rounds: impl IntoIterator<Item = f64>) -> Self {
        let one = Self {
            median: short(median),
            least: short(median),
            most: short(median),
        };
        rounds.into_iter().map(short).fold(one, |all, round| Self {
            least: all.least.min(round),
            most: all.most.max(round),
            ..all
        })
    }

    fn holds(self, ratio: f64) -> bool {
        (self.least..=self.most).contains(&ratio)
    }

    fn told(self) -> String {
        let Self {
            median,
            least,
            most,
        } = self;
        format!("{} ({least:.2} to {most:.2})", times(median))
    }
}

/// A file that people compare needs no more digits.
fn short(ratio: f64) -> f64 {
    (ratio * 1_000.0).round() / 1_000.0
}

fn table(before: &Ratios, now: &Ratios) -> String {
    let mut out = format!(
        "| message path, as a share of what stands beside it | {} | {} | worse by (at most 5 %) |\n",
        before.day, now.day
    );
    out.push_str("| --- | --- | --- | --- |\n");
    for (measure, now) in &now.measures {
        let Some(before) = before.measures.get(measure) else {
            continue;
        };
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} |",
            measure.words(),
            before.told(),
            now.told(),
            measure.verdict(*before, *now)
        );
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(rounds: [f64; 3]) -> Ratio {
        Ratio::of(rounds[1], rounds)
    }

    #[test]
    fn only_what_no_round_explains_is_worse() {
        let before = ratio([1.9, 2.0, 2.1]);
        let cpu = |rounds| Measure::CpuPerMessage.verdict(before, ratio(rounds));
        assert_eq!(cpu([2.2, 2.4, 2.5]), "**+20.0 %, worse**");
        assert_eq!(cpu([1.8, 2.4, 2.5]), "+20.0 %, within the rounds");
        assert_eq!(cpu([2.07, 2.08, 2.09]), "+4.0 %");
        assert_eq!(cpu([0.9, 1.0, 1.1]), "-50.0 %");
        let rate = |rounds| Measure::PerSecond.verdict(before, ratio(rounds));
        assert_eq!(rate([0.9, 1.0, 1.1]), "**+100.0 %, worse**");
        assert_eq!(rate([3.9, 4.0, 4.1]), "-50.0 %");
    }

    #[test]
    fn what_was_kept_is_compared_with_before_it_is_kept_anew() {
        let folder = tempfile::tempdir().unwrap();
        let kept = Kept {
            ratios: folder.path().join("ratios.json"),
            save: true,
        };
        let run = |day: &str, rounds| Ratios {
            day: day.to_owned(),
            measures: [(Measure::CpuPerMessage, ratio(rounds))].into(),
        };
        let first = kept.compare(&run("2026-11-29", [1.9, 2.0, 2.1])).unwrap();
        assert!(first.contains("nothing to compare with"), "{first}");
        let second = kept.compare(&run("2026-11-30", [2.9, 3.0, 3.1])).unwrap();
        let row = "| CPU per message there | 2.00 × (1.90 to 2.10) | 3.00 × (2.90 to 3.10) | **+50.0 %, worse** |";
        assert!(second.contains(row), "{second}");
        let third = kept.compare(&run("2026-12-01", [2.9, 3.0, 3.1])).unwrap();
        assert!(third.contains("| +0.0 % |"), "{third}");
    }

    #[test]
    fn the_ratios_of_the_repository_can_be_read() {
        let ratios = concat!(env!("CARGO_MANIFEST_DIR"), "/ratios.json").into();
        let kept = Kept {
            ratios,
            save: false,
        };
        let before = kept.before().unwrap().unwrap();
        assert_eq!(before.measures.len(), 5);
    }
}
