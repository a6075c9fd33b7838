//! Where it is delivered, and what is free there.

use super::{USUAL, asked, load, of, terms};
use crate::{
    catalogue::delivery::{
        freight::{Load, freight},
        provinces::place_of,
        terms::{ChargeBy, RegionalRate},
    },
    vocabulary::{TemplateId, new_id},
};

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
