use std::{collections::HashMap, hash::Hash};

use parking_lot::Mutex;

use crate::vocabulary::Millis;

/// Keys remembered. Past it, keys at rest are forgotten, and new ones wait while all are pressed.
const MOST_KEYS: usize = 50_000;

/// A limit per key: `burst` at once, then one each `every_ms`.
///
/// Keeps one number per key, the time at which all its past requests are paid for (the generic cell rate algorithm).
pub struct Limiter<K> {
    burst: i64,
    every_ms: i64,
    paid_at: Mutex<HashMap<K, Millis>>,
}

impl<K: Eq + Hash> Limiter<K> {
    pub fn new(burst: i64, every_ms: i64) -> Self {
        Self {
            burst,
            every_ms,
            paid_at: Mutex::default(),
        }
    }

    /// Counts one request; the error says in how many milliseconds the next one passes.
    pub fn pass(&self, key: K, now: Millis) -> Result<(), u64> {
        let mut paid_at = self.paid_at.lock();
        if paid_at.len() >= MOST_KEYS {
            paid_at.retain(|_, at| *at > now);
        }
        if paid_at.len() >= MOST_KEYS && !paid_at.contains_key(&key) {
            return Err(self.every_ms as u64);
        }
        let paid = paid_at.entry(key).or_insert(now);
        let next = (*paid).max(now) + self.every_ms;
        let wait = next - now - self.burst * self.every_ms;
        if wait > 0 {
            return Err(wait as u64);
        }
        *paid = next;
        Ok(())
    }

    /// Forgets what `key` did: it has proved itself.
    pub fn forgive(&self, key: &K) {
        self.paid_at.lock().remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::Limiter;

    #[test]
    fn a_burst_passes_and_then_one_at_a_time() {
        let limiter = Limiter::new(3, 1000);
        for _ in 0..3 {
            assert_eq!(limiter.pass("a", 0), Ok(()));
        }
        assert_eq!(limiter.pass("a", 0), Err(1000));
        assert_eq!(limiter.pass("a", 400), Err(600));
        assert_eq!(limiter.pass("b", 400), Ok(()));
        assert_eq!(limiter.pass("a", 1000), Ok(()));
        assert_eq!(limiter.pass("a", 1000), Err(1000));
    }

    #[test]
    fn who_is_forgiven_starts_anew() {
        let limiter = Limiter::new(1, 1000);
        assert_eq!(limiter.pass("a", 0), Ok(()));
        limiter.forgive(&"a");
        assert_eq!(limiter.pass("a", 0), Ok(()));
    }
}
