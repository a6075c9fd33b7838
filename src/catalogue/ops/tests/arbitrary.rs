use proptest::prelude::*;

use super::{coloured, sku};
use crate::catalogue::{
    goods::GoodsSku,
    ops::{OnlySkus, Round, Spread},
};

pub fn any_skus() -> impl Strategy<Value = Vec<GoodsSku>> {
    let one = (0_i64..10_000_000, 0_i64..1_000, 0_i64..1_000);
    proptest::collection::vec(one, 1..12).prop_map(|all| {
        let each = all.into_iter().enumerate();
        each.map(|(no, (price, left, reserved))| {
            sku(&format!("S{no}"), price, (left + reserved, reserved))
        })
        .collect()
    })
}

pub fn any_rule() -> impl Strategy<Value = Spread> {
    prop_oneof![
        Just(Spread::Even),
        Just(Spread::ByShare),
        Just(Spread::First)
    ]
}

pub fn any_round() -> impl Strategy<Value = Round> {
    prop_oneof![
        Just(Round::None),
        Just(Round::Fen10),
        Just(Round::Yuan),
        Just(Round::Yuan10),
        Just(Round::EndsIn9),
    ]
}

/// Of some of which there is no SKU.
pub fn any_only() -> impl Strategy<Value = Vec<OnlySkus>> {
    let prop = (0..12).prop_map(|no| vec![coloured(&format!("S{no}"))]);
    let code = || "[S0-9]{1,2}".prop_map(|has| OnlySkus::Code { has });
    let codes = proptest::collection::vec(code(), 1..4);
    let both = (0..12, code()).prop_map(|(no, code)| vec![coloured(&format!("S{no}")), code]);
    prop_oneof![prop, codes, both]
}
