use std::{fs, io::Write, time::Instant};

use anyhow::Result;
use yingke::vocabulary::Clock;

use crate::spread::Spread;

/// What the figures were taken on: without it they mean nothing.
pub fn describe() -> Result<String> {
    let cores = std::thread::available_parallelism()?;
    let sync = fsync()?;
    Ok(format!(
        "{} ({cores} cores, {}), Linux {}, one fsync of 4 KiB {:.1} ms (99th {:.1} ms)",
        field("/proc/cpuinfo", "model name"),
        memory(),
        first_line("/proc/sys/kernel/osrelease"),
        sync.p50_ms,
        sync.p99_ms,
    ))
}

/// Others who use the machine at the same time, as the kernel's load of the last minute.
pub fn load() -> String {
    let load = first_line("/proc/loadavg");
    load.split(' ').next().unwrap_or("?").to_owned()
}

pub fn today() -> String {
    let days = Clock::system().now().div_euclid(86_400_000);
    let (year, month, day) = civil(days);
    format!("{year}-{month:02}-{day:02}")
}

/// Days since 1970 to a date of the Gregorian calendar, counted in eras of 400 years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

fn fsync() -> Result<Spread> {
    let mut file = tempfile::tempfile()?;
    let mut micros = Vec::new();
    for _ in 0..100 {
        let began = Instant::now();
        file.write_all(&[7; 4_096])?;
        file.sync_data()?;
        micros.push(began.elapsed().as_micros() as u32);
    }
    Ok(Spread::of_micros(micros))
}

fn memory() -> String {
    let kib: u64 = field("/proc/meminfo", "MemTotal")
        .split(' ')
        .next()
        .map_or(0, parse);
    format!("{} GiB", kib >> 20)
}

fn parse(text: &str) -> u64 {
    text.parse().unwrap_or(0)
}

fn field(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(name));
    let value = line.and_then(|line| line.split(':').nth(1));
    value.unwrap_or("unknown").trim().to_owned()
}

fn first_line(file: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_become_dates() {
        assert_eq!(super::civil(0), (1970, 1, 1));
        assert_eq!(super::civil(20_779), (2026, 11, 22));
        assert_eq!(super::civil(19_782), (2024, 2, 29));
    }
}
