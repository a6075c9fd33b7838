use super::{one_edit, two};
use crate::catalogue::{
    goods::{Edit, Goods, Shelf},
    ops::{Op, PriceHow, QuantityHow, Round, TagsHow, TextHow, edits_of},
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
