//! Chance that is the same every time.

pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    pub fn is(&mut self, per_mille: usize) -> bool {
        self.below(1_000) < per_mille
    }

    pub fn among(&mut self, from: i64, to: i64) -> i64 {
        from + self.below((to - from) as usize) as i64
    }

    /// Low ones often, high ones seldom.
    pub fn low(&mut self, end: usize) -> usize {
        let high = self.below(end) + 1;
        self.below(high)
    }
}
