use super::{goods, prices, sku, stock, two};
use crate::catalogue::ops::{PriceHow, QuantityHow, Round, Spread};

#[test]
fn prices_are_rounded_as_is_said() {
    let goods = two();
    let same = PriceHow::Add { fen: 0 };
    for (round, wanted) in [
        (Round::None, [12_900, 9_950]),
        (Round::Fen10, [12_900, 9_950]),
        (Round::Yuan, [12_900, 10_000]),
        (Round::Yuan10, [13_000, 10_000]),
        (Round::EndsIn9, [12_900, 9_900]),
    ] {
        assert_eq!(
            prices(&goods, same, round),
            Ok(wanted.to_vec()),
            "{round:?}"
        );
    }
    let cheap = self::goods(vec![sku("A", 3, (0, 0))]);
    assert_eq!(prices(&cheap, same, Round::Yuan), Ok(vec![100]));
    assert_eq!(prices(&cheap, same, Round::EndsIn9), Ok(vec![900]));
    let half = PriceHow::Multiply { per_mille: 500 };
    assert_eq!(prices(&cheap, half, Round::None), Ok(vec![2]), "half up");
    for how in [
        PriceHow::Add { fen: -4 },
        PriceHow::Multiply { per_mille: -1_000 },
        PriceHow::Set { fen: -1 },
    ] {
        assert_eq!(
            prices(&cheap, how, Round::None),
            Err("bad_price"),
            "{how:?}"
        );
    }
    let dear = self::goods(vec![sku("A", 9_900, (0, 0))]);
    let beyond = PriceHow::Multiply {
        per_mille: i64::MAX,
    };
    assert_eq!(prices(&dear, beyond, Round::None), Err("bad_price"));
}

#[test]
fn a_quantity_is_spread_as_is_said() {
    let goods = two();
    let spread = |n, rule| stock(&goods, QuantityHow::SpreadTotal { n, rule });
    assert_eq!(spread(7, Spread::Even), Ok(vec![4, 3]));
    assert_eq!(spread(3, Spread::Even), Ok(vec![2, 1]));
    assert_eq!(spread(16, Spread::ByShare), Ok(vec![10, 6]));
    assert_eq!(spread(9, Spread::First), Ok(vec![9, 0]));
    assert_eq!(spread(1, Spread::Even), Err("too_little_stock"));
    assert_eq!(stock(&goods, QuantityHow::SetEach { n: 2 }), Ok(vec![2, 2]));
    for how in [
        QuantityHow::SetEach { n: 1 },
        QuantityHow::AddEach { n: -4 },
        QuantityHow::AddEach { n: i64::MIN },
    ] {
        assert_eq!(stock(&goods, how), Err("too_little_stock"), "{how:?}");
    }
    let unreserved = self::goods(vec![sku("A", 100, (5, 0))]);
    let fewer = stock(&unreserved, QuantityHow::AddEach { n: -6 });
    assert_eq!(fewer, Err("fewer_than_none"));
}
