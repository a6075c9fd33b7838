//! Goals, and whether a figure meets them.

use super::page::Line;
use crate::{
    cut::Cut, dispatch::Dispatched, guard::Guarded, history::History, idle::Idle, load::Measured,
    million::Million, on_postgres::OnPostgres, phrases::Phrases, search::Searched, spread::median,
    startup::Startup,
};

pub fn line(measure: &'static str, goal: &str, figure: String, is_met: bool) -> Line {
    Line {
        measure,
        goal: goal.to_owned(),
        figure,
        beside: String::new(),
        ratio: String::new(),
        is_met: Some(is_met),
    }
}

fn middle(runs: &[Measured], of: fn(&Measured) -> f64) -> f64 {
    median(runs.iter().map(of))
}

/// Alternating runs of Yingke and the limit.
pub struct Pair {
    pub yingke: Vec<Measured>,
    pub limit: Vec<Measured>,
}

impl Pair {
    pub fn both(&self, of: fn(&Measured) -> f64) -> (f64, f64) {
        (middle(&self.yingke, of), middle(&self.limit, of))
    }

    /// Yingke's share of the limit, round by round.
    pub fn rounds(&self, of: fn(&Measured) -> f64) -> impl Iterator<Item = f64> {
        let rounds = self.yingke.iter().zip(&self.limit);
        rounds.map(move |(own, least)| of(own) / of(least))
    }
}

pub fn saturation(pair: &Pair) -> [Line; 2] {
    let (own, least) = pair.both(|run| run.per_second);
    let ratio = own / least;
    let (cpu, least_cpu) = pair.both(|run| run.cpu_us_per_message);
    let rate = line(
        "durable messages per second at saturation",
        "≥ 50 % of the limit",
        whole(own),
        ratio >= 0.5,
    );
    let cost = line(
        "server CPU per message there",
        "≤ 25 µs",
        format!("{cpu:.1} µs"),
        cpu <= 25.0,
    );
    [
        Line {
            beside: whole(least),
            ratio: percent(ratio),
            ..rate
        },
        Line {
            beside: format!("{least_cpu:.1} µs"),
            ratio: times(cpu / least_cpu),
            ..cost
        },
    ]
}

pub fn desks(run: &Measured, pair: &Pair) -> Line {
    let (least, least_cpu) = (
        middle(&pair.limit, |run| run.per_second),
        middle(&pair.limit, |run| run.cpu_us_per_message),
    );
    Line {
        measure: "the same with 20 live desks open",
        goal: String::new(),
        figure: format!(
            "{}, {:.1} µs",
            whole(run.per_second),
            run.cpu_us_per_message
        ),
        beside: format!("{}, {least_cpu:.1} µs", whole(least)),
        ratio: percent(run.per_second / least),
        is_met: None,
    }
}

pub fn paced(pair: &Pair) -> [Line; 2] {
    let one = |measure, goal: f64, of: fn(&Measured) -> f64| {
        let (own, least) = pair.both(of);
        let ratio = own / least;
        let goal_text = format!("≤ {goal} × the limit");
        let line = line(measure, &goal_text, format!("{own:.2} ms"), ratio <= goal);
        Line {
            beside: format!("{least:.2} ms"),
            ratio: times(ratio),
            ..line
        }
    };
    [
        one("delivery at 500/s, durable, median", 1.3, |run| {
            run.delivery.p50_ms
        }),
        one("delivery at 500/s, durable, 99th percentile", 1.5, |run| {
            run.delivery.p99_ms
        }),
    ]
}

pub fn postgres(run: &OnPostgres) -> [Line; 2] {
    let ratio = run.per_second / run.bare_per_second;
    let own = whole(run.per_second);
    let beside = format!("bare insert {}", whole(run.bare_per_second));
    let share = line(
        "messages per second on PostgreSQL, one node",
        "≥ 40 % of a bare batched insert",
        own.clone(),
        ratio >= 0.4,
    );
    let rate = line(
        "the same, absolute",
        "20,000 on a quiet machine",
        own,
        run.per_second >= 20_000.0,
    );
    [
        Line {
            beside,
            ratio: percent(ratio),
            ..share
        },
        rate,
    ]
}

pub fn idle(idle: &Idle) -> Line {
    let figure = format!("{:.1} KiB of {} sockets", idle.kib_each, idle.sockets);
    line(
        "memory of an idle signed-in socket",
        "≤ 7.5 KiB",
        figure,
        idle.kib_each <= 7.5 && idle.lost == 0,
    )
}

pub fn startup(startup: &Startup, stored: i64) -> [Line; 2] {
    let (ms, mib) = (startup.median_ms, startup.rss_mib);
    [
        line(
            "start to first sign-in by token, long log (goal at 1 M)",
            "≤ 40 ms",
            format!("{ms:.0} ms, {} stored", whole(stored as f64)),
            ms <= 40.0,
        ),
        line(
            "memory at rest then",
            "≤ 40 MiB",
            format!("{mib:.0} MiB"),
            mib <= 40.0,
        ),
    ]
}

pub fn million(million: &Million, stored: i64) -> Line {
    let (own, least) = (million.yingke, million.limit);
    let figure = format!(
        "{:.1} → {:.1} µs ({}), {} stored",
        own.empty_us,
        own.filled_us,
        times(own.rise()),
        whole(stored as f64)
    );
    let beside = format!(
        "{:.1} → {:.1} µs ({})",
        least.empty_us,
        least.filled_us,
        times(least.rise())
    );
    let is_met = own.rise() <= least.rise() * 1.1;
    let line = line(
        "CPU per message, empty → long log (goal at 1 M)",
        "the limit's rise + 10 %",
        figure,
        is_met,
    );
    Line {
        beside,
        ratio: times(own.rise() / least.rise()),
        ..line
    }
}

pub fn history(history: &History, stored: i64) -> Line {
    let trip = history.round_trip;
    let figure = format!(
        "{:.1} % within 1 ms in the server, mean {:.2} ms, CPU {:.2} ms; round trip {:.2} ms, 99th {:.2} ms; {} stored",
        history.server_within_1_ms * 100.0,
        history.server_mean_ms,
        history.server_cpu_ms_per_page,
        trip.p50_ms,
        trip.p99_ms,
        whole(stored as f64)
    );
    line(
        "a page of 50 out of a long log (goal at 1 M)",
        "99th 1 ms in the server",
        figure,
        history.server_within_1_ms >= 0.99,
    )
}

pub fn cut(cut: &Cut, sockets: usize) -> Line {
    let figure = format!(
        "{:.1} s of {} sockets; each {:.0} ms from its first try, 99th {:.0} ms",
        cut.all_back_s,
        whole(sockets as f64),
        cut.each.p50_ms,
        cut.each.p99_ms
    );
    line(
        "sockets cut at once, all back and caught up (goal at 5,000)",
        "≤ 10 s",
        figure,
        cut.all_back_s <= 10.0,
    )
}

pub fn guard(guard: &Guarded) -> Line {
    let figure = format!(
        "{:.2} µs, slowest {:.2} µs",
        guard.mean_us, guard.slowest_us
    );
    line(
        "the guard's review of a text",
        "well under 1 ms",
        figure,
        guard.slowest_us < 100.0,
    )
}

pub fn dispatch(dispatched: &Dispatched) -> Line {
    let figure = format!(
        "{:.0} µs, 99th {:.0} µs",
        dispatched.median_us, dispatched.p99_us
    );
    line(
        "who gets a customer, among 1,000 members",
        "≤ 1 ms at the 99th",
        figure,
        dispatched.p99_us <= 1_000.0,
    )
}

pub fn search(searched: &Searched) -> [Line; 3] {
    let messages = whole(searched.messages as f64);
    let Searched {
        palette, history, ..
    } = searched;
    let found = line(
        "looking in a long history (goal at 1 M)",
        "≤ 50 ms at the 99th",
        format!(
            "{:.1} ms, 99th {:.1} ms among {messages}; in every kind {:.1} ms, 99th {:.1} ms",
            history.p50_ms, history.p99_ms, palette.p50_ms, palette.p99_ms
        ),
        history.p99_ms <= 50.0,
    );
    let memory = line(
        "memory with search warm",
        "≤ 140 MiB",
        format!(
            "{:.0} MiB, most while building {:.0} MiB",
            searched.warm_mib, searched.building_mib
        ),
        searched.warm_mib <= 140.0,
    );
    let build = Line {
        measure: "search index built in the background",
        goal: String::new(),
        figure: format!(
            "{} messages/s: {messages} in {:.0} s, {:.0} MiB",
            whole(searched.built_per_second),
            searched.build_s,
            searched.index_mib
        ),
        beside: String::new(),
        ratio: String::new(),
        is_met: None,
    };
    [found, memory, build]
}

pub fn phrases(phrases: &Phrases) -> Line {
    let slowest = &phrases.slowest;
    let figure = format!(
        "{:.2} ms, 99th {:.2} ms ({})",
        slowest.median_ms, slowest.p99_ms, slowest.name
    );
    line(
        "a phrase among 20,000, the slowest kind of question",
        "≤ 10 ms at the 99th",
        figure,
        slowest.p99_ms <= 10.0,
    )
}

/// 12345.6 as 12,346.
pub fn whole(number: f64) -> String {
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn percent(ratio: f64) -> String {
    format!("{:.0} %", ratio * 100.0)
}

pub fn times(ratio: f64) -> String {
    format!("{ratio:.2} ×")
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(super::whole(1_234_567.4), "1,234,567");
        assert_eq!(super::whole(999.0), "999");
    }
}
