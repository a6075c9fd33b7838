use super::{coded, coloured, dearer_by, goods, sku, two};
use crate::catalogue::{
    Props,
    goods::{Edit, Shelf},
    ops::{NO_MATCHING_SKU, OnlySkus, Op, QuantityHow, Spread, edits_of},
};

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
