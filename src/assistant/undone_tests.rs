use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use serde_json::json;

use super::{KeptChange, KeptFault, kept, undone::Undone};
use crate::{
    catalogue::{
        Props, Question,
        goods::{Change, Edit, Given, Goods, Shelf, SkuForm, edited},
        ops::{FaqHow, OnlySkus, Op, PriceHow, QuantityHow, Round, TextHow, edits_of},
    },
    vocabulary::{SkuId, new_id},
};

fn given() -> Given {
    let names = ["茶器", "餐桌"];
    Given {
        at: 1_000,
        fresh: || SkuId(new_id()),
        categories: names.map(|name| (name.to_owned(), Vec::new())).into(),
        category_ids: HashMap::new(),
        templates: HashMap::new(),
        codes: HashSet::new(),
        product_ids: HashMap::new(),
        product_codes: HashMap::new(),
        pictures: HashMap::new(),
        cleaned: String::new(),
    }
}

fn made(before: &Goods, edits: &[Edit]) -> (Goods, Vec<Change>) {
    edited(before, edits, &given()).unwrap()
}

fn new_form(code: &str, colour: &str, (price_fen, stock): (i64, i64)) -> SkuForm {
    SkuForm {
        id: None,
        code: code.to_owned(),
        barcode: String::new(),
        props: Props(vec![("颜色".to_owned(), colour.to_owned())]),
        price_fen,
        stock: Some(stock),
        stock_was: None,
        weight_g: None,
        volume_cm3: None,
        picture: None,
    }
}

fn pot() -> Goods {
    let forms = vec![
        new_form("A1-1", "白", (1_000, 10)),
        new_form("A1-2", "黑", (2_000, 20)),
    ];
    let edits = [
        Edit::Title("壶".to_owned()),
        Edit::Category("茶器".to_owned()),
        Edit::Skus(forms),
    ];
    made(&Goods::named("A1"), &edits).0
}

/// The table of SKUs with other prices and stocks.
fn table(goods: &Goods, figures: &[(i64, i64)]) -> Edit {
    let rows = goods.skus.iter().zip(figures);
    let forms = rows.map(|(sku, figures)| SkuForm {
        id: Some(sku.id),
        props: sku.props.clone(),
        ..new_form(&sku.code, "", *figures)
    });
    Edit::Skus(forms.collect())
}

fn applied(before: &Goods, edits: &[Edit]) -> (Goods, Vec<KeptChange>) {
    let (after, changes) = made(before, edits);
    let kept = kept(&changes, &after, &given());
    (after, kept)
}

/// What is there once it is taken back, and why something stays.
fn back(now: &Goods, changes: &[KeptChange]) -> (Goods, Option<String>) {
    let mut back = Undone::of(now, changes.to_vec(), 1_000);
    let goods = made(now, &back.edits()).0;
    let stays = back.stays().map(|fault| fault.field.clone());
    (goods, stays)
}

/// Fields that stay, each with the code of its SKU and of its reason.
fn told(back: Undone<'_>) -> Vec<(String, Option<String>, String)> {
    let told = back.told().into_iter();
    let told = told.filter_map(|change| Some((change.field, change.sku, change.stays?.code)));
    told.collect()
}

fn taken(field: &str) -> KeptFault {
    KeptFault::new("code_taken", field, "")
}

#[test]
fn what_is_in_the_way_of_one_value_stops_that_one_alone() {
    let before = pot();
    let edits = [
        Edit::Code("A9".to_owned()),
        coded(&before, &[("B-1", "690"), ("B-2", "691")]),
    ];
    let (after, changes) = applied(&before, &edits);
    let mut back = Undone::of(&after, changes.clone(), 1_000);
    back.without(taken("code")).unwrap();
    back.without(taken("skus.1.code")).unwrap();
    let goods = made(&after, &back.edits()).0;
    assert_eq!(goods.code, "A9");
    let codes: Vec<_> = goods.skus.iter().map(|sku| sku.code.as_str()).collect();
    assert_eq!(codes, ["A1-1", "B-2"]);
    assert!(goods.skus.iter().all(|sku| sku.barcode.is_empty()));
    assert_eq!(
        back.without(taken("code")),
        Err(taken("code")),
        "it stays already"
    );
    let code = || "code".to_owned();
    let expected = [
        (code(), None, "code_taken".to_owned()),
        (code(), Some("B-2".to_owned()), "code_taken".to_owned()),
    ];
    assert_eq!(told(back), expected);
}

#[test]
fn an_attribute_that_is_missing_keeps_it_off_the_shelf_and_no_more() {
    let listed = Goods {
        state: Shelf::Listed,
        ..pot()
    };
    let edits = [
        Edit::State(Shelf::Stored),
        table(&listed, &[(900, 10), (2_000, 20)]),
    ];
    let (after, changes) = applied(&listed, &edits);
    let mut back = Undone::of(&after, changes, 1_000);
    let missing = KeptFault::new("attribute_missing", "attributes", "");
    back.without(missing).unwrap();
    let goods = made(&after, &back.edits()).0;
    assert_eq!(goods.state, Shelf::Stored);
    assert_eq!(goods.skus, listed.skus);
}

#[test]
fn what_went_back_once_is_not_counted_back_again() {
    let before = pot();
    let edits = [
        Edit::Title("新壶".to_owned()),
        table(&before, &[(1_000, 15), (2_000, 20)]),
    ];
    let (after, changes) = applied(&before, &edits);
    let mut now = Goods {
        title: "又一个名字".to_owned(),
        ..after
    };
    let mut back = Undone::of(&now, changes, 1_000);
    let edits = back.edits();
    let told = back.told();
    now = made(&now, &edits).0;
    assert_eq!(now.skus[0].stock, 10);
    "新壶".clone_into(&mut now.title);
    let mut again = Undone::again(&now, told, 1_000);
    let now = made(&now, &again.edits()).0;
    assert_eq!((now.title.as_str(), now.skus[0].stock), ("壶", 10));
    assert!(again.stays().is_none());
}

#[test]
fn what_nobody_touched_becomes_as_it_was() {
    let before = pot();
    let edits = [
        Edit::Title("新壶".to_owned()),
        Edit::Tags(vec!["新品".to_owned()]),
        Edit::State(Shelf::Listed),
        table(&before, &[(900, 12), (2_000, 0)]),
    ];
    let (after, changes) = applied(&before, &edits);
    assert_ne!(after, before);
    assert_eq!(back(&after, &changes), (before, None));
}

#[test]
fn what_was_changed_since_stays_and_the_rest_goes_back() {
    let before = pot();
    let edits = [
        Edit::Title("新壶".to_owned()),
        table(&before, &[(900, 10), (1_900, 20)]),
    ];
    let (after, changes) = applied(&before, &edits);
    let mut now = after;
    now.title = "又一个名字".to_owned();
    now.skus[1].price_fen = 1_800;
    let (goods, stays) = back(&now, &changes);
    assert_eq!(stays.as_deref(), Some("title"));
    assert_eq!(goods.title, "又一个名字");
    let prices: Vec<_> = goods.skus.iter().map(|sku| sku.price_fen).collect();
    assert_eq!(prices, [1_000, 1_800]);
}

#[test]
fn pieces_are_counted_back_by_difference_and_never_below_what_orders_wait_for() {
    let before = pot();
    let (after, changes) = applied(&before, &[table(&before, &[(1_000, 15), (2_000, 20)])]);
    let mut now = after.clone();
    // Three were sold and sent.
    now.skus[0].stock = 12;
    let (goods, stays) = back(&now, &changes);
    assert_eq!((goods.skus[0].stock, stays), (7, None));
    now.skus[0].reserved = 8;
    let (goods, stays) = back(&now, &changes);
    assert_eq!(goods.skus[0].stock, 12);
    assert_eq!(stays.as_deref(), Some("skus.0.stock"));
}

#[test]
fn a_sku_is_known_whatever_its_code_becomes_and_missed_where_it_is_gone() {
    let before = pot();
    let (mut now, changes) = applied(&before, &[table(&before, &[(900, 10), (2_000, 20)])]);
    now.skus[0].code = "B9".to_owned();
    let (goods, stays) = back(&now, &changes);
    assert_eq!((goods.skus[0].price_fen, stays), (1_000, None));
    now.skus.remove(0);
    let (_, stays) = back(&now, &changes);
    assert_eq!(stays.as_deref(), Some("skus"));
}

/// The table of SKUs with other codes and barcodes.
fn coded(goods: &Goods, codes: &[(&str, &str)]) -> Edit {
    let rows = goods.skus.iter().zip(codes);
    let forms = rows.map(|(sku, (code, barcode))| SkuForm {
        id: Some(sku.id),
        barcode: (*barcode).to_owned(),
        props: sku.props.clone(),
        stock: None,
        ..new_form(code, "", (sku.price_fen, 0))
    });
    Edit::Skus(forms.collect())
}

#[test]
fn codes_go_back_also_where_two_have_changed_them_with_each_other() {
    let before = pot();
    let edits = [coded(&before, &[("A1-2", "690"), ("A1-1", "691")])];
    let (after, changes) = applied(&before, &edits);
    let told: Vec<_> = changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(told, ["code", "barcode", "code", "barcode"]);
    assert_eq!(back(&after, &changes), (before, None));
}

#[test]
fn a_code_that_was_changed_since_stays_and_the_barcode_goes_back() {
    let before = pot();
    let edits = [coded(&before, &[("B-1", "690"), ("B-2", "691")])];
    let (mut now, changes) = applied(&before, &edits);
    "C-1".clone_into(&mut now.skus[0].code);
    let (goods, stays) = back(&now, &changes);
    assert_eq!(stays.as_deref(), Some("skus.0.code"));
    let codes: Vec<_> = goods.skus.iter().map(|sku| sku.code.as_str()).collect();
    assert_eq!(codes, ["C-1", "A1-2"]);
    assert!(goods.skus.iter().all(|sku| sku.barcode.is_empty()));
}

#[test]
fn a_time_that_has_passed_is_not_set_again() {
    let before = Goods {
        list_at: Some(900),
        ..pot()
    };
    let (after, changes) = applied(&before, &[Edit::State(Shelf::Listed)]);
    let (goods, stays) = back(&after, &changes);
    assert_eq!((goods.state, goods.list_at), (Shelf::Stored, None));
    assert_eq!(stays, None);
}

#[test]
fn a_time_that_came_in_place_of_one_that_has_passed_goes() {
    let before = Goods {
        list_at: Some(900),
        ..pot()
    };
    let (after, changes) = applied(&before, &[Edit::ListAt(Some(2_000))]);
    let (goods, stays) = back(&after, &changes);
    assert_eq!((goods.list_at, stays), (None, None));
}

/// As it stands once its time has come.
fn listed_by_its_time(goods: Goods) -> Goods {
    Goods {
        state: Shelf::Listed,
        list_at: None,
        ..goods
    }
}

#[test]
fn what_was_listed_at_its_time_stays_in_the_shop_and_says_so() {
    let edits = [Edit::Title("新壶".to_owned()), Edit::ListAt(Some(2_000))];
    let (after, changes) = applied(&pot(), &edits);
    let now = listed_by_its_time(after);
    let mut undone = Undone::of(&now, changes, 2_000);
    let goods = made(&now, &undone.edits()).0;
    assert_eq!((goods.title.as_str(), goods.state), ("壶", Shelf::Listed));
    let why = undone.told();
    let mut again = Undone::again(&now, why.clone(), 3_000);
    assert!(again.edits().is_empty());
    let listed = ("list_at".to_owned(), None, "listed_since".to_owned());
    assert_eq!(told(again), [listed]);
    // Somebody took it off the shelf.
    let stored = Goods {
        state: Shelf::Stored,
        ..now
    };
    let mut again = Undone::again(&stored, why, 3_000);
    assert!(again.edits().is_empty());
    assert!(again.stays().is_none());
}

#[test]
fn a_time_that_has_not_come_lists_nothing_and_one_of_what_was_listed_before_is_no_news() {
    let (after, changes) = applied(&pot(), &[Edit::ListAt(Some(2_000))]);
    let by_hand = listed_by_its_time(after);
    assert_eq!(back(&by_hand, &changes).1, None);
    let before = listed_by_its_time(pot());
    let edits = [Edit::State(Shelf::Stored), Edit::ListAt(Some(2_000))];
    let (after, changes) = applied(&before, &edits);
    let now = listed_by_its_time(after);
    let mut undone = Undone::of(&now, changes, 2_000);
    assert!(undone.edits().is_empty());
    assert!(undone.stays().is_none());
}

#[test]
fn properties_are_read_back_in_their_order() {
    let before = pot();
    let mut forms = vec![
        new_form("A1-1", "青", (1_000, 10)),
        new_form("A1-2", "黑", (2_000, 20)),
    ];
    forms[0].id = Some(before.skus[0].id);
    let (after, changes) = applied(&before, &[Edit::Skus(forms)]);
    assert_eq!(changes[0].before, json!("颜色:白"));
    assert_eq!(back(&after, &changes), (before, None));
}

fn question(no: usize) -> Question {
    Question {
        q: format!("第 {no} 问"),
        a: format!("第 {no} 答"),
    }
}

proptest! {
    #[test]
    fn questions_that_were_added_taken_off_and_answered_otherwise_go_back(
        many in 0_usize..5, added in 0_usize..8, removed in 0_usize..8, text in "[a-z]{1,5}",
    ) {
        let mut before = pot();
        before.detail.faq = (0..many).map(question).collect();
        let Question { q, a } = question(added);
        let ops = [
            Op::Faq { how: FaqHow::Add { q, a } },
            Op::Faq { how: FaqHow::Remove { q: question(removed).q } },
            Op::Answers { how: TextHow::Suffix { text } },
        ];
        let edits = edits_of(&before, &ops).unwrap();
        let (after, changes) = applied(&before, &edits);
        prop_assert_eq!(after.detail.faq.iter().any(|one| one.q == question(removed).q), false);
        prop_assert_eq!(back(&after, &changes), (before, None));
    }

    #[test]
    fn what_was_done_to_some_skus_goes_back_of_those_alone(
        fen in 1_i64..10_000, n in 1_i64..100, is_second in any::<bool>(),
    ) {
        let before = pot();
        let (colour, code) = if is_second { ("黑", "A1-2") } else { ("白", "A1-1") };
        let only = || vec![OnlySkus::Prop { name: "颜色".to_owned(), value: colour.to_owned() }];
        let ops = [
            Op::Price { how: PriceHow::Add { fen }, round: Round::None, only: only() },
            Op::Quantity { how: QuantityHow::AddEach { n }, only: only() },
        ];
        let edits = edits_of(&before, &ops).unwrap();
        let (after, changes) = applied(&before, &edits);
        let told: Vec<_> = changes.iter().map(|change| change.sku.as_deref()).collect();
        prop_assert_eq!(told, [Some(code); 2]);
        prop_assert_eq!(back(&after, &changes), (before, None));
    }

    #[test]
    fn there_and_back_is_nothing(
        prices in proptest::collection::vec(0_i64..10_000, 2),
        stocks in proptest::collection::vec(0_i64..100, 2),
        title in "[a-z]{1,20}",
        tags in proptest::collection::hash_set("[a-z]{1,5}", 0..4),
        is_listed in any::<bool>(),
    ) {
        let before = pot();
        let figures: Vec<_> = prices.into_iter().zip(stocks).collect();
        let shelf = if is_listed { Shelf::Listed } else { Shelf::Stored };
        let edits = [
            Edit::Title(title),
            Edit::Tags(tags.into_iter().collect()),
            Edit::State(shelf),
            table(&before, &figures),
        ];
        let (after, changes) = applied(&before, &edits);
        prop_assert_eq!(back(&after, &changes), (before, None));
    }
}
