//! How long the one who waits at a place of the queue has still to wait.

use crate::vocabulary::Millis;

/// With fewer, a pace is a guess; then nothing is said rather than something wrong.
const LEAST: usize = 3;
/// Older gaps say little about now.
const MOST: usize = 20;

/// The pace of the last times somebody was given to a member, ascending, carried on from `now`. None where there is too little to go by.
///
/// The last gap is still open: it counts as soon as it is longer than the others were, so that a desk that has stopped is not
/// said to move.
pub fn estimate(given_at: &[Millis], place: usize, now: Millis) -> Option<Millis> {
    let last = &given_at[given_at.len().saturating_sub(MOST)..];
    let (first, newest) = (*last.first()?, *last.last()?);
    if last.len() < LEAST {
        return None;
    }
    let gaps = last.len() as Millis - 1;
    let pace = (newest - first) / gaps;
    let open = now - newest;
    let pace = if open > pace {
        (newest - first + open) / (gaps + 1)
    } else {
        pace
    };
    // The next gap has been running since the newest.
    Some((pace * place as Millis - open.min(pace)).max(pace / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_is_no_estimate_and_a_stopped_desk_slows_it() {
        assert_eq!(estimate(&[1_000, 2_000], 1, 3_000), None);
        let steady: Vec<_> = (0..10).map(|at| at * 1_000).collect();
        assert_eq!(estimate(&steady, 3, 9_000), Some(3_000));
        assert!(estimate(&steady, 1, 69_000).unwrap() > 3_000);
    }

    /// A desk of eight members with five places each, all full, and customers who stay for a log-normal while; seeded.
    #[test]
    fn half_the_estimates_are_within_three_tenths() {
        let mut seed = 20_261_123_u64;
        let mut random = || {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 11) as f64 / (1_u64 << 53) as f64
        };
        let mut stay = || {
            let normal: f64 = (0..12).map(|_| random()).sum::<f64>() - 6.0;
            (240_000.0 * (0.6 * normal).exp()) as Millis
        };
        let mut ends: Vec<Millis> = (0..40).map(|_| stay()).collect();
        let mut given = Vec::new();
        let mut errors = Vec::new();
        let queue = 12;
        // The queue never empties: whoever joins at its end sees `queue` before them, and is served when the queue-th place frees.
        let mut joined: std::collections::VecDeque<(Millis, Option<Millis>)> =
            std::collections::VecDeque::new();
        for _ in 0..2_000 {
            ends.sort_unstable();
            let now = ends.remove(0);
            given.push(now);
            ends.push(now + stay());
            if joined.len() == queue {
                let (at, said) = joined.pop_front().unwrap();
                if let Some(said) = said {
                    let real = (now - at) as f64;
                    errors.push((said as f64 - real).abs() / real);
                }
            }
            joined.push_back((now, estimate(&given, queue, now)));
        }
        errors.sort_by(f64::total_cmp);
        let median = errors[errors.len() / 2];
        assert!(errors.len() > 1_900 && median <= 0.3, "{median}");
    }
}
