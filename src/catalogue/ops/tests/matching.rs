use super::{one_edit, two};
use crate::catalogue::{
    goods::{Edit, Goods},
    ops::{MatchingHow, Op, TextHow, edits_of},
};

fn list(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// T9, with which A and B go.
fn pot() -> Goods {
    let mut goods = two();
    goods.detail.goes_with = list(&["A", "B"]);
    goods
}

fn add(codes: &[&str]) -> Op {
    let how = MatchingHow::Add { codes: list(codes) };
    Op::GoesWith { how }
}

fn remove(codes: &[&str]) -> Op {
    let how = MatchingHow::Remove { codes: list(codes) };
    Op::GoesWith { how }
}

fn set(codes: &[&str]) -> Op {
    let how = MatchingHow::Set { codes: list(codes) };
    Op::GoesWith { how }
}

fn goes_with(op: Op) -> Result<Vec<String>, &'static str> {
    match one_edit(&pot(), op)? {
        Edit::GoesWith(codes) => Ok(codes),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_goes_with_it_is_added_taken_off_and_set() {
    assert_eq!(goes_with(add(&["C", "A"])), Ok(list(&["A", "B", "C"])));
    assert_eq!(goes_with(remove(&["A", "C"])), Ok(list(&["B"])));
    assert_eq!(goes_with(set(&["C"])), Ok(list(&["C"])));
    assert_eq!(goes_with(set(&[])), Ok(Vec::new()));
    let edits = edits_of(&pot(), &[remove(&["A"]), add(&["C"])]).unwrap();
    assert_eq!(edits, [Edit::GoesWith(list(&["B", "C"]))]);
}

#[test]
fn no_product_goes_with_itself() {
    assert_eq!(goes_with(add(&["T9", "C"])), Ok(list(&["A", "B", "C"])));
    assert_eq!(goes_with(set(&["T9"])), Ok(Vec::new()));
    let how = TextHow::Suffix {
        text: "-N".to_owned(),
    };
    let edits = edits_of(&pot(), &[Op::Code { how }, add(&["T9"])]).unwrap();
    let same = Edit::GoesWith(list(&["A", "B"]));
    assert_eq!(edits, [Edit::Code("T9-N".to_owned()), same]);
}

#[test]
fn codes_are_few_and_each_stands_once() {
    let many: Vec<_> = (0..31).map(|no| format!("C{no}")).collect();
    let many: Vec<_> = many.iter().map(String::as_str).collect();
    for op in [
        add(&[]),
        remove(&[]),
        add(&["C", "C"]),
        add(&[""]),
        set(&many),
    ] {
        assert_eq!(goes_with(op), Err("bad_goes_with"));
    }
}
