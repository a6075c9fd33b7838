use std::collections::{BTreeMap, HashSet};

use yingke_taobao_csv::{Input, Named, Pair, Product, Sku};

use super::{Came, came, has_others, held, merged, put, put::say, recalled, say_all};
use crate::{
    catalogue::{
        Attribute,
        categories::{AttributeKind, AttributeRule},
    },
    goods_files::taobao::TaobaoNames,
};

const COLOUR: i64 = 1_627_207;
const MATERIAL: i64 = 20_021;
const BRAND: i64 = 20_000;
const STYLE: i64 = 30_000;

const fn pair(pid: i64, vid: i64) -> Pair {
    Pair { pid, vid }
}

fn table() -> Product {
    let red = pair(COLOUR, 1);
    Product {
        skus: vec![Sku {
            properties: vec![red],
            ..Sku::default()
        }],
        properties: vec![
            pair(MATERIAL, 7),
            red,
            pair(STYLE, 1),
            pair(STYLE, 2),
            pair(9, 9),
        ],
        inputs: vec![Input {
            pid: BRAND,
            value: "松下;型号;ES-ST25".to_owned(),
        }],
        custom: vec![Named {
            pair: pair(STYLE, 2),
            name: "极简".to_owned(),
        }],
        ..Product::default()
    }
}

fn names() -> TaobaoNames {
    let props = [(MATERIAL, "材质"), (BRAND, "品牌"), (STYLE, "风格")];
    let values = [
        (pair(MATERIAL, 7), "橡木"),
        (pair(MATERIAL, 8), "胡桃木"),
        (pair(STYLE, 1), "北欧"),
    ];
    TaobaoNames {
        props: props.map(|(pid, name)| (pid, name.to_owned())).into(),
        values: values.map(|(pair, name)| (pair, name.to_owned())).into(),
        ..TaobaoNames::default()
    }
}

/// A category that wants it to be of bamboo.
fn asks(name: &str) -> [AttributeRule; 1] {
    [AttributeRule {
        name: name.to_owned(),
        kind: AttributeKind::Choice,
        unit: String::new(),
        choices: vec!["竹".to_owned()],
        is_required: false,
    }]
}

fn shown(came: &[Came]) -> Vec<Attribute> {
    came.iter().map(Came::shown).collect()
}

fn told(shown: &[Attribute]) -> Vec<(&str, &str)> {
    let shown = shown.iter();
    shown.map(|one| (&*one.name, &*one.value)).collect()
}

const ALL: [(&str, &str); 3] = [
    ("材质", "橡木"),
    ("风格", "北欧、极简"),
    ("品牌", "松下;型号;ES-ST25"),
];

#[test]
fn what_has_names_is_shown_and_the_rest_waits() {
    let came_all = came(&table(), &names());
    assert_eq!(told(&shown(&came_all)), ALL);
    let few = TaobaoNames {
        values: BTreeMap::new(),
        ..names()
    };
    let came_few = came(&table(), &few);
    assert_eq!(told(&shown(&came_few)), ALL[2..]);
    assert!(came(&table(), &TaobaoNames::default()).is_empty());
}

#[test]
fn a_change_changes_its_own_pair() {
    let came = came(&table(), &names());
    let change = |name: &str, value: Option<&str>| {
        let (mut product, mut shown) = (table(), shown(&came));
        shown.retain(|one| one.name != name);
        shown.extend(value.map(|value| Attribute {
            name: name.to_owned(),
            value: value.to_owned(),
        }));
        let is_whole = put(&mut product, &came, (&shown, &names()));
        (product, is_whole)
    };
    let mut expected = table();
    expected.properties[0].vid = 8;
    assert_eq!(change("材质", Some("胡桃木")), (expected, true));
    let mut expected = table();
    expected.properties.remove(3);
    assert_eq!(change("风格", Some("北欧")), (expected, true));
    let mut expected = table();
    expected.inputs[0].value = "a,b".to_owned();
    assert_eq!(change("品牌", Some("a,b")), (expected, true));
    let mut expected = table();
    expected.properties.remove(0);
    assert_eq!(change("材质", None), (expected, true));
    assert_eq!(change("材质", Some("竹")), (table(), false));
    assert_eq!(change("材质", Some("橡木")), (table(), true));
}

#[test]
fn what_was_typed_among_others_takes_no_comma() {
    let mut product = table();
    product.inputs.push(Input {
        pid: 5,
        value: "x".to_owned(),
    });
    let before = product.clone();
    assert!(!say(&mut product, BRAND, "a,b", &names()));
    assert_eq!(product, before);
}

fn attributes(told: &[(&str, &str)]) -> Vec<Attribute> {
    let told = told.iter();
    told.map(|(name, value)| Attribute {
        name: (*name).to_owned(),
        value: (*value).to_owned(),
    })
    .collect()
}

#[test]
fn what_was_put_down_here_is_said_by_numbers_or_in_words() {
    let of_skus = HashSet::from([COLOUR]);
    let by = (&of_skus, &names());
    let mut product = Product::default();
    let all = attributes(&[
        ("品牌", "松下"),
        ("材质", "橡木、胡桃木"),
        ("风格", "北欧、极简"),
        ("颜色分类", "红"),
        ("保修", "一年"),
    ]);
    say_all(&mut product, &all, by);
    let oak = [pair(MATERIAL, 7), pair(MATERIAL, 8)];
    assert_eq!(product.properties, oak);
    let typed = |pid, value: &str| Input {
        pid,
        value: value.to_owned(),
    };
    let words = [typed(BRAND, "松下"), typed(STYLE, "北欧、极简")];
    assert_eq!(product.inputs, words, "one of the styles has no number");
    let back = held(&all, by);
    let expected = [
        ("材质", "橡木、胡桃木"),
        ("品牌", "松下"),
        ("风格", "北欧、极简"),
    ];
    assert_eq!(told(&back), expected);
}

#[test]
fn one_cell_takes_the_typed_values_that_it_can_tell_apart() {
    let nothing = HashSet::new();
    let back = |all: &[(&str, &str)]| held(&attributes(all), (&nothing, &names()));
    let with_comma = [("品牌", "a,b")];
    assert_eq!(told(&back(&with_comma)), with_comma);
    let two = [with_comma[0], ("风格", "极简")];
    assert_eq!(told(&back(&two)), two[1..]);
    let signed = [("品牌", "=1"), ("风格", "极简")];
    assert_eq!(told(&back(&signed)), [signed[1], signed[0]]);
    assert!(back(&signed[..1]).is_empty(), "it would be a formula");
}

#[test]
fn new_names_are_shown_and_what_somebody_said_stays() {
    let before = came(&table(), &names());
    let mut all = names();
    all.props.insert(MATERIAL, "主材".to_owned());
    all.values.insert(pair(MATERIAL, 7), "白橡木".to_owned());
    all.props.insert(9, "产地".to_owned());
    all.values.insert(pair(9, 9), "浙江".to_owned());
    let now = came(&table(), &all);
    let mut shown_now = shown(&before);
    let kept = recalled(&before, now.clone(), &mut shown_now, &[]);
    assert_eq!(kept.len(), 4);
    assert!(kept.iter().all(|one| one.is_among(&shown_now)));
    assert!(shown_now[0].name == "主材" && shown_now[0].value == "白橡木");

    let mut edited = shown(&before);
    edited[0].value = "竹".to_owned();
    edited[1].name = "产地".to_owned();
    let kept = recalled(&before, now, &mut edited, &[]);
    assert_eq!(told(&edited)[..2], [("主材", "竹"), ("产地", "北欧、极简")]);
    assert!(
        kept.iter().all(|one| one.pid != 9),
        "somebody called theirs so"
    );

    let mut none = shown(&before);
    assert!(recalled(&before, Vec::new(), &mut none, &[]).is_empty() && none.is_empty());
}

#[test]
fn what_the_category_does_not_take_keeps_nothing_else_back() {
    let now = came(&table(), &names());
    let mut shown_now = Vec::new();
    let kept = recalled(&[], now.clone(), &mut shown_now, &asks("材质"));
    assert_eq!(told(&shown_now), ALL[1..]);
    assert_eq!(kept, now[1..]);
    let mut before = shown(&now);
    let kept = recalled(&now, now.clone(), &mut before, &asks("材质"));
    assert_eq!((told(&before), &kept), (ALL.to_vec(), &now));
    let mut all = names();
    all.props.insert(BRAND, "牌子".to_owned());
    let later = came(&table(), &all);
    recalled(&now, later, &mut before, &asks("材质"));
    assert_eq!(told(&before), [ALL[1], ("牌子", ALL[2].1)]);

    // What somebody said is theirs, and their edit of the row.
    let mut edited = shown(&now);
    edited[0].value = "竹".to_owned();
    let later = came(&table(), &all);
    let kept = recalled(&now, later, &mut edited, &asks("材质"));
    assert_eq!((edited[0].value.as_str(), &kept[0]), ("竹", &now[0]));
    edited[0].value = "胡桃木".to_owned();
    let mut all = names();
    all.props.insert(MATERIAL, "主材".to_owned());
    let later = came(&table(), &all);
    let kept = recalled(&kept, later, &mut edited, &asks("主材"));
    assert_eq!((edited[0].name.as_str(), &kept[0]), ("材质", &now[0]));
}

#[test]
fn what_came_goes_before_what_is_called_so() {
    let came = came(&table(), &names());
    let own = [("材质", "竹"), ("保修", "一年")];
    let own = own.map(|(name, value)| Attribute {
        name: name.to_owned(),
        value: value.to_owned(),
    });
    let merged = merged(&own, &[], &came, &[]);
    let expected = [ALL[0], ("保修", "一年"), ALL[1], ALL[2]];
    assert_eq!(told(&merged), expected);
    assert!(has_others(&merged, &came) && !has_others(&shown(&came), &came));
}

#[test]
fn what_a_row_has_no_more_is_gone_unless_somebody_changed_it() {
    let before = came(&table(), &names());
    let now = &before[1..2];
    let merged_now = merged(&shown(&before), &before, now, &[]);
    assert_eq!(told(&merged_now), ALL[1..2]);
    let mut edited = shown(&before);
    edited[0].value = "竹".to_owned();
    let merged_now = merged(&edited, &before, now, &[]);
    assert_eq!(told(&merged_now), [("材质", "竹"), ALL[1]]);
    let bamboo = asks("材质");
    let same = merged(&shown(&before), &before, &before, &bamboo);
    assert_eq!(told(&same), ALL, "it was there before the category asked");
    // Also beside what was never shown.
    let same = merged(&shown(&before[..1]), &before[..1], &before, &bamboo);
    assert_eq!(told(&same), ALL);
    let mut required = asks("材质");
    required[0].is_required = true;
    let stays = merged(&shown(&before), &before, now, &required);
    assert_eq!(told(&stays), ALL[..2], "it must have one");
}
