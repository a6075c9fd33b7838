use proptest::prelude::*;

use super::{AROUND, MOST_PLACES, MOST_SHOWN, Places, SHORT, characters, places, spans};

/// What a shop writes, and what is easily cut in two.
const SIGNS: [&str; 10] = [
    "木",
    "<p>",
    "</p>",
    "&amp;",
    "👨\u{200d}👩\u{200d}👧",
    "🇨🇳",
    "👍🏽",
    "❤\u{fe0f}",
    "e\u{301}",
    "9",
];

/// Paragraphs that none is like another, with `text` between them.
fn page(text: &str, many: usize) -> String {
    let paragraphs = (0..=many).map(|no| format!("<p>第{no:03}段榫卯结构</p>"));
    paragraphs.collect::<Vec<_>>().join(text)
}

fn between(was: &str, is: &str, many: usize) -> Places {
    places(&page(was, many), &page(is, many)).unwrap()
}

#[test]
fn every_place_is_shown_with_what_is_around_it() {
    let Places { shown, more } = between("旧款🇨🇳", "新款🇯🇵", 7);
    assert_eq!((shown.len(), more), (MOST_PLACES, 2));
    assert_eq!(shown[1].lead, "…001段榫卯结构</p>");
    let both = (shown[1].before.as_str(), shown[1].after.as_str());
    assert_eq!(both, ("旧款🇨🇳", "新款🇯🇵"));
    assert_eq!(shown[1].tail, "<p>第002段榫卯结构…");
}

#[test]
fn the_same_line_all_over_a_text_is_replaced_in_every_place() {
    let page = |text: &str| format!("<p>{text}元包邮</p><p>木纹天然</p>").repeat(30);
    let Places { shown, more } = places(&page("满99"), &page("满199")).unwrap();
    assert_eq!((shown.len(), more), (MOST_PLACES, 25));
    assert_eq!(
        (shown[0].before.as_str(), shown[0].after.as_str()),
        ("", "1")
    );
}

#[test]
fn what_is_close_together_is_one_place() {
    let page = |text: &str| format!("{}甲{text}乙{text}丙", "木".repeat(SHORT));
    let Places { shown, more } = places(&page("旧"), &page("新")).unwrap();
    assert_eq!((shown.len(), more), (1, 0));
    assert_eq!(
        (shown[0].before.as_str(), shown[0].after.as_str()),
        ("旧乙旧", "新乙新")
    );
    assert_eq!(shown[0].tail, "丙");
}

#[test]
fn what_is_short_alike_or_empty_has_no_places() {
    let long = "木".repeat(SHORT + 1);
    let long = long.as_str();
    for (before, after) in [("旧", "新"), ("", long), (long, ""), (long, long)] {
        assert_eq!(places(before, after), None);
    }
    assert!(places(long, "木").is_some());
}

fn characters_of_signs() -> Vec<&'static str> {
    SIGNS.iter().flat_map(|sign| characters(sign)).collect()
}

fn text() -> impl Strategy<Value = String> {
    let signs = proptest::collection::vec(proptest::sample::select(SIGNS.to_vec()), 0..200);
    signs.prop_map(|signs| signs.concat())
}

proptest! {
    #[test]
    fn what_differs_put_in_its_places_makes_the_other_text(before in text(), after in text()) {
        let (was, is) = (characters(&before), characters(&after));
        let (mut made, mut from) = (String::new(), 0);
        for span in spans(&was, &is) {
            prop_assert!(span.was.start >= from && !(span.was.is_empty() && span.is.is_empty()));
            made += &was[from..span.was.start].concat();
            made += &is[span.is.clone()].concat();
            from = span.was.end;
        }
        made += &was[from..].concat();
        prop_assert_eq!(made, after);
    }

    #[test]
    fn as_many_places_are_told_as_were_replaced(new in "[a-z]{0,80}", many in 6_usize..60) {
        let Places { shown, more } = between("旧款", &new, many);
        prop_assert_eq!(shown.len() + more, many);
        prop_assert_eq!(shown.len(), MOST_PLACES.min(many));
        for place in shown {
            prop_assert_eq!(place.before, "旧款");
            prop_assert!(place.after == new || new.len() > MOST_SHOWN);
        }
    }

    #[test]
    fn no_character_is_cut_in_two(before in text(), after in text()) {
        let known = characters_of_signs();
        for place in places(&before, &after).map(|told| told.shown).unwrap_or_default() {
            let around = [(place.lead, AROUND), (place.tail, AROUND)];
            let differs = [(place.before, MOST_SHOWN), (place.after, MOST_SHOWN)];
            for (shown, most) in around.into_iter().chain(differs) {
                let signs = characters(shown.trim_matches('…'));
                prop_assert!(signs.len() <= most, "{shown}");
                prop_assert!(signs.iter().all(|sign| known.contains(sign)), "{shown}");
            }
        }
    }
}
