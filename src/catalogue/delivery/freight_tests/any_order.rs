//! What holds of any order.

use proptest::prelude::*;

use super::{USUAL, asked, load, of, terms};
use crate::{
    catalogue::delivery::{
        cities::Place,
        freight::{Load, MOST_FEN, freight},
        provinces::place_of,
        terms::{ChargeBy, Rate, RegionalRate, ServiceCode, Surcharge},
    },
    vocabulary::{TemplateId, new_id},
};

fn any_place() -> impl Strategy<Value = Option<Place>> {
    prop::sample::select(vec![
        None,
        place_of("浙江"),
        place_of("新疆"),
        place_of("广东"),
        place_of("浙江杭州"),
        place_of("广东深圳"),
    ])
}

proptest! {
    #[test]
    fn templates_add_up_and_lines_of_one_count_together(
        quantities in prop::collection::vec((1_i64..50, 0_i64..20_000, any::<bool>()), 1..8),
        place in any_place(),
    ) {
        let (one, two) = (TemplateId(new_id()), TemplateId(new_id()));
        let templates = [(one, terms(ChargeBy::Piece)), (two, terms(ChargeBy::Weight))];
        let pick = |first: &bool| if *first { one } else { two };
        let loads: Vec<_> = quantities.iter().map(|(n, fen, first)| load(pick(first), *n, *fen)).collect();
        let all = freight(&loads, &templates, place, &[]);
        let alone = templates.iter().map(|template| {
            freight(&loads, std::slice::from_ref(template), place, &[]).fen
        });
        prop_assert_eq!(all.fen, alone.sum::<i64>());
        // In whatever order and however divided they come.
        let mut pieces: Vec<_> = loads.iter().flat_map(|load| {
            std::iter::repeat_n(Load { quantity: 1, ..*load }, load.quantity as usize)
        }).collect();
        pieces.reverse();
        prop_assert_eq!(freight(&pieces, &templates, place, &[]).fen, all.fen);
    }

    #[test]
    fn more_of_it_never_costs_less_unless_it_becomes_free(n in 1_i64..500, price in 0_i64..5_000, place in any_place()) {
        let (less, more) = (asked(n, price, place, &[]), asked(n + 1, price, place, &[]));
        prop_assert!(less.fen >= 0);
        prop_assert!(more.parts[0].is_free || more.fen >= less.fen);
        prop_assert!(!less.parts[0].is_free || more.parts[0].is_free);
    }

    #[test]
    fn no_order_that_may_be_placed_costs_more_than_there_are_numbers_for(
        first in 1_i64..=100_000_000, further in 1_i64..=100_000_000, fee in 0_i64..=10_000_000,
        weight in 0_i64..=100_000_000, lines in 1_usize..=50, by_weight in any::<bool>(),
    ) {
        let template = TemplateId(new_id());
        let mut terms = terms(if by_weight { ChargeBy::Weight } else { ChargeBy::Volume });
        terms.usual = Rate { first, first_fen: fee, further, further_fen: fee };
        let heaviest = Load { weight_g: weight, volume_cm3: weight, ..load(template, 999, 9_999_999_900) };
        let loads = vec![heaviest; lines];
        let chosen = [ServiceCode::Upstairs];
        terms.free.clear();
        let freight = freight(&loads, &[(template, terms)], None, &chosen);
        prop_assert!((0..=MOST_FEN).contains(&freight.fen));
        prop_assert!(freight.services_fen > 0);
    }

    #[test]
    fn what_is_missing_makes_it_free(n in 1_i64..5, price in 1_i64..9_000) {
        let near = asked(n, price, place_of("浙江"), &[]);
        if let Some(missing) = near.parts[0].missing {
            prop_assert!(missing.fen > 0);
            let template = near.parts[0].template;
            let mut loads = vec![load(template, n, price)];
            loads.push(load(template, missing.pieces.max(1), missing.fen));
            let then = freight(&loads, &[(template, terms(ChargeBy::Piece))], place_of("浙江"), &[]);
            prop_assert!(then.parts[0].is_free);
        }
    }

    #[test]
    fn a_city_goes_before_its_province_and_that_before_the_rest(
        named in prop::collection::vec((0_usize..3, 0_i64..5_000, 0_i64..5_000), 0..3),
        is_turned in any::<bool>(), usual in 0_i64..5_000, quantity in 1_i64..9,
    ) {
        // Of each place at most one rule, in whatever order; what is nearer to the customer comes last here.
        let names = ["广东", "浙江", "浙江/杭州"];
        let mut rules = std::collections::BTreeMap::new();
        for (place, fen, surcharge) in named {
            rules.insert(place, (fen, surcharge));
        }
        let mut terms = terms(ChargeBy::Piece);
        terms.free.clear();
        terms.usual.first_fen = usual;
        let regional = rules.iter().map(|(place, (fen, _))| RegionalRate {
            provinces: of(&[names[*place]]),
            rate: Rate { first_fen: *fen, ..USUAL },
        });
        terms.regional = regional.collect();
        let surcharges = rules.iter().map(|(place, (_, fen))| Surcharge {
            provinces: of(&[names[*place]]),
            fen: *fen,
        });
        terms.surcharges = surcharges.collect();
        if is_turned {
            terms.regional.reverse();
            terms.surcharges.reverse();
        }
        let template = TemplateId(new_id());
        let templates = [(template, terms)];
        let told = |place| {
            let freight = freight(&[load(template, quantity, 1)], &templates, place, &[]);
            (freight.parts[0].fen - (quantity - 1) * USUAL.further_fen, freight.parts[0].surcharge_fen)
        };
        let rest = (usual, 0);
        let province = rules.get(&1).copied().unwrap_or(rest);
        let city = rules.get(&2).copied().unwrap_or(province);
        prop_assert_eq!(told(place_of("浙江杭州")), city);
        prop_assert_eq!(told(place_of("浙江宁波")), province);
        prop_assert_eq!(told(place_of("浙江")), province);
        prop_assert_eq!(told(place_of("四川")), rest);
        prop_assert_eq!(told(None), rest);
    }
}
