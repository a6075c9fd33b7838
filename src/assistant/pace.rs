//! How many items a part takes: fewer where each changes much, so that messages keep their turn.

/// Items of the next part, found out by the parts before it.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    now: u64,
    most: u64,
}

impl Pace {
    pub const fn of(most: u64) -> Self {
        Self { now: most, most }
    }

    /// How many to read.
    pub const fn now(self) -> u64 {
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
        self.now = if fits < weights.len() {
            fits as u64
        } else {
            // Slowly: what is read too much is read again.
            (self.now + self.now / 4 + 1).min(self.most)
        };
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_where_they_weigh_too_much_and_grow_again() {
        let mut pace = Pace::of(250);
        assert_eq!(pace.fit(&[3; 250], 1_000), 250);
        assert_eq!(pace.now(), 250, "never more than at the beginning");
        assert_eq!(pace.fit(&[100; 250], 1_000), 10);
        assert_eq!(pace.now(), 10);
        assert_eq!(pace.fit(&[5_000; 10], 1_000), 1, "one goes always");
        assert_eq!(pace.fit(&[5_000], 1_000), 1);
        assert_eq!(pace.now(), 2);
        for _ in 0..40 {
            let read = vec![1; pace.now() as usize];
            assert_eq!(pace.fit(&read, 1_000), read.len());
        }
        assert_eq!(pace.now(), 250);
    }
}
