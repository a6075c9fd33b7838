//! Codes of SKUs that an import takes and gives up, in the order of its file, however it is parted: one that a product gives up is free
//! for those that stand behind it, and for none before.

use std::{
    collections::{HashMap, HashSet},
    ops::RangeInclusive,
};

use crate::{catalogue::goods::GoodsSku, vocabulary::short_digest};

/// By digests of codes, the places of products.
#[derive(Default)]
pub struct Codes {
    wanted: HashMap<u64, i64>,
    given_up: HashMap<u64, i64>,
    /// Behind the last that was decided on.
    next: i64,
}

/// Another product has the code, or wanted it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken;

impl Codes {
    /// What is decided on again gives up nothing until then.
    pub fn begin(&mut self, places: &RangeInclusive<i64>) {
        if *places.start() < self.next {
            self.given_up.retain(|_, place| !places.contains(place));
        }
        self.next = self.next.max(places.end() + 1);
    }

    /// A product at that place is to have a code that it has not yet; `is_others`: another product of the shop has it. The place of the
    /// one that gives it up, where it does so.
    pub fn take(&mut self, code: &str, place: i64, is_others: bool) -> Result<Option<i64>, Taken> {
        let digest = short_digest(code);
        if *self.wanted.entry(digest).or_insert(place) != place {
            return Err(Taken);
        }
        if !is_others {
            return Ok(None);
        }
        let giver = self.given_up.get(&digest).copied();
        giver.filter(|giver| *giver < place).map(Some).ok_or(Taken)
    }

    pub fn give_up(&mut self, place: i64, before: &[GoodsSku], after: &[GoodsSku]) {
        let kept: HashSet<&str> = after.iter().map(|sku| sku.code.as_str()).collect();
        let codes = before.iter().map(|sku| sku.code.as_str());
        let gone = codes.filter(|code| !kept.contains(code));
        self.given_up
            .extend(gone.map(|code| (short_digest(code), place)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::Props,
        vocabulary::{SkuId, new_id},
    };

    fn sku(code: &str) -> GoodsSku {
        GoodsSku {
            id: SkuId(new_id()),
            code: code.to_owned(),
            barcode: String::new(),
            props: Props::default(),
            price_fen: 100,
            stock: 1,
            reserved: 0,
            weight_g: 0,
            volume_cm3: 0,
            picture: String::new(),
        }
    }

    #[test]
    fn a_code_is_free_behind_the_one_that_gives_it_up() {
        let mut codes = Codes::default();
        codes.begin(&(0..=9));
        codes.give_up(4, &[sku("X"), sku("Y")], &[sku("Y"), sku("Z")]);
        assert_eq!(codes.take("X", 3, true), Err(Taken), "it stands before");
        let mut codes = Codes::default();
        codes.give_up(4, &[sku("X"), sku("Y")], &[sku("Y"), sku("Z")]);
        assert_eq!(codes.take("X", 5, true), Ok(Some(4)));
        assert_eq!(codes.take("X", 6, true), Err(Taken), "one has taken it");
        assert_eq!(codes.take("Y", 5, true), Err(Taken), "it is kept");
        assert_eq!(codes.take("W", 5, false), Ok(None));
        assert_eq!(codes.take("W", 6, false), Err(Taken));
    }

    #[test]
    fn what_is_decided_on_again_is_asked_again() {
        let mut codes = Codes::default();
        codes.begin(&(0..=4));
        codes.give_up(4, &[sku("X")], &[]);
        codes.begin(&(5..=9));
        codes.give_up(6, &[sku("Y")], &[]);
        codes.begin(&(0..=4));
        assert_eq!(codes.take("X", 7, true), Err(Taken), "somebody kept it");
        assert_eq!(codes.take("Y", 8, true), Ok(Some(6)));
        assert_eq!(codes.take("Y", 8, true), Ok(Some(6)), "the same one again");
    }
}
