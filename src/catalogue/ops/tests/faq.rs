use super::{one_edit, two};
use crate::catalogue::{
    Question,
    goods::{Edit, Given, Goods, edited},
    ops::{FaqHow, Op, TextHow, edits_of},
};

fn question(q: &str, a: &str) -> Question {
    Question {
        q: q.to_owned(),
        a: a.to_owned(),
    }
}

fn asked() -> Goods {
    let mut goods = two();
    goods.category = "茶器".to_owned();
    goods.detail.faq = vec![
        question("多久发货", "48 小时内"),
        question("能进烤箱吗", "不能"),
    ];
    goods
}

fn add(q: &str, a: &str) -> Op {
    let how = FaqHow::Add {
        q: q.to_owned(),
        a: a.to_owned(),
    };
    Op::Faq { how }
}

fn remove(q: &str) -> Op {
    let how = FaqHow::Remove { q: q.to_owned() };
    Op::Faq { how }
}

fn replace(find: &str, with: &str) -> Op {
    let how = TextHow::Replace {
        find: find.to_owned(),
        with: with.to_owned(),
    };
    Op::Answers { how }
}

fn faq(op: Op) -> Result<Vec<Question>, &'static str> {
    match one_edit(&asked(), op)? {
        Edit::Faq(faq) => Ok(faq),
        other => panic!("{other:?}"),
    }
}

#[test]
fn questions_are_added_taken_off_and_answered_otherwise() {
    let [ship, free] = [
        question("多久发货", "24 小时内"),
        question("包邮吗", "包邮"),
    ];
    let ops = [
        add("包邮吗", "包邮"),
        remove("能进烤箱吗"),
        replace("48", "24"),
    ];
    let edits = edits_of(&asked(), &ops).unwrap();
    assert_eq!(edits, [Edit::Faq(vec![ship, free])]);
}

#[test]
fn nobody_minds_a_question_that_is_there_or_one_that_was_not() {
    let before = asked().detail.faq;
    for op in [
        add("能进烤箱吗", "不能"),
        remove("能进烤箱"),
        replace("72", ""),
    ] {
        assert_eq!(faq(op), Ok(before.clone()));
    }
}

#[test]
fn another_answer_is_not_written_over_and_none_is_emptied() {
    assert_eq!(faq(add("能进烤箱吗", "能")), Err("question_there"));
    assert_eq!(faq(replace("不能", "")), Err("bad_faq"));
    for op in [
        add("", "有"),
        add("有吗", " "),
        add("有吗", &"长".repeat(2_001)),
        remove(""),
    ] {
        assert_eq!(faq(op), Err("bad_faq"));
    }
}

#[test]
fn no_answer_and_no_list_of_questions_becomes_too_long() {
    let mut full = asked();
    let no = |no: usize| question(&format!("第 {no} 问"), "答");
    full.detail.faq = (0..50).map(no).collect();
    let refused = |op: Op| {
        let edits = edits_of(&full, &[op]).unwrap();
        let fault = edited(&full, &edits, &Given::nothing()).unwrap_err();
        (fault.code, fault.field)
    };
    assert_eq!(refused(add("再问", "答")), ("bad_faq", "faq".to_owned()));
    let long = "长".repeat(2_001);
    assert_eq!(
        refused(replace("答", &long)),
        ("bad_faq", "faq.0".to_owned())
    );
}
