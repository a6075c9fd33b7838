//! How long those in the queue have still to wait: receptions that go on are foretold from those that have ended.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashSet},
};

use super::{Agent, Rules};
use crate::{
    reception,
    storage::{ShopDb, StorageError},
    vocabulary::{MemberId, Millis},
};

/// With fewer ended, nothing is said rather than something wrong.
const LEAST: usize = 5;
/// How often the time to come is played out; what is said is the mean.
const ROUNDS: usize = 8;
/// Steps of this much of a whole fall evenly, however many there are.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// What each place of the queue has to wait, from the first; empty where there is too little to go by.
///
/// # Errors
/// When the database cannot be asked.
pub async fn waits(
    db: &ShopDb,
    staff: &[Agent],
    rules: &Rules,
    places: usize,
    now: Millis,
) -> Result<Vec<Millis>, StorageError> {
    if places == 0 {
        return Ok(Vec::new());
    }
    let counts = |agent: &&Agent| agent.takes_new() && !rules.is_draining(agent.id);
    let counting: HashSet<MemberId> = staff.iter().filter(counts).map(|agent| agent.id).collect();
    let served = reception::served(db, now).await?;
    let open = served
        .open
        .into_iter()
        .filter(|(by, _)| counting.contains(by));
    let ages: Vec<_> = open.map(|(_, since)| (now - since).max(0)).collect();
    Ok(foretell(served.ended, &ages, places))
}

/// Plays out which receptions end when, given how long others took (`stays`) and how long these have taken (`ages`), and who of the
/// queue comes in their place.
fn foretell(mut stays: Vec<Millis>, ages: &[Millis], places: usize) -> Vec<Millis> {
    if stays.len() < LEAST || ages.is_empty() {
        return Vec::new();
    }
    stays.sort_unstable();
    let mut sums = vec![0; places];
    for round in 0..ROUNDS {
        let mut chance = round as f64 / ROUNDS as f64;
        let mut draw = || {
            chance = (chance + GOLDEN).fract();
            chance
        };
        let ends = ages
            .iter()
            .map(|age| Reverse(rest_of(&stays, *age, draw())));
        let mut ends: BinaryHeap<_> = ends.collect();
        for sum in &mut sums {
            let Reverse(end) = ends.pop().expect("one begins for each that ends");
            *sum += end;
            ends.push(Reverse(end + rest_of(&stays, 0, draw())));
        }
    }
    sums.into_iter().map(|sum| sum / ROUNDS as Millis).collect()
}

/// What is left of a reception of this age, so that `chance` of those like it end sooner.
fn rest_of(stays: &[Millis], age: Millis, chance: f64) -> Millis {
    let longer = &stays[stays.partition_point(|stay| *stay <= age)..];
    if longer.is_empty() {
        // None took so long: it may end at any moment.
        let mean = stays.iter().sum::<Millis>() as f64 / stays.len() as f64;
        return (-(1.0 - chance).ln() * mean) as Millis;
    }
    let at = (chance * longer.len() as f64) as usize;
    longer[at.min(longer.len() - 1)] - age
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_is_no_estimate_and_old_receptions_end_sooner() {
        assert_eq!(foretell(vec![60_000; 4], &[0], 1), Vec::<Millis>::new());
        assert_eq!(foretell(vec![60_000; 9], &[], 1), Vec::<Millis>::new());
        assert_eq!(foretell(vec![60_000; 9], &[20_000], 2), [40_000, 100_000]);
        assert_eq!(
            foretell(vec![60_000; 9], &[20_000, 50_000], 3),
            [10_000, 40_000, 70_000]
        );
        assert!(foretell(vec![60_000; 9], &[600_000], 1)[0] > 0);
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
        let mut open: Vec<(Millis, Millis)> = (0..40).map(|_| (stay(), 0)).collect();
        let mut ended = Vec::new();
        let mut errors = Vec::new();
        let queue = 12;
        // The queue never empties: whoever joins at its end sees `queue` before them, and is served when the queue-th place frees.
        let mut joined: std::collections::VecDeque<(Millis, Option<Millis>)> =
            std::collections::VecDeque::new();
        for _ in 0..2_000 {
            open.sort_unstable();
            let (now, since) = open.remove(0);
            ended.push(now - since);
            open.push((now + stay(), now));
            if joined.len() == queue {
                let (at, said) = joined.pop_front().unwrap();
                if let Some(said) = said {
                    let real = (now - at) as f64;
                    errors.push((said as f64 - real).abs() / real);
                }
            }
            let last = ended[ended.len().saturating_sub(200)..].to_vec();
            let ages: Vec<_> = open.iter().map(|(_, since)| now - since).collect();
            joined.push_back((now, foretell(last, &ages, queue).last().copied()));
        }
        errors.sort_by(f64::total_cmp);
        let median = errors[errors.len() / 2];
        assert!(errors.len() > 1_900 && median <= 0.3, "{median}");
    }
}
