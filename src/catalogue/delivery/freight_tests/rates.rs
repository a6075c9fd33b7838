//! What the first costs and each further.

use super::{asked, load, terms};
use crate::{
    catalogue::delivery::{
        freight::{Freight, Load, MOST_FEN, freight},
        provinces::place_of,
        terms::ChargeBy,
    },
    vocabulary::{TemplateId, new_id},
};

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
