//! How many pieces a part takes, so that messages keep their turn: fewer where its transaction took long, or where each weighs much.

use std::time::Duration;

/// With fewer, what a transaction costs by itself is most of it.
const LEAST: usize = 10;

/// Pieces of the next part, found out by the parts before it.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    now: usize,
    most: usize,
}

impl Pace {
    pub const fn of(most: usize) -> Self {
        Self { now: most, most }
    }

    /// How many to take.
    pub const fn now(self) -> usize {
        self.now
    }

    /// How many of those that were read weigh no more than `limit` together; the first is taken whatever it weighs.
    pub fn fit(&mut self, weights: &[usize], limit: usize) -> usize {
        let mut sum = 0;
        let fitting = weights.iter().take_while(|weight| {
            sum += **weight;
            sum <= limit
        });
        let fits = fitting.count().max(1);
        if fits < weights.len() {
            self.now = fits;
        }
        fits
    }

    /// A part of so many was written in a transaction of so long, which is to take `aim`. Fewer at once where that was too long, slowly
    /// more where it was not.
    pub fn took(&mut self, pieces: usize, held: Duration, aim: Duration) {
        let each = held.as_secs_f64() / pieces.max(1) as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of pieces; a cast ends at the greatest"
        )]
        let wanted = (aim.as_secs_f64() / each) as usize;
        let grown = self.now + self.now / 4 + 1;
        self.now = wanted.clamp(LEAST.min(self.most), self.most).min(grown);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_where_they_weigh_too_much() {
        let mut pace = Pace::of(250);
        assert_eq!(pace.fit(&[3; 250], 1_000), 250);
        assert_eq!(pace.now(), 250);
        assert_eq!(pace.fit(&[100; 250], 1_000), 10);
        assert_eq!(pace.now(), 10);
        assert_eq!(pace.fit(&[5_000; 10], 1_000), 1, "one goes always");
        assert_eq!(pace.now(), 1);
    }

    #[test]
    fn parts_are_as_long_as_messages_may_wait() {
        let ms = Duration::from_millis;
        let mut pace = Pace::of(250);
        let aim = ms(15);
        pace.took(250, ms(60), aim);
        assert_eq!(pace.now(), 62, "a quarter took 15 ms");
        pace.took(62, ms(15), aim);
        assert_eq!(pace.now(), 62);
        // The disk is slow for a moment.
        pace.took(62, ms(900), aim);
        assert_eq!(pace.now(), LEAST);
        for _ in 0..40 {
            let before = pace.now();
            pace.took(before, Duration::ZERO, aim);
            assert!(pace.now() <= before + before / 4 + 1, "it grows slowly");
        }
        assert_eq!(pace.now(), 250, "never more than at the beginning");
        let mut few = Pace::of(4);
        few.took(4, ms(900), aim);
        assert_eq!(few.now(), 4);
    }
}
