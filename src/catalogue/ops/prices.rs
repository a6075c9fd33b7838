use super::{PriceHow, Round};
use crate::catalogue::goods::{Fault, fault};

/// The price of the SKU at that place, in fen. Below nothing, and beyond all numbers, is refused; the product's own rule knows what
/// is too dear.
pub fn priced(was: i64, how: PriceHow, round: Round, place: usize) -> Result<i64, Fault> {
    let refused = || {
        let title = "The price would fall below nothing, or be too high";
        fault("bad_price", format!("skus.{place}.price_fen"), title)
    };
    let sum = match how {
        PriceHow::Set { fen } => i128::from(fen),
        PriceHow::Add { fen } => i128::from(was) + i128::from(fen),
        PriceHow::Multiply { per_mille } => {
            to_nearest(i128::from(was) * i128::from(per_mille), 1_000) / 1_000
        }
    };
    let price = if sum < 0 { sum } else { rounded(sum, round) };
    let price = i64::try_from(price).ok().filter(|price| *price >= 0);
    price.ok_or_else(refused)
}

/// What costs something never comes to cost nothing by that.
fn rounded(fen: i128, round: Round) -> i128 {
    let (step, above) = match round {
        Round::None => return fen,
        Round::Fen10 => (10, 0),
        Round::Yuan => (100, 0),
        Round::Yuan10 => (1_000, 0),
        Round::EndsIn9 => (1_000, 900),
    };
    if fen == 0 {
        return 0;
    }
    let nearest = to_nearest(fen - above, step) + above;
    let least = if above == 0 { step } else { above };
    nearest.max(least)
}

/// The nearest multiple, the greater one of two.
fn to_nearest(number: i128, step: i128) -> i128 {
    (number + step / 2).div_euclid(step) * step
}
