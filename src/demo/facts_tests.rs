//! What a shop says about a product agrees with itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{content::ShopContent, seed::SHOPS};
use crate::catalogue::{Availability, ProductSheet};

fn shops() -> Vec<ShopContent> {
    SHOPS
        .iter()
        .map(|(slug, ..)| ShopContent::of(slug).unwrap())
        .collect()
}

fn each(check: impl Fn(&ShopContent, &ProductSheet)) {
    for shop in shops() {
        shop.products.iter().for_each(|sheet| check(&shop, sheet));
    }
}

fn facts(sheet: &ProductSheet) -> BTreeMap<&str, &str> {
    sheet
        .facts
        .iter()
        .map(|fact| (fact.key.as_str(), fact.value.as_str()))
        .collect()
}

/// Every number in a text.
fn numbers(text: &str) -> Vec<f64> {
    let is_number = |character: char| character.is_ascii_digit() || character == '.';
    let parts = text.split(|character| !is_number(character));
    parts
        .filter_map(|part| part.trim_matches('.').parse().ok())
        .collect()
}

fn is_about(one: f64, other: i64) -> bool {
    (one - other as f64).abs() < 0.5
}

#[test]
fn size_weight_and_load_are_those_of_the_first_sku() {
    each(|_, sheet| {
        let (code, facts, measure) = (&sheet.code, facts(sheet), sheet.measure);
        let size = numbers(facts["size"]);
        for side in [measure.width_mm, measure.depth_mm] {
            assert!(
                size.iter().any(|cm| is_about(cm * 10.0, side)),
                "{code}: {side} mm"
            );
        }
        let said = *numbers(facts["weight"]).last().unwrap();
        let is_kg = facts["weight"].contains("kg");
        let grams = if is_kg { said * 1000.0 } else { said };
        assert!(
            is_about(grams, measure.weight_g),
            "{code}: {}",
            facts["weight"]
        );
        assert_eq!(sheet.skus[0].weight_g, measure.weight_g, "{code}");
        assert_eq!(
            facts.contains_key("load"),
            measure.load_g.is_some(),
            "{code}"
        );
        if let Some(load_g) = measure.load_g {
            let kg = *numbers(facts["load"]).last().unwrap();
            assert!(is_about(kg * 1000.0, load_g), "{code}: {}", facts["load"]);
        }
    });
}

#[test]
fn a_length_in_the_title_is_one_of_the_facts() {
    each(|_, sheet| {
        let facts = facts(sheet);
        let props = sheet
            .skus
            .iter()
            .flat_map(|sku| &sku.props.0)
            .map(|(_, value)| value.as_str());
        let known: Vec<f64> = facts
            .values()
            .copied()
            .chain(props)
            .flat_map(numbers)
            .collect();
        let metres = sheet.title.split('m').filter_map(|before| {
            let digits = before.len()
                - before
                    .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
                    .len();
            before[before.len() - digits..].parse::<f64>().ok()
        });
        for length in metres {
            let is_known = |number: &f64| {
                [1.0, 100.0, 10.0]
                    .iter()
                    .any(|unit| (number - length * unit).abs() < 0.01)
            };
            assert!(
                known.iter().any(is_known),
                "{}: {length} in {}",
                sheet.code,
                sheet.title
            );
        }
    });
}

#[test]
fn skus_are_every_combination_once_and_priced() {
    each(|_, sheet| {
        let code = &sheet.code;
        let names: Vec<_> = sheet.skus[0].props.0.iter().map(|(name, _)| name).collect();
        let mut values = vec![BTreeSet::new(); names.len()];
        let mut combinations = BTreeSet::new();
        for sku in &sheet.skus {
            assert!(sku.code.starts_with(&format!("{code}-")), "{}", sku.code);
            assert!(
                sku.price_fen > 0 && sku.stock >= 0 && sku.weight_g > 0,
                "{}",
                sku.code
            );
            assert_eq!(
                sku.props.0.iter().map(|(name, _)| name).collect::<Vec<_>>(),
                names
            );
            assert!(combinations.insert(sku.props.to_string()), "{}", sku.code);
            for (place, (_, value)) in sku.props.0.iter().enumerate() {
                values[place].insert(value);
            }
        }
        let expected: usize = values.iter().map(BTreeSet::len).product();
        assert_eq!(combinations.len(), expected, "{code}");
    });
}

#[test]
fn twins_differ_in_exactly_the_fact_they_name() {
    let mut twins = 0;
    for shop in shops() {
        for sheet in shop.products.iter().filter(|sheet| sheet.twin_of.is_some()) {
            let of = shop
                .products
                .iter()
                .find(|of| Some(&of.code) == sheet.twin_of.as_ref())
                .unwrap();
            let (own, other) = (facts(sheet), facts(of));
            let keys: BTreeSet<_> = own.keys().chain(other.keys()).copied().collect();
            let differing: Vec<_> = keys
                .into_iter()
                .filter(|key| own.get(key) != other.get(key))
                .collect();
            assert_eq!(
                differing,
                [sheet.differs_in.as_deref().unwrap()],
                "{}",
                sheet.code
            );
            twins += 1;
        }
    }
    assert!(twins >= 10);
}

#[test]
fn what_is_named_is_there() {
    let mut kinds = BTreeSet::new();
    each(|shop, sheet| {
        let slug = &shop.sheet.slug;
        assert!(
            shop.sheet.categories.contains(&sheet.category),
            "{}",
            sheet.code
        );
        for code in &sheet.goes_with {
            let is_there = shop.products.iter().any(|other| other.code == *code);
            assert!(
                is_there && *code != sheet.code,
                "{} goes with {code}",
                sheet.code
            );
        }
        for name in &sheet.pictures {
            let path = format!(
                "{}/demo/{slug}/pictures/{name}.svg",
                env!("CARGO_MANIFEST_DIR")
            );
            assert!(Path::new(&path).is_file(), "{path}");
        }
    });
    for sheet in shops().iter().flat_map(|shop| &shop.products) {
        assert_eq!(
            sheet.presale_ships_on.is_some(),
            sheet.availability == Availability::Presale
        );
        assert_eq!(
            sheet.custom_days.is_some(),
            sheet.availability == Availability::Custom
        );
        let stock: i64 = sheet.skus.iter().map(|sku| sku.stock).sum();
        kinds.insert(Availability::shown(sheet.availability.code(), stock).code());
    }
    assert_eq!(
        kinds.into_iter().collect::<Vec<_>>(),
        ["custom", "presale", "sold_out", "stock"]
    );
}
