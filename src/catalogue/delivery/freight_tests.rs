use proptest::prelude::*;

use super::{
    cities::Place,
    freight::{Freight, Load, MOST_FEN, freight},
    provinces::place_of,
    terms::{
        ChargeBy, DeliveryTerms, FreeOver, Rate, RegionalRate, Service, ServiceCode, Surcharge,
    },
};
use crate::{
    calendar::Date,
    vocabulary::{SkuId, TemplateId, new_id},
};

fn of(provinces: &[&str]) -> Vec<String> {
    provinces.iter().map(|name| (*name).to_owned()).collect()
}

const USUAL: Rate = Rate {
    first: 1,
    first_fen: 1_000,
    further: 1,
    further_fen: 200,
};

fn terms(charge_by: ChargeBy) -> DeliveryTerms {
    DeliveryTerms {
        name: "快递".to_owned(),
        charge_by,
        usual: USUAL,
        regional: vec![RegionalRate {
            provinces: of(&["浙江", "上海"]),
            rate: Rate {
                first_fen: 600,
                ..USUAL
            },
        }],
        not_delivered: of(&["台湾"]),
        surcharges: vec![Surcharge {
            provinces: of(&["新疆", "西藏"]),
            fen: 1_500,
        }],
        free: vec![
            FreeOver {
                provinces: of(&["浙江"]),
                min_fen: Some(9_900),
                min_pieces: None,
            },
            FreeOver {
                provinces: Vec::new(),
                min_fen: Some(50_000),
                min_pieces: Some(2),
            },
        ],
        services: vec![
            Service {
                code: ServiceCode::Upstairs,
                name: "送货上楼".to_owned(),
                fee_fen: 3_000,
                per_piece: true,
                lead_days: 0,
                needs_day: false,
            },
            Service {
                code: ServiceCode::IntoHome,
                name: "送货入户".to_owned(),
                fee_fen: 2_000,
                per_piece: false,
                lead_days: 0,
                needs_day: false,
            },
        ],
    }
}

fn load(template: TemplateId, quantity: i64, price_fen: i64) -> Load {
    Load {
        sku: SkuId(new_id()),
        template: Some(template),
        quantity,
        price_fen,
        weight_g: 1_400,
        volume_cm3: 20_000,
    }
}

fn asked(quantity: i64, price_fen: i64, place: Option<Place>, chosen: &[ServiceCode]) -> Freight {
    let template = TemplateId(new_id());
    let loads = [load(template, quantity, price_fen)];
    freight(&loads, &[(template, terms(ChargeBy::Piece))], place, chosen)
}

#[test]
fn the_first_costs_more_than_each_further_and_a_region_its_own() {
    let fen = |quantity, place| asked(quantity, 100, place, &[]).fen;
    assert_eq!(fen(1, None), 1_000);
    assert_eq!(fen(3, None), 1_400);
    assert_eq!(fen(3, place_of("广东")), 1_400);
    assert_eq!(fen(3, place_of("上海")), 1_000);
    assert_eq!(fen(1, place_of("新疆")), 2_500);
}

#[test]
fn weight_begun_counts_as_full() {
    let template = TemplateId(new_id());
    let mut by_weight = terms(ChargeBy::Weight);
    (by_weight.usual.first, by_weight.usual.further) = (1_000, 500);
    let loads = [load(template, 1, 100)];
    // 1,400 g: the first kilogram, and 400 g of the next 500.
    let freight = freight(&loads, &[(template, by_weight)], None, &[]);
    assert_eq!(freight.fen, 1_200);
}

#[test]
fn free_where_one_condition_is_met_whole_but_for_the_surcharge() {
    assert!(asked(1, 9_900, place_of("浙江"), &[]).parts[0].is_free);
    let near = asked(1, 9_000, place_of("浙江"), &[]);
    assert_eq!(near.parts[0].missing.map(|missing| missing.fen), Some(900));
    assert!(!asked(1, 60_000, place_of("广东"), &[]).parts[0].is_free);
    let remote = asked(2, 30_000, place_of("西藏"), &[]);
    assert_eq!((remote.parts[0].fen, remote.fen), (0, 1_500));
    assert!(!asked(1, 9_900, None, &[]).parts[0].is_free);
}

#[test]
fn tonnes_by_the_gram_cost_the_most_there_is() {
    let template = TemplateId(new_id());
    let mut dear = terms(ChargeBy::Weight);
    dear.usual.further_fen = 10_000_000;
    dear.free.clear();
    let heavy = Load {
        weight_g: 100_000_000,
        ..load(template, 999, 1)
    };
    let freight = freight(&[heavy; 50], &[(template, dear)], None, &[]);
    assert_eq!(freight.fen, MOST_FEN);
}

#[test]
fn what_is_not_delivered_is_named() {
    let freight = asked(1, 100, place_of("台湾"), &[]);
    assert_eq!(freight.not_delivered, freight.parts[0].skus);
    assert!(asked(1, 100, None, &[]).not_delivered.is_empty());
}

#[test]
fn a_city_with_a_rate_is_delivered_where_its_province_is_not() {
    let template = TemplateId(new_id());
    let mut terms = terms(ChargeBy::Piece);
    terms.not_delivered = of(&["新疆", "浙江/舟山"]);
    terms.regional.push(RegionalRate {
        provinces: of(&["新疆/乌鲁木齐"]),
        rate: USUAL,
    });
    let templates = [(template, terms)];
    let is_delivered = |place| {
        let freight = freight(&[load(template, 1, 100)], &templates, place, &[]);
        freight.not_delivered.is_empty()
    };
    assert!(is_delivered(place_of("新疆乌鲁木齐")));
    assert!(!is_delivered(place_of("新疆喀什")) && !is_delivered(place_of("新疆")));
    assert!(!is_delivered(place_of("浙江舟山")) && is_delivered(place_of("浙江")));
}

#[test]
fn the_cities_that_all_of_it_goes_to_are_told_where_the_province_is_not_delivered() {
    let (one, two) = (TemplateId(new_id()), TemplateId(new_id()));
    let but = |cities: &[&str]| {
        let mut terms = terms(ChargeBy::Piece);
        terms.not_delivered = of(&["新疆", "浙江/舟山"]);
        terms.regional.push(RegionalRate {
            provinces: of(cities),
            rate: USUAL,
        });
        terms
    };
    let wider = but(&["新疆/伊犁", "新疆/乌鲁木齐", "浙江/杭州"]);
    assert_eq!(wider.delivered_cities(), ["新疆/乌鲁木齐", "新疆/伊犁"]);
    assert!(terms(ChargeBy::Piece).delivered_cities().is_empty());
    let templates = [(one, wider), (two, but(&["新疆/伊犁"]))];
    let loads = [load(one, 1, 100), load(two, 1, 100)];
    let told = |loads: &[Load], address| {
        let freight = freight(loads, &templates, place_of(address), &[]);
        freight.delivered_cities
    };
    assert_eq!(told(&loads[..1], "新疆喀什"), ["乌鲁木齐", "伊犁"]);
    assert_eq!(told(&loads, "新疆乌鲁木齐"), ["伊犁"]);
    assert!(told(&loads, "新疆伊犁").is_empty(), "it goes there");
    assert!(told(&loads, "浙江舟山").is_empty(), "its province has it");
}

#[test]
fn a_city_is_a_condition_of_free_shipping() {
    let template = TemplateId(new_id());
    let mut terms = terms(ChargeBy::Piece);
    terms.free[0].provinces = of(&["浙江/杭州"]);
    let templates = [(template, terms)];
    let is_free = |place| {
        let freight = freight(&[load(template, 1, 9_900)], &templates, place, &[]);
        freight.parts[0].is_free
    };
    assert!(is_free(place_of("浙江杭州")));
    assert!(!is_free(place_of("浙江宁波")) && !is_free(place_of("浙江")));
}

#[test]
fn services_are_paid_where_they_are_chosen_and_offered() {
    let chosen = [ServiceCode::Upstairs, ServiceCode::Installation];
    let freight = asked(3, 100, None, &chosen);
    assert_eq!(freight.services_fen, 9_000);
    assert_eq!(freight.unknown_services, [ServiceCode::Installation]);
    assert_eq!(asked(3, 100, None, &[]).services_fen, 0);
}

#[test]
fn an_installation_waits_for_the_goods_that_take_longest() {
    let (one, two) = (TemplateId(new_id()), TemplateId(new_id()));
    let with = |lead_days, needs_day| {
        let mut terms = terms(ChargeBy::Piece);
        terms.services = vec![Service {
            code: ServiceCode::Installation,
            name: "预约安装".to_owned(),
            fee_fen: 100,
            per_piece: false,
            lead_days,
            needs_day,
        }];
        terms
    };
    let templates = [(one, with(0, true)), (two, with(3, false))];
    let chosen = [ServiceCode::Installation];
    let both = [load(one, 1, 1), load(two, 1, 1)];
    let freight = freight(&both, &templates, None, &chosen);
    let installation = freight.installation().unwrap();
    assert!(installation.needs_day);
    // A minute before midnight in China: tomorrow is the second of January.
    let now = "2026-01-02".parse::<Date>().unwrap().start() - 60_000;
    let days = installation.days(now);
    assert_eq!(days.start().to_string(), "2026-01-05");
    assert_eq!(days.end().to_string(), "2026-04-05");
}

#[test]
fn goods_without_a_template_are_sent_for_nothing() {
    let mut free = load(TemplateId(new_id()), 5, 100);
    free.template = None;
    let other = TemplateId(new_id());
    let none = freight(
        &[free],
        &[(other, terms(ChargeBy::Piece))],
        place_of("台湾"),
        &[],
    );
    assert_eq!(none, Freight::default());
}

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
