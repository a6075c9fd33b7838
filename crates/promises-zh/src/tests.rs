use proptest::prelude::*;

use super::{Due, Kind, Moment, promises};

fn kinds(text: &str) -> Vec<Kind> {
    promises(text).into_iter().map(|found| found.kind).collect()
}

#[test]
fn the_issues_examples_are_promises() {
    assert_eq!(kinds("48 小时内发货"), [Kind::Ship]);
    assert_eq!(kinds("明天补发"), [Kind::Reissue]);
    assert_eq!(kinds("给您退差价"), [Kind::PriceDifference]);
    assert_eq!(kinds("我们赔付您 20 元"), [Kind::Compensation]);
    assert_eq!(kinds("给您申请"), [Kind::Apply]);
}

#[test]
fn a_find_names_place_time_and_sum() {
    let text = "😊亲，抱歉！明天下午给您赔付 20 元哦～";
    let found = promises(text);
    let [found] = found.as_slice() else {
        panic!("{found:?}")
    };
    let units: Vec<u16> = text.encode_utf16().collect();
    let (from, to) = found.span;
    assert_eq!(
        String::from_utf16(&units[from..to]).unwrap(),
        "明天下午给您赔付 20 元哦"
    );
    assert_eq!(found.due, Due::Day(1, Some(Moment(18 * 60))));
    assert_eq!(found.amount, Some(2_000));
}

#[test]
fn a_day_right_before_the_verb_wins_over_the_day_of_the_order() {
    let found = promises("今天下单明天发出");
    let dues: Vec<_> = found.into_iter().map(|found| found.due).collect();
    assert_eq!(dues, [Due::Day(1, None)]);
}

#[test]
fn a_word_while_one_looks_is_no_promise_to_answer() {
    for said in [
        "马上回复您",
        "稍等，马上回复您哦",
        "亲稍等一下，马上给您回复",
        "这边看一下，立刻答复您",
        "您稍等我立即回复您",
    ] {
        assert_eq!(kinds(said), [], "{said}");
    }
    for said in [
        "今天下午回复您",
        "马上给您回复，2小时内",
        "稍后给您回电话",
        "马上联系您",
        "马上给您打电话",
    ] {
        assert_eq!(kinds(said), [Kind::Contact], "{said}");
    }
    assert_eq!(kinds("马上给您补发，好了回复您")[0], Kind::Reissue);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_place_is_in_the_text(text in any_text()) {
        let units: Vec<u16> = text.encode_utf16().collect();
        for found in promises(&text) {
            let (from, to) = found.span;
            prop_assert!(from < to && to <= units.len());
            prop_assert!(String::from_utf16(&units[from..to]).is_ok());
            prop_assert!(found.amount.is_none_or(|fen| fen >= 0));
        }
    }
}

/// Anything at all, and pieces of promises in any order.
fn any_text() -> impl Strategy<Value = String> {
    let pieces = [
        "明天",
        "48小时内",
        "给您",
        "补发",
        "发货",
        "不",
        "吗",
        "？",
        "，",
        "如果",
        "退",
        "差价",
        "20元",
        "😊",
        "「",
        "」",
        "号",
        "31",
        "下周五",
        "下午3点半",
        " ",
        "~",
        "赔付",
        "申请",
        "后",
        "九百九十九",
        "99999",
        "月",
        "0",
        "工作日",
        "1-3个",
    ];
    let pieces = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..24);
    prop_oneof![any::<String>(), pieces.prop_map(|pieces| pieces.concat())]
}
