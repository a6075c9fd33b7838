//! How long a job rests that failed, again and again.

use crate::vocabulary::Millis;

/// After the first failure.
const FIRST_MS: Millis = 30_000;
const LONGEST_MS: Millis = 30 * 60 * 1_000;
/// Failures one after the other, with no part between them, that end it: after some two hours.
const MOST: i64 = 10;

/// Before it is tried again after so many failures, 1 or more; none: it is not.
pub fn wait(failures: i64) -> Option<Millis> {
    let doublings = (failures - 1).clamp(0, MOST);
    (failures < MOST).then(|| (FIRST_MS << doublings).min(LONGEST_MS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_the_one_before_up_to_half_an_hour() {
        let seconds: Vec<_> = (1..=10)
            .map(|failures| wait(failures).map(|ms| ms / 1_000))
            .collect();
        let waits = [30, 60, 120, 240, 480, 960, 1_800, 1_800, 1_800];
        assert_eq!(seconds[..9], waits.map(Some));
        assert_eq!((seconds[9], wait(11), wait(i64::MAX)), (None, None, None));
    }
}
