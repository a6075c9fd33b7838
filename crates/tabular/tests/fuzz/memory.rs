//! How much a deed takes at its highest, as the kernel counts: an allocator that counts would be unsafe code.

use std::{
    fs,
    sync::{Mutex, PoisonError},
};

static ALONE: Mutex<()> = Mutex::new(());

/// Does the deed while no other is measured in this program, and refuses more than so many MiB.
pub fn within<T>(most_mib: u64, deed: impl FnOnce() -> T) -> T {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // Sets the highest back to what is held now. Where that is forbidden, only what rises above all before is seen.
    let is_reset = fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = held(if is_reset { "VmRSS:" } else { "VmHWM:" });
    let result = deed();
    match before.zip(held("VmHWM:")) {
        Some((before, highest)) => {
            let mib = highest.saturating_sub(before) >> 10;
            assert!(mib <= most_mib, "took {mib} MiB, {most_mib} are allowed");
        }
        None => println!("NOT MEASURED: memory, /proc/self/status does not tell it"),
    }
    result
}

fn held(field: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
