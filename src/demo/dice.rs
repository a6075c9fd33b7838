use std::ops::RangeInclusive;

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

/// Chance that falls the same way each time (`SplitMix64`, Steele, Lea and Flood 2014).
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Throws that belong to `what` and disturb no others.
    pub fn for_(what: &str) -> Self {
        let digest = Sha256::digest(what.as_bytes());
        Self(
            digest
                .iter()
                .take(8)
                .fold(0, |seed, byte| seed << 8 | u64::from(*byte)),
        )
    }

    fn throw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Both ends can come.
    pub fn between(&mut self, range: RangeInclusive<i64>) -> i64 {
        let width = range.end().abs_diff(*range.start()) + 1;
        range.start() + (self.throw() % width) as i64
    }

    pub fn percent(&mut self, chance: i64) -> bool {
        self.between(1..=100) <= chance
    }

    pub fn index(&mut self, length: usize) -> usize {
        (self.throw() % length.max(1) as u64) as usize
    }

    /// One of what there is; none of nothing.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.index(from.len()))
    }

    pub fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + self.index(10) as u8))
            .collect()
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.index(last + 1));
        }
    }
}

/// The id a thing of the demo always has, shaped like a `UUIDv7` and sorted by `place`.
///
/// Its time is fixed: two installations seeded on different days agree.
pub fn id_of(kind: &str, key: &str, place: u64) -> Uuid {
    const FIRST_OF_2026_MS: u64 = 1_767_225_600_000;
    let digest = Sha256::digest(format!("{kind}/{key}").as_bytes());
    let mut rest = [0; 10];
    rest.copy_from_slice(&digest[..10]);
    Builder::from_unix_timestamp_millis(FIRST_OF_2026_MS + place, &rest).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_dice_fall_the_same_way() {
        let throws = |what| {
            let mut dice = Dice::for_(what);
            [
                dice.between(0..=9),
                dice.between(-5..=5),
                dice.between(7..=7),
            ]
        };
        assert_eq!(throws("orders"), throws("orders"));
        assert_ne!(
            Dice::for_("orders").digits(20),
            Dice::for_("customers").digits(20)
        );
    }

    #[test]
    fn ids_are_of_version_7_and_in_order() {
        let (first, second) = (id_of("order", "a", 1), id_of("order", "b", 2));
        assert!(first < second);
        assert_eq!((first.get_version_num(), second.get_version_num()), (7, 7));
        assert_eq!(first, id_of("order", "a", 1));
    }
}
