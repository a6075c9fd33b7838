use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    catalogue::goods::{Fault, fault, is_line, is_name, visible},
    http::Problem,
};

const MOST_RULES: usize = 60;
const MOST_CHOICES: usize = 100;

/// An attribute that products of a category have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AttributeRule {
    /// 1 to 30 characters.
    pub name: String,
    pub kind: AttributeKind,
    /// Behind a number, at most 10 characters.
    #[serde(default)]
    pub unit: String,
    /// What may be chosen, 1 to 100 of 1 to 60 characters; of other kinds none.
    #[serde(default)]
    pub choices: Vec<String>,
    /// A product without it cannot be listed.
    #[serde(default)]
    pub is_required: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttributeKind {
    Text,
    Number,
    Choice,
}

impl AttributeRule {
    /// Whether this answers it.
    pub fn takes(&self, value: &str) -> bool {
        match self.kind {
            AttributeKind::Text => true,
            AttributeKind::Number => is_number(value),
            AttributeKind::Choice => self.choices.iter().any(|choice| choice == value),
        }
    }

    /// What it asks for.
    pub fn asks(&self) -> String {
        match self.kind {
            AttributeKind::Text => "a text".to_owned(),
            AttributeKind::Number => "a number".to_owned(),
            AttributeKind::Choice => self.choices.join(", "),
        }
    }

    fn check(&self, place: usize) -> Result<(), Fault> {
        let at = |field: &str| format!("attributes.{place}.{field}");
        if !is_name(&self.name, 30) {
            return Err(fault("bad_rule", at("name"), "name: 1 to 30 characters"));
        }
        if !is_line(&self.unit, 10) {
            return Err(fault("bad_rule", at("unit"), "unit: at most 10 characters"));
        }
        let told_apart: HashSet<_> = self.choices.iter().collect();
        let are_sound = self.choices.iter().all(|choice| is_name(choice, 60))
            && told_apart.len() == self.choices.len()
            && self.choices.len() <= MOST_CHOICES
            && self.choices.is_empty() == (self.kind != AttributeKind::Choice);
        let refused = || {
            let title = "choices: 1 to 100 of at most 60 characters, where something is chosen";
            fault("bad_rule", at("choices"), title)
        };
        are_sound.then_some(()).ok_or_else(refused)
    }
}

/// Digits with at most one point, and a sign: no exponents, no infinities.
fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix('-').unwrap_or(value);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.len() <= 20 && are_digits(whole) && are_digits(part)
}

/// A number of Taobao: 1 to 15 digits, which every client can count to. None where nothing is given.
pub fn cid(given: Option<&str>) -> Result<Option<i64>, Problem> {
    let given = given.unwrap_or_default().trim();
    if given.is_empty() {
        return Ok(None);
    }
    let are_digits = given.len() <= 15 && given.bytes().all(|byte| byte.is_ascii_digit());
    let number = given
        .parse::<i64>()
        .ok()
        .filter(|cid| are_digits && *cid > 0);
    let refused = || fault("bad_cid", "cid", "cid: 1 to 15 digits").into();
    number.map(Some).ok_or_else(refused)
}

/// A category's name and template; trimmed, and without what cannot be seen.
pub fn checked(name: &str, rules: &[AttributeRule]) -> Result<String, Problem> {
    let name = visible(name);
    let name = name.trim();
    if !is_name(name, 30) {
        return Err(fault("bad_name", "name", "name: 1 to 30 characters").into());
    }
    if rules.len() > MOST_RULES {
        return Err(fault("bad_attributes", "attributes", "attributes: at most 60").into());
    }
    let mut named = HashSet::new();
    for (place, rule) in rules.iter().enumerate() {
        rule.check(place)?;
        if !named.insert(rule.name.as_str()) {
            let field = format!("attributes.{place}.name");
            return Err(fault("bad_rule", field, "name: no two alike").into());
        }
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(kind: AttributeKind, choices: &[&str]) -> AttributeRule {
        AttributeRule {
            name: "材质".to_owned(),
            kind,
            unit: String::new(),
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
            is_required: false,
        }
    }

    #[test]
    fn a_number_is_written_with_digits() {
        let number = rule(AttributeKind::Number, &[]);
        for right in ["1", "-2.50", "0.1"] {
            assert!(number.takes(right), "{right}");
        }
        for wrong in ["", "1e9", "NaN", "1.", ".5", "一", "1 2"] {
            assert!(!number.takes(wrong), "{wrong}");
        }
    }

    #[test]
    fn no_two_names_look_alike() {
        let name = |given: &str| checked(given, &[]).ok();
        assert_eq!(name(" 餐\u{200b}椅\u{202c} ").as_deref(), Some("餐椅"));
        assert_eq!(name("\u{200b}"), None);
    }

    #[test]
    fn a_number_of_taobao_is_digits_or_nothing() {
        let read = |text| cid(Some(text)).map_err(|problem| problem.code());
        assert_eq!(read(" 50008055 "), Ok(Some(50_008_055)));
        assert_eq!((read(" "), cid(None).ok()), (Ok(None), Some(None)));
        for wrong in ["0", "-1", "+1", "1.5", "餐桌", "1234567890123456", "1 2"] {
            assert_eq!(read(wrong), Err("bad_cid"), "{wrong}");
        }
    }

    #[test]
    fn choices_belong_to_what_is_chosen() {
        let code = |rule| checked("餐桌", &[rule]).map_err(|problem| problem.code());
        assert!(code(rule(AttributeKind::Choice, &["橡木"])).is_ok());
        assert_eq!(code(rule(AttributeKind::Choice, &[])), Err("bad_rule"));
        assert_eq!(code(rule(AttributeKind::Text, &["橡木"])), Err("bad_rule"));
        assert_eq!(
            code(rule(AttributeKind::Choice, &["橡木", "橡木"])),
            Err("bad_rule")
        );
        let twice = [
            rule(AttributeKind::Text, &[]),
            rule(AttributeKind::Text, &[]),
        ];
        assert_eq!(
            checked("餐桌", &twice).map_err(|problem| problem.code()),
            Err("bad_rule")
        );
        assert_eq!(
            checked(" ", &[]).map_err(|problem| problem.code()),
            Err("bad_name")
        );
    }
}
