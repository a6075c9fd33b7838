use super::{coded, one_edit, two};
use crate::catalogue::{
    goods::{Edit, Goods, Shelf},
    ops::{Op, PriceHow, QuantityHow, Round, TagsHow, TextHow, Words, edits_of},
};

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
fn what_is_taken_off_the_shelf_does_not_come_back_by_itself() {
    let timed = Goods {
        list_at: Some(900),
        ..two()
    };
    let to = |state| Op::State { state };
    let stored = edits_of(&timed, &[to(Shelf::Stored)]).unwrap();
    assert_eq!(stored, [Edit::State(Shelf::Stored), Edit::ListAt(None)]);
    let listed = edits_of(&timed, &[to(Shelf::Listed)]).unwrap();
    assert_eq!(listed, [Edit::State(Shelf::Listed)]);
    let untimed = edits_of(&two(), &[to(Shelf::Stored)]).unwrap();
    assert_eq!(untimed, [Edit::State(Shelf::Stored)]);
}

#[test]
fn a_time_for_listing_holds_until_it_is_taken_off_the_shelf() {
    let at = |at| Op::ListAt { at };
    let store = || Op::State {
        state: Shelf::Stored,
    };
    let timed = edits_of(&two(), &[store(), at(Some(900))]).unwrap();
    let stored = || Edit::State(Shelf::Stored);
    assert_eq!(timed, [stored(), Edit::ListAt(Some(900))]);
    let untimed = edits_of(&two(), &[at(Some(900)), store()]).unwrap();
    assert_eq!(untimed, [stored(), Edit::ListAt(None)]);
    let last = edits_of(&two(), &[at(Some(900)), at(Some(800))]).unwrap();
    assert_eq!(last, [Edit::ListAt(Some(800))]);
}

#[test]
fn what_is_told_of_it_is_changed_paragraph_by_paragraph() {
    let mut goods = two();
    goods.detail.care = "湿布擦拭\r\n勿暴晒".to_owned();
    let words = |of, how| Op::Words { of, how };
    let replace = |find: &str, with: &str| TextHow::Replace {
        find: find.to_owned(),
        with: with.to_owned(),
    };
    let behind = |text: &str| TextHow::Suffix {
        text: text.to_owned(),
    };
    let ops = [
        words(Words::Care, replace("擦拭\n勿", "擦\n别")),
        words(Words::Cautions, behind("轻放")),
        words(Words::Care, behind("。")),
    ];
    let edits = edits_of(&goods, &ops).unwrap();
    let care = Edit::Care("湿布擦\r\n别暴晒。".to_owned());
    assert_eq!(edits, [Edit::Cautions("轻放".to_owned()), care]);
    let long = words(Words::Care, replace("湿", &"长".repeat(4_001)));
    let refused = edits_of(&goods, &[long]).map_err(|fault| fault.code);
    assert_eq!(refused, Err("text_too_long"));
}

#[test]
fn weight_and_volume_become_what_they_are_of_those_that_are_meant() {
    let ops = [
        Op::Weight {
            grams: 1_500,
            only: vec![coded("B")],
        },
        Op::Volume {
            cm3: 0,
            only: Vec::new(),
        },
    ];
    let edits = edits_of(&two(), &ops).unwrap();
    let [Edit::Skus(forms)] = edits.as_slice() else {
        panic!("{edits:?}");
    };
    let said = forms.iter().map(|form| (form.weight_g, form.volume_cm3));
    let said: Vec<_> = said.collect();
    assert_eq!(said, [(None, None), (Some(1_500), None)]);
}
