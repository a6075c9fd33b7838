//! How long the texts and lists of a product may be.

use std::collections::HashSet;

use yingke_masking::visible;

use super::fault::{Fault, fault};
use crate::{
    calendar::Date,
    catalogue::{Attribute, Fact, Question, cleaned::is_flat},
};

const MOST_WORDS: usize = 4_000;
const MOST_DESCRIPTION: usize = 200 * 1_024;

/// 1 to `most` characters in one line.
pub fn is_name(text: &str, most: usize) -> bool {
    let is_plain = text.trim() == text && !text.chars().any(char::is_control);
    is_plain && (1..=most).contains(&text.chars().count())
}

/// At most `most` characters in one line.
pub fn is_line(text: &str, most: usize) -> bool {
    text.is_empty() || is_name(text, most)
}

/// Lines and paragraphs, at most `most` characters.
fn is_prose(text: &str, most: usize) -> bool {
    let is_odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    text.chars().count() <= most && !text.chars().any(is_odd)
}

pub fn title(title: &str) -> Result<(), Fault> {
    let refused = || fault("bad_title", "title", "title: 1 to 120 characters");
    is_name(&visible(title), 120)
        .then_some(())
        .ok_or_else(refused)
}

pub fn selling_point(text: &str) -> Result<(), Fault> {
    let title = "selling_point: at most 200 characters";
    let refused = || fault("bad_selling_point", "selling_point", title);
    is_line(text, 200).then_some(()).ok_or_else(refused)
}

/// No spaces, so that it can be typed and read out.
pub fn code(code: &str) -> Result<(), Fault> {
    let refused = || {
        fault(
            "bad_code",
            "code",
            "code: 1 to 64 characters without spaces",
        )
    };
    is_code(code).then_some(()).ok_or_else(refused)
}

pub fn is_code(code: &str) -> bool {
    is_name(code, 64) && !code.contains(char::is_whitespace)
}

/// One of the texts that care, installation and the like are told in.
pub fn words(field: &'static str, text: &str) -> Result<(), Fault> {
    let refused = || {
        fault(
            "bad_text",
            field,
            format!("{field}: at most 4,000 characters"),
        )
    };
    is_prose(text, MOST_WORDS).then_some(()).ok_or_else(refused)
}

pub fn description(html: &str) -> Result<(), Fault> {
    let is_sound = html.len() <= MOST_DESCRIPTION && is_prose(html, MOST_DESCRIPTION);
    let is_sound = is_sound && is_flat(html);
    let refused = || {
        fault(
            "bad_description",
            "description",
            "description: at most 200 KB, and no more than 100 tags open at once",
        )
    };
    is_sound.then_some(()).ok_or_else(refused)
}

pub fn attributes(attributes: &[Attribute]) -> Result<(), Fault> {
    let mut named = HashSet::new();
    for (place, attribute) in attributes.iter().enumerate() {
        if !is_name(&attribute.name, 30) || !named.insert(attribute.name.as_str()) {
            let field = format!("attributes.{place}.name");
            let title = "name: 1 to 30 characters, no two alike";
            return Err(fault("bad_attribute", field, title));
        }
        if !is_name(&attribute.value, 200) {
            let field = format!("attributes.{place}.value");
            return Err(fault("bad_attribute", field, "value: 1 to 200 characters"));
        }
    }
    most(attributes.len(), 100, "bad_attributes", "attributes")
}

pub fn facts(facts: &[Fact]) -> Result<(), Fault> {
    for (place, fact) in facts.iter().enumerate() {
        let is_sound =
            is_line(&fact.key, 40) && is_name(&fact.label, 40) && is_prose(&fact.value, 500);
        if !is_sound {
            let title = "facts: a label of at most 40 and a value of at most 500 characters";
            return Err(fault("bad_facts", format!("facts.{place}"), title));
        }
    }
    most(facts.len(), 60, "bad_facts", "facts")
}

pub fn faq(faq: &[Question]) -> Result<(), Fault> {
    for (place, question) in faq.iter().enumerate() {
        if !is_name(&question.q, 200) || !is_prose(&question.a, 2_000) {
            let title = "faq: a question of at most 200 and an answer of at most 2,000 characters";
            return Err(fault("bad_faq", format!("faq.{place}"), title));
        }
    }
    most(faq.len(), 50, "bad_faq", "faq")
}

pub fn scenes(scenes: &[String]) -> Result<(), Fault> {
    if !scenes.iter().all(|scene| is_name(scene, 60)) {
        let title = "scenes: each 1 to 60 characters";
        return Err(fault("bad_scenes", "scenes", title));
    }
    most(scenes.len(), 20, "bad_scenes", "scenes")
}

/// A tag is looked for inside the list as it is kept, so nothing that JSON would write otherwise is in it.
pub fn tags(tags: &[String]) -> Result<(), Fault> {
    let mut told_apart = HashSet::new();
    for (place, tag) in tags.iter().enumerate() {
        let is_sound = is_name(tag, 20) && !tag.contains(['"', '\\']);
        if !is_sound || !told_apart.insert(tag) {
            let title = "tags: each 1 to 20 characters, no quotes, no two alike";
            return Err(fault("bad_tags", format!("tags.{place}"), title));
        }
    }
    most(tags.len(), 20, "bad_tags", "tags")
}

pub fn most(len: usize, most: usize, code: &'static str, field: &str) -> Result<(), Fault> {
    let refused = || fault(code, field, format!("{field}: at most {most}"));
    (len <= most).then_some(()).ok_or_else(refused)
}

/// A day that there is, as `YYYY-MM-DD`.
pub fn is_day(text: &str) -> bool {
    text.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026-02-28", "2028-02-29", "2026-12-31"] {
            assert!(is_day(day), "{day}");
        }
        for wrong in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "26-01-01",
            "",
            "2026-00-10",
        ] {
            assert!(!is_day(wrong), "{wrong}");
        }
    }

    #[test]
    fn names_are_one_line_without_spaces_around() {
        assert!(is_name("餐桌", 2) && !is_name("餐桌桌", 2));
        for wrong in ["", " 餐桌", "餐桌\n", "餐\u{7}桌"] {
            assert!(!is_name(wrong, 10), "{wrong:?}");
        }
    }

    #[test]
    fn a_title_has_something_to_see() {
        assert!(title("餐\u{200b}椅").is_ok());
        assert!(title("\u{200b}\u{202e}").is_err());
    }
}
