use proptest::prelude::*;

use super::{
    NO_MATCHING_SKU, OnlySkus, Op, Ops, PriceHow, QuantityHow, Round, Spread, TagsHow, TextHow,
    Warning, edits_of, only::holds, warnings_of,
};
use crate::{
    catalogue::{
        Props,
        goods::{Edit, Goods, GoodsSku, Shelf},
    },
    vocabulary::{SkuId, new_id},
};

fn sku(code: &str, price_fen: i64, (stock, reserved): (i64, i64)) -> GoodsSku {
    GoodsSku {
        id: SkuId(new_id()),
        code: code.to_owned(),
        barcode: String::new(),
        props: Props(vec![("颜色".to_owned(), code.to_owned())]),
        price_fen,
        stock,
        reserved,
        weight_g: 900,
        volume_cm3: 0,
    }
}

fn goods(skus: Vec<GoodsSku>) -> Goods {
    Goods {
        title: "白瓷壶 白瓷".to_owned(),
        tags: vec!["新品".to_owned()],
        skus,
        ..Goods::named("T9")
    }
}

fn two() -> Goods {
    goods(vec![sku("A", 12_900, (5, 2)), sku("B", 9_950, (3, 0))])
}

fn one_edit(goods: &Goods, op: Op) -> Result<Edit, &'static str> {
    let mut edits = edits_of(goods, &[op]).map_err(|fault| fault.code)?;
    assert_eq!(edits.len(), 1);
    Ok(edits.remove(0))
}

fn title(goods: &Goods, how: TextHow) -> Result<String, &'static str> {
    match one_edit(goods, Op::Title { how })? {
        Edit::Title(title) => Ok(title),
        other => panic!("{other:?}"),
    }
}

fn prices(goods: &Goods, how: PriceHow, round: Round) -> Result<Vec<i64>, &'static str> {
    let op = Op::Price {
        how,
        round,
        only: Vec::new(),
    };
    match one_edit(goods, op)? {
        Edit::Skus(forms) => {
            assert!(forms.iter().all(|form| form.stock.is_none()));
            Ok(forms.into_iter().map(|form| form.price_fen).collect())
        }
        other => panic!("{other:?}"),
    }
}

fn stock(goods: &Goods, how: QuantityHow) -> Result<Vec<i64>, &'static str> {
    let only = Vec::new();
    match one_edit(goods, Op::Quantity { how, only })? {
        Edit::Skus(forms) => {
            let pairs = forms.into_iter().zip(&goods.skus);
            Ok(pairs
                .map(|(form, was)| form.stock.unwrap_or(was.stock))
                .collect())
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn texts_are_set_put_around_and_replaced() {
    let goods = two();
    let text = |text: &str| text.to_owned();
    for (how, wanted) in [
        (TextHow::Set { text: text("壶") }, "壶"),
        (TextHow::Prefix { text: text("新 ") }, "新 白瓷壶 白瓷"),
        (TextHow::Suffix { text: text("！") }, "白瓷壶 白瓷！"),
        (
            TextHow::Replace {
                find: text("白瓷"),
                with: text("青瓷"),
            },
            "青瓷壶 青瓷",
        ),
        (
            TextHow::Pattern {
                find: text("(白)(瓷)$"),
                with: text("$2${1}色"),
            },
            "白瓷壶 瓷白色",
        ),
    ] {
        assert_eq!(title(&goods, how).as_deref(), Ok(wanted));
    }
}

#[test]
fn patterns_and_replacements_are_bounded() {
    let goods = two();
    let pattern = |find: &str, with: String| {
        let find = find.to_owned();
        title(&goods, TextHow::Pattern { find, with })
    };
    assert_eq!(pattern("", String::new()), Err("bad_find"));
    assert_eq!(pattern("(", String::new()), Err("bad_pattern"));
    let nested = "((a{100}){100}){100}";
    assert_eq!(pattern(nested, String::new()), Err("bad_pattern"));
    assert_eq!(pattern("a", "长".repeat(2_000)), Err("text_too_long"));
    let long = Goods {
        description: "a".repeat(200 << 10),
        ..two()
    };
    for how in [
        TextHow::Replace {
            find: "a".to_owned(),
            with: "bb".to_owned(),
        },
        TextHow::Pattern {
            find: "a{64}".to_owned(),
            with: "b".repeat(100),
        },
        TextHow::Pattern {
            find: "(?s)(.*)".to_owned(),
            with: "$1".repeat(2_000),
        },
    ] {
        let refused = one_edit(&long, Op::Description { how });
        assert_eq!(refused, Err("text_too_long"));
    }
    // Each of very many places in a long text may be looked for to its end.
    let how = TextHow::Pattern {
        find: "a".to_owned(),
        with: "b".to_owned(),
    };
    let refused = one_edit(&long, Op::Description { how });
    assert_eq!(refused, Err("bad_pattern"));
    let long = "长".repeat(1_400);
    let refused = title(&goods, TextHow::Prefix { text: long });
    assert_eq!(refused, Err("text_too_long"), "for a title");
    assert_eq!(
        edits_of(&goods, &[]).map_err(|fault| fault.code),
        Err("bad_ops")
    );
}

#[test]
fn operations_follow_one_another_and_give_one_edit_a_field() {
    let prefix = |text: &str| Op::Title {
        how: TextHow::Prefix {
            text: text.to_owned(),
        },
    };
    let half = Op::Price {
        how: PriceHow::Multiply { per_mille: 500 },
        round: Round::None,
        only: Vec::new(),
    };
    let more = Op::Quantity {
        how: QuantityHow::AddEach { n: 1 },
        only: Vec::new(),
    };
    let edits = edits_of(
        &two(),
        &[prefix("b"), half.clone(), prefix("a"), half, more],
    )
    .unwrap();
    let [Edit::Title(title), Edit::Skus(forms)] = edits.as_slice() else {
        panic!("{edits:?}");
    };
    assert_eq!(title, "ab白瓷壶 白瓷");
    assert_eq!((forms[0].price_fen, forms[0].stock), (3_225, Some(6)));
    assert_eq!(forms[0].stock_was, Some(5));
}

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
}

fn coloured(value: &str) -> OnlySkus {
    OnlySkus::Prop {
        name: "颜色".to_owned(),
        value: value.to_owned(),
    }
}

fn coded(has: &str) -> OnlySkus {
    let has = has.to_owned();
    OnlySkus::Code { has }
}

fn dearer_by(fen: i64, only: Vec<OnlySkus>) -> Op {
    Op::Price {
        how: PriceHow::Add { fen },
        round: Round::None,
        only,
    }
}

#[test]
fn only_the_skus_that_are_meant_are_changed() {
    let goods = two();
    let made = |ops: &[Op]| match edits_of(&goods, ops).map_err(|fault| fault.code)?.pop() {
        Some(Edit::Skus(forms)) => {
            let rows = forms.into_iter().zip(&goods.skus);
            let rows = rows.map(|(form, was)| (form.price_fen, form.stock.unwrap_or(was.stock)));
            Ok::<_, &str>(rows.collect::<Vec<_>>())
        }
        other => panic!("{other:?}"),
    };
    let second = || vec![coded("B")];
    let counted = |how, only| Op::Quantity { how, only };
    let seven = QuantityHow::SpreadTotal {
        n: 7,
        rule: Spread::Even,
    };
    let ops = [
        dearer_by(100, vec![coloured("A")]),
        counted(seven, second()),
    ];
    assert_eq!(made(&ops), Ok(vec![(13_000, 5), (9_950, 7)]));
    // Orders wait for two of the first, and only for those.
    let one = QuantityHow::SetEach { n: 1 };
    let of_second = [counted(one, second())];
    assert_eq!(made(&of_second), Ok(vec![(12_900, 5), (9_950, 1)]));
    let of_first = [counted(one, vec![coloured("A")])];
    let refused = edits_of(&goods, &of_first).unwrap_err();
    assert_eq!(refused.field, "skus.0.stock");
    assert_eq!(refused.amount, Some(2));
    let less = dearer_by(-9_951, second());
    let refused = edits_of(&goods, &[less]).unwrap_err();
    assert_eq!(refused.field, "skus.1.price_fen");
}

#[test]
fn what_none_of_its_skus_is_meant_by_leaves_a_product_alone() {
    let goods = two();
    let missed = [
        dearer_by(100, vec![coloured("C")]),
        dearer_by(1, vec![coloured("a")]),
    ];
    let fault = edits_of(&goods, &missed).unwrap_err();
    assert_eq!(fault.code, NO_MATCHING_SKU);
    let [missed, _] = missed;
    let state = Op::State {
        state: Shelf::Listed,
    };
    // What is not for some of its SKUs goes on.
    let edits = edits_of(&goods, &[missed, state]).unwrap();
    assert_eq!(edits, [Edit::State(Shelf::Listed)]);
}

#[test]
fn a_sku_is_meant_where_it_meets_all_conditions() {
    let sized = |code: &str, colour: &str, size: &str| {
        let mut sku = sku(code, 100, (5, 0));
        let props = [("颜色", colour), ("尺寸", size)];
        let props = props.map(|(name, value)| (name.to_owned(), value.to_owned()));
        sku.props = Props(props.to_vec());
        sku
    };
    let goods = goods(vec![
        sized("R-1", "红", "大"),
        sized("R-2", "红", "小"),
        sized("B-1", "黑", "大"),
    ]);
    let large = || OnlySkus::Prop {
        name: "尺寸".to_owned(),
        value: "大".to_owned(),
    };
    let meant = |only: Vec<OnlySkus>| match edits_of(&goods, &[dearer_by(1, only)]) {
        Ok(edits) => {
            let Some(Edit::Skus(forms)) = edits.first() else {
                panic!("{edits:?}");
            };
            let dearer = forms.iter().filter(|form| form.price_fen == 101);
            dearer.map(|form| form.code.clone()).collect::<Vec<_>>()
        }
        Err(fault) => vec![fault.code.to_owned()],
    };
    assert_eq!(meant(vec![large()]), ["R-1", "B-1"]);
    assert_eq!(meant(vec![large(), coloured("红")]), ["R-1"]);
    let three = vec![coloured("红"), coded("-2"), coded("R")];
    assert_eq!(meant(three), ["R-2"]);
    let none = vec![large(), coloured("红"), coded("B")];
    assert_eq!(meant(none), [NO_MATCHING_SKU]);
}

#[test]
fn a_condition_that_no_sku_could_meet_is_refused() {
    let goods = two();
    for only in [
        vec![coloured("")],
        vec![coloured("白 ")],
        vec![coloured(&"长".repeat(61))],
        vec![coded(""), coloured("白")],
        vec![coloured("白"), coloured("黑")],
        vec![coded("A"); 6],
    ] {
        let ops = [dearer_by(1, Vec::new()), dearer_by(1, only)];
        let fault = edits_of(&goods, &ops).unwrap_err();
        assert_eq!(fault.code, "bad_only");
        assert_eq!(fault.field, "ops.1.only");
    }
}

#[test]
fn blocks_of_a_description_are_found_whatever_ends_their_lines() {
    let block = "<p>一</p>\n".repeat(400);
    let goods = Goods {
        description: format!("前{}后", block.replace('\n', "\r\n")),
        ..two()
    };
    let made = |find: &str, with: &str| {
        let (find, with) = (find.to_owned(), with.to_owned());
        let how = TextHow::Replace { find, with };
        one_edit(&goods, Op::Description { how })
    };
    let with = "甲\n乙";
    let wanted = Edit::Description("前甲\r\n乙后".to_owned());
    assert_eq!(made(&block, with), Ok(wanted));
    let long = "长".repeat(20_000);
    let wanted = Edit::Description(format!("{long}{}后", block.replace('\n', "\r\n")));
    assert_eq!(made("前", &long), Ok(wanted));
    assert_eq!(made("前", &format!("{long}长")), Err("text_too_long"));
    assert_eq!(made(&"长".repeat(4_001), ""), Err("bad_find"));
    let how = TextHow::Replace {
        find: "长".repeat(201),
        with: String::new(),
    };
    assert_eq!(title(&goods, how), Err("bad_find"), "a title is short");
}

#[test]
fn tags_and_attributes_are_added_and_taken_away() {
    let goods = two();
    let tags = |how| match one_edit(&goods, Op::Tags { how }) {
        Ok(Edit::Tags(tags)) => tags,
        other => panic!("{other:?}"),
    };
    let list = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    let both = list(&["新品", "热卖"]);
    assert_eq!(tags(TagsHow::Add { tags: both.clone() }), both);
    assert!(tags(TagsHow::Remove { tags: both.clone() }).is_empty());
    assert_eq!(tags(TagsHow::Set { tags: both.clone() }), both);
    let answer = |value: Option<&str>| Op::Attribute {
        name: "材质".to_owned(),
        value: value.map(str::to_owned),
    };
    let edits = edits_of(&goods, &[answer(Some("白瓷")), answer(Some("青瓷"))]).unwrap();
    let [Edit::Attributes(attributes)] = edits.as_slice() else {
        panic!("{edits:?}");
    };
    assert_eq!(
        (attributes.len(), attributes[0].value.as_str()),
        (1, "青瓷")
    );
    let edits = edits_of(&goods, &[answer(Some("白瓷")), answer(None)]).unwrap();
    assert_eq!(edits, [Edit::Attributes(Vec::new())]);
}

#[test]
fn descriptions_are_read_only_where_they_are_touched() {
    let how = || TextHow::Suffix {
        text: "x".to_owned(),
    };
    let touch = |op: Op| Ops::of(&[op]).unwrap().touch_descriptions();
    assert!(touch(Op::Description { how: how() }));
    assert!(!touch(Op::Title { how: how() }));
}

#[test]
fn slips_are_warned_of_where_they_are_new() {
    let before = two();
    let with = |change: fn(&mut Goods)| {
        let mut after = before.clone();
        change(&mut after);
        warnings_of(&before, &after, 5_000)
    };
    assert!(with(|_| {}).is_empty());
    let cheap = [Warning::PriceFloor, Warning::PriceFellMuch];
    assert_eq!(with(|after| after.skus[0].price_fen = 4_999), cheap);
    assert!(with(|after| after.skus[0].price_fen = 6_450).is_empty());
    let emptied = with(|after| {
        (after.skus[0].stock, after.skus[1].stock) = (2, 0);
    });
    assert_eq!(emptied, [Warning::ZeroStock]);
    let one_of_two = with(|after| after.skus[0].stock = 2);
    assert_eq!(one_of_two, [Warning::ZeroStock], "orders wait for the rest");
    let mut half_empty = two();
    half_empty.skus[1].stock = 0;
    let mut fuller = half_empty.clone();
    fuller.skus[0].stock = 9;
    let told = warnings_of(&half_empty, &fuller, 5_000);
    assert!(told.is_empty(), "there was none of it before");
    assert!(with(|after| after.title = "壶".repeat(30)).is_empty());
    let long = with(|after| after.title = "壶".repeat(30) + "a");
    assert_eq!(long, [Warning::TitleLong]);
    let empty = goods(vec![sku("A", 100, (0, 0))]);
    let listed = Goods {
        state: Shelf::Listed,
        ..empty.clone()
    };
    assert_eq!(warnings_of(&empty, &listed, 5_000), [Warning::ZeroStock]);
    assert_eq!(Warning::PriceFloor.code(), "price_floor");
    let mut coded = two();
    coded.skus[0].barcode = "690".to_owned();
    let mut double = coded.clone();
    double.skus[1].barcode = "690".to_owned();
    let told = warnings_of(&coded, &double, 0);
    assert_eq!(told, [Warning::DuplicateBarcode]);
    assert!(warnings_of(&double, &double, 0).is_empty());
    assert!(
        warnings_of(&double, &two(), 0).is_empty(),
        "none is no barcode"
    );
}

#[test]
fn operations_are_read_as_they_are_written() {
    let text = r#"[{"op":"price","how":{"how":"multiply","per_mille":900},"round":"ends_in9"},
        {"op":"quantity","how":{"how":"spread_total","n":9,"rule":"by_share"}},
        {"op":"template","id":null},{"op":"state","state":"listed"},
        {"op":"barcode","how":{"how":"set","text":""},"only":{"by":"prop","name":"颜色","value":"白"}},
        {"op":"barcode","how":{"how":"set","text":""},"only":[{"by":"code","has":"A"},{"by":"code","has":"B"}]},
        {"op":"low_stock","pieces":null}]"#;
    let ops: Vec<Op> = serde_json::from_str(text).unwrap();
    let again: Vec<Op> = serde_json::from_str(&serde_json::to_string(&ops).unwrap()).unwrap();
    assert_eq!((ops.len(), &ops), (7, &again));
    assert_eq!(ops[4].only(), [coloured("白")], "as it was written before");
    assert_eq!(ops[5].only(), [coded("A"), coded("B")]);
    let plain = serde_json::to_string(&ops[0]).unwrap();
    assert!(!plain.contains("only"), "as batches of before have it");
    let op = r#""op":"price","how":{"how":"add","fen":1},"round":"none""#;
    for odd in [r#""also":1"#, r#""only":[]"#, r#""only":[{"by":"size"}]"#] {
        let odd = format!("{{{op},{odd}}}");
        assert!(serde_json::from_str::<Op>(&odd).is_err(), "{odd}");
    }
}

fn any_skus() -> impl Strategy<Value = Vec<GoodsSku>> {
    let one = (0_i64..10_000_000, 0_i64..1_000, 0_i64..1_000);
    proptest::collection::vec(one, 1..12).prop_map(|all| {
        let each = all.into_iter().enumerate();
        each.map(|(no, (price, left, reserved))| {
            sku(&format!("S{no}"), price, (left + reserved, reserved))
        })
        .collect()
    })
}

fn any_rule() -> impl Strategy<Value = Spread> {
    prop_oneof![
        Just(Spread::Even),
        Just(Spread::ByShare),
        Just(Spread::First)
    ]
}

fn any_round() -> impl Strategy<Value = Round> {
    prop_oneof![
        Just(Round::None),
        Just(Round::Fen10),
        Just(Round::Yuan),
        Just(Round::Yuan10),
        Just(Round::EndsIn9),
    ]
}

/// Of some of which there is no SKU.
fn any_only() -> impl Strategy<Value = Vec<OnlySkus>> {
    let prop = (0..12).prop_map(|no| vec![coloured(&format!("S{no}"))]);
    let code = || "[S0-9]{1,2}".prop_map(|has| OnlySkus::Code { has });
    let codes = proptest::collection::vec(code(), 1..4);
    let both = (0..12, code()).prop_map(|(no, code)| vec![coloured(&format!("S{no}")), code]);
    prop_oneof![prop, codes, both]
}

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
