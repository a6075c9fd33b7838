use proptest::prelude::*;

use super::{
    arbitrary::{any_only, any_round, any_rule, any_skus},
    dearer_by, goods, prices, stock,
};
use crate::catalogue::{
    goods::{Edit, GoodsSku},
    ops::{NO_MATCHING_SKU, Op, PriceHow, QuantityHow, Round, Spread, edits_of, only::holds},
};

proptest! {
    #[test]
    fn those_that_are_meant_change_and_all_others_stay(
        skus in any_skus(), only in any_only(), fen in 0_i64..1_000, n in -5_i64..6_000, rule in any_rule(),
    ) {
        let goods = goods(skus);
        let is_meant: Vec<_> = goods.skus.iter().map(|sku| holds(&only, sku)).collect();
        let meant = goods.skus.iter().filter(|sku| holds(&only, sku));
        let reserved: i64 = meant.map(|sku| sku.reserved).sum();
        let quantity = Op::Quantity {
            how: QuantityHow::SpreadTotal { n, rule },
            only: only.clone(),
        };
        let edits = match edits_of(&goods, &[dearer_by(fen, only), quantity]) {
            Ok(edits) => edits,
            Err(fault) if fault.code == NO_MATCHING_SKU => {
                prop_assert!(!is_meant.contains(&true));
                return Ok(());
            }
            Err(fault) => {
                prop_assert!(fault.code == "too_little_stock" && n < reserved);
                return Ok(());
            }
        };
        let [Edit::Skus(forms)] = edits.as_slice() else {
            panic!("{edits:?}");
        };
        let mut total = 0;
        for ((form, was), is_meant) in forms.iter().zip(&goods.skus).zip(is_meant) {
            if is_meant {
                let stock = form.stock.unwrap_or(was.stock);
                prop_assert!(stock >= was.reserved);
                prop_assert_eq!(form.price_fen, was.price_fen + fen);
                total += stock;
            } else {
                prop_assert_eq!((form.price_fen, form.stock), (was.price_fen, None));
            }
        }
        prop_assert_eq!(total, n);
    }

    #[test]
    fn what_is_spread_adds_up_and_covers_what_is_reserved(
        skus in any_skus(), n in -5_i64..30_000, rule in any_rule(),
    ) {
        let goods = goods(skus);
        let reserved: i64 = goods.skus.iter().map(|sku| sku.reserved).sum();
        match stock(&goods, QuantityHow::SpreadTotal { n, rule }) {
            Ok(stock) => {
                prop_assert!(n >= reserved);
                prop_assert_eq!(stock.iter().sum::<i64>(), n);
                prop_assert!(stock.iter().zip(&goods.skus).all(|(n, sku)| *n >= sku.reserved));
            }
            Err(code) => prop_assert!(n < reserved && code == "too_little_stock"),
        }
    }

    #[test]
    fn without_orders_an_even_spread_differs_by_one_at_most(skus in any_skus(), n in 0_i64..30_000) {
        let free = skus.into_iter().map(|sku| GoodsSku { reserved: 0, ..sku });
        let goods = goods(free.collect());
        let stock = stock(&goods, QuantityHow::SpreadTotal { n, rule: Spread::Even }).unwrap();
        let most = stock.iter().max().unwrap() - stock.iter().min().unwrap();
        prop_assert!(most <= 1);
        prop_assert!(stock.is_sorted_by(|one, next| one >= next));
    }

    #[test]
    fn each_set_or_added_is_never_below_what_is_reserved(skus in any_skus(), n in -2_000_i64..2_000) {
        let goods = goods(skus);
        for how in [QuantityHow::SetEach { n }, QuantityHow::AddEach { n }] {
            if let Ok(stock) = stock(&goods, how) {
                prop_assert!(stock.iter().zip(&goods.skus).all(|(n, sku)| *n >= sku.reserved));
            }
        }
    }

    #[test]
    fn times_one_is_nothing(skus in any_skus()) {
        let goods = goods(skus);
        let same: Vec<_> = goods.skus.iter().map(|sku| sku.price_fen).collect();
        let one = PriceHow::Multiply { per_mille: 1_000 };
        prop_assert_eq!(prices(&goods, one, Round::None), Ok(same.clone()));
        prop_assert_eq!(prices(&goods, PriceHow::Add { fen: 0 }, Round::None), Ok(same));
    }

    #[test]
    fn rounding_twice_is_rounding_once_and_moves_by_half_a_step(
        skus in any_skus(), round in any_round(),
    ) {
        let goods = goods(skus);
        let same = PriceHow::Add { fen: 0 };
        let once = prices(&goods, same, round).unwrap();
        let mut rounded = goods.clone();
        for (sku, price) in rounded.skus.iter_mut().zip(&once) {
            sku.price_fen = *price;
        }
        prop_assert_eq!(prices(&rounded, same, round), Ok(once.clone()));
        for (sku, price) in goods.skus.iter().zip(once) {
            let half = match round {
                Round::None => 0,
                Round::Fen10 => 5,
                Round::Yuan => 50,
                Round::Yuan10 | Round::EndsIn9 => 500,
            };
            let is_least = price <= 2 * half || price == 900;
            prop_assert!((sku.price_fen - price).abs() <= half || is_least);
            prop_assert_eq!(sku.price_fen == 0, price == 0);
        }
    }
}
