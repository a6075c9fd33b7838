//! What counts as a promise, line by line: a sample of the furniture trade, written for this test.

use yingke_promises_zh::{Due, Moment, promises};

const SAMPLE: &str = include_str!("synthetic.tsv");
const PRECISION: f64 = 0.95;
const RECALL: f64 = 0.95;

fn word(due: Due) -> String {
    let at = |moment: Option<Moment>| {
        moment.map_or(String::new(), |Moment(minutes)| {
            format!(" {:02}:{:02}", minutes / 60, minutes % 60)
        })
    };
    match due {
        Due::Unsaid => "-".into(),
        Due::Soon => "soon".into(),
        Due::Minutes(n) => format!("minutes {n}"),
        Due::Hours(n) => format!("hours {n}"),
        Due::Days(n) => format!("days {n}"),
        Due::WorkingDays(n) => format!("working_days {n}"),
        Due::Day(n, moment) => format!("day {n}{}", at(moment)),
        Due::Weekday(day, None | Some(0), moment) => format!("weekday {day}{}", at(moment)),
        Due::Weekday(day, Some(_), moment) => format!("weekday {day} next{}", at(moment)),
        Due::WeekEnd(weeks) => format!("week_end {weeks}"),
        Due::MonthEnd(_) => "month_end".into(),
        Due::Date(None, day, moment) => format!("date {day}{}", at(moment)),
        Due::Date(Some(month), day, moment) => format!("date {month}-{day}{}", at(moment)),
    }
}

#[test]
fn the_synthetic_sample_is_read_as_labelled() {
    let [mut right, mut wrong, mut missed, mut dues, mut dues_right] = [0_usize; 5];
    let lines: Vec<_> = SAMPLE.lines().skip(1).collect();
    assert!(lines.len() >= 150);
    for line in &lines {
        let fields: Vec<_> = line.split('\t').collect();
        let [text, kinds, due, amount] = fields[..] else {
            panic!("{line}")
        };
        let found = promises(text);
        let mut left: Vec<&str> = kinds.split(',').filter(|kind| *kind != "-").collect();
        for promise in &found {
            let place = left.iter().position(|kind| *kind == promise.kind.word());
            let Some(place) = place else {
                println!("too much: {text}: {promise:?}");
                wrong += 1;
                continue;
            };
            left.remove(place);
            right += 1;
        }
        if let Some(first) = found.first().filter(|_| kinds != "-" && left.is_empty()) {
            let said = found
                .iter()
                .map(|found| word(found.due))
                .find(|due| due != "-");
            dues += 1;
            dues_right += usize::from(said.as_deref().unwrap_or("-") == due);
            if said.as_deref().unwrap_or("-") != due {
                println!("another time: {text}: {said:?}");
            }
            let sum = found.iter().find_map(|found| found.amount);
            if amount != "-" {
                assert_eq!(sum, amount.parse().ok(), "{text}: {first:?}");
            }
        }
        missed += left.len();
        if !left.is_empty() {
            println!("missed: {text}: {left:?}");
        }
    }
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right as f64 / (right + missed) as f64;
    let due = dues_right as f64 / dues as f64;
    println!(
        "{} lines: precision {precision:.3}, recall {recall:.3}, times {due:.3}",
        lines.len()
    );
    assert!(precision >= PRECISION && recall >= RECALL && due >= 0.95);
}

#[test]
fn an_ordinary_message_costs_well_under_a_millisecond() {
    let texts: Vec<_> = SAMPLE
        .lines()
        .map(|line| line.split('\t').next().unwrap())
        .collect();
    let read = || texts.iter().map(|text| promises(text).len()).sum::<usize>();
    read();
    let start = std::time::Instant::now();
    read();
    let each = start.elapsed() / texts.len() as u32;
    println!("{each:?} a message");
    // Unoptimised code on a busy machine; docs/promises.md holds the figure of a release build.
    assert!(each.as_millis() < 10, "{each:?}");
}
