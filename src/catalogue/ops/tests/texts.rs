use super::{one_edit, two};
use crate::catalogue::{
    goods::{Edit, Goods},
    ops::{Op, Ops, TextHow, edits_of},
};

fn title(goods: &Goods, how: TextHow) -> Result<String, &'static str> {
    match one_edit(goods, Op::Title { how })? {
        Edit::Title(title) => Ok(title),
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
fn descriptions_are_read_only_where_they_are_touched() {
    let how = || TextHow::Suffix {
        text: "x".to_owned(),
    };
    let touch = |op: Op| Ops::of(&[op]).unwrap().touch_descriptions();
    assert!(touch(Op::Description { how: how() }));
    assert!(!touch(Op::Title { how: how() }));
}
