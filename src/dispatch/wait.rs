//! How long those in the queue have still to wait: receptions that go on are foretold from those that have ended.

use std::{
    cmp::Reverse,
    collections::{BinaryHeap, VecDeque},
};

use crate::vocabulary::Millis;

/// With fewer ended, nothing is said rather than something wrong.
const LEAST: usize = 5;
/// How often the time to come is played out; what is said is the mean.
const ROUNDS: usize = 8;
/// Steps of this much of a whole fall evenly, however many there are.
const GOLDEN: f64 = 0.618_033_988_749_895;

/// Plays out which receptions end when, given how long others took (`stays`), and who of the queue comes in their place. `open` is
/// how long each that goes on has taken, and the circles of the member who has it; `queue` the circle that each waits for, in their
/// order. None where there is too little to go by.
pub fn foretell(
    mut stays: Vec<Millis>,
    open: &[(Millis, u64)],
    queue: &[usize],
) -> Vec<Option<Millis>> {
    let mut sums = vec![None; queue.len()];
    if stays.len() < LEAST {
        return sums;
    }
    stays.sort_unstable();
    let all = Lanes::of(queue);
    let is_asked = |(_, circles): &&(Millis, u64)| circles & all.busy != 0;
    let open: Vec<_> = open.iter().filter(is_asked).copied().collect();
    for round in 0..ROUNDS {
        let mut chance = round as f64 / ROUNDS as f64;
        let mut draw = || {
            chance = (chance + GOLDEN).fract();
            chance
        };
        let ends = open
            .iter()
            .map(|(age, circles)| Reverse((rest_of(&stays, *age, draw()), *circles)));
        let mut ends: BinaryHeap<_> = ends.collect();
        let mut lanes = all.clone();
        while lanes.busy != 0
            && let Some(Reverse((end, circles))) = ends.pop()
        {
            // Nobody waits for whoever ends it: they stay free.
            if let Some(next) = lanes.next(circles) {
                *sums[next].get_or_insert(0) += end;
                ends.push(Reverse((end + rest_of(&stays, 0, draw()), circles)));
            }
        }
    }
    let mean = |sum: Option<Millis>| sum.map(|sum| sum / ROUNDS as Millis);
    sums.into_iter().map(mean).collect()
}

/// Those who wait, for each circle in their order.
#[derive(Clone)]
struct Lanes {
    of: Vec<VecDeque<usize>>,
    /// Circles that somebody waits for.
    busy: u64,
}

impl Lanes {
    fn of(queue: &[usize]) -> Self {
        let mut of = vec![VecDeque::new(); u64::BITS as usize];
        let mut busy = 0;
        for (at, circle) in queue.iter().enumerate() {
            of[*circle].push_back(at);
            busy |= bit(*circle);
        }
        Self { of, busy }
    }

    /// The first who waits for one of these circles.
    fn next(&mut self, circles: u64) -> Option<usize> {
        let waits = each(circles & self.busy);
        let circle = waits.min_by_key(|circle| self.of[*circle].front().copied())?;
        let lane = &mut self.of[circle];
        let next = lane.pop_front();
        if lane.is_empty() {
            self.busy &= !bit(circle);
        }
        next
    }
}

pub const fn bit(circle: usize) -> u64 {
    1 << circle
}

/// The circles whose bits are set.
pub fn each(mut circles: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = circles.trailing_zeros() as usize;
        circles &= circles.wrapping_sub(1);
        (lowest < u64::BITS as usize).then_some(lowest)
    })
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

    /// All wait for the same members.
    fn pooled(stays: Vec<Millis>, ages: &[Millis], places: usize) -> Vec<Option<Millis>> {
        let open: Vec<_> = ages.iter().map(|age| (*age, bit(0))).collect();
        foretell(stays, &open, &vec![0; places])
    }

    #[test]
    fn too_little_is_no_estimate_and_old_receptions_end_sooner() {
        assert_eq!(pooled(vec![60_000; 4], &[0], 1), [None]);
        assert_eq!(pooled(vec![60_000; 9], &[], 1), [None]);
        assert_eq!(
            pooled(vec![60_000; 9], &[20_000], 2),
            [Some(40_000), Some(100_000)]
        );
        assert_eq!(
            pooled(vec![60_000; 9], &[20_000, 50_000], 3),
            [Some(10_000), Some(40_000), Some(70_000)]
        );
        assert!(pooled(vec![60_000; 9], &[600_000], 1)[0] > Some(0));
    }

    #[test]
    fn whoever_is_of_two_circles_takes_the_first_of_either() {
        let open = [(20_000, bit(0) | bit(1)), (50_000, bit(2))];
        let waits = foretell(vec![60_000; 9], &open, &[1, 0, 3, 2]);
        assert_eq!(waits, [Some(40_000), Some(100_000), None, Some(10_000)]);
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
            joined.push_back((now, pooled(last, &ages, queue).pop().flatten()));
        }
        errors.sort_by(f64::total_cmp);
        let median = errors[errors.len() / 2];
        assert!(errors.len() > 1_900 && median <= 0.3, "{median}");
    }
}
