//! CPU time and memory of a server and everything it started.

use std::{collections::HashMap, fs};

#[derive(Clone, Copy, Debug, Default)]
pub struct Usage {
    pub cpu_s: f64,
    pub rss_kib: f64,
}

struct Process {
    parent: u32,
    ticks: u64,
}

/// Linux counts CPU time for readers of /proc in hundredths, whatever its own tick is.
const TICKS_PER_SECOND: f64 = 100.0;

pub fn usage(roots: &[u32]) -> Usage {
    let all = processes();
    let mut total = Usage::default();
    for (pid, process) in all.iter().filter(|(pid, _)| is_below(&all, **pid, roots)) {
        total.cpu_s += process.ticks as f64 / TICKS_PER_SECOND;
        total.rss_kib += resident_kib(*pid);
    }
    total
}

/// The most that was resident at once since each of them began.
pub fn peak_kib(roots: &[u32]) -> f64 {
    let all = processes();
    let below = all.keys().filter(|pid| is_below(&all, **pid, roots));
    below.map(|pid| most_kib(*pid)).sum()
}

fn processes() -> HashMap<u32, Process> {
    let Ok(entries) = fs::read_dir("/proc") else {
        return HashMap::new();
    };
    let pids = entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    pids.filter_map(|pid| Some((pid, process(pid)?))).collect()
}

fn process(pid: u32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name in brackets may hold anything, also brackets.
    let fields: Vec<&str> = stat[stat.rfind(')')? + 1..].split_whitespace().collect();
    let number = |field: usize| fields.get(field)?.parse::<u64>().ok();
    Some(Process {
        parent: number(1)? as u32,
        ticks: (11..=14).filter_map(number).sum(),
    })
}

fn is_below(all: &HashMap<u32, Process>, pid: u32, roots: &[u32]) -> bool {
    let ancestors = std::iter::successors(Some(pid), |pid| Some(all.get(pid)?.parent));
    ancestors.take(64).any(|pid| roots.contains(&pid))
}

fn resident_kib(pid: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let rss = rollup.lines().find_map(|line| line.strip_prefix("Rss:"));
    let number = rss.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0.0)
}

fn most_kib(pid: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = most.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_uses_memory() {
        let own = [std::process::id()];
        assert!(usage(&own).rss_kib > 100.0 && peak_kib(&own) > 100.0);
    }
}
