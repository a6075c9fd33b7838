/// The same throws for the same seed: `SplitMix64`.
pub struct Dice(u64);

impl Dice {
    pub const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// From 0 to below `sides`.
    pub const fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % sides
    }

    pub const fn is_one_in(&mut self, sides: u64) -> bool {
        self.throw(sides) == 0
    }

    /// From `least` to below `below`.
    pub const fn number(&mut self, least: i64, below: i64) -> i64 {
        least + self.throw((below - least) as u64) as i64
    }

    pub fn one_of<T: Copy>(&mut self, some: &[T]) -> T {
        some[self.throw(some.len() as u64) as usize]
    }
}
