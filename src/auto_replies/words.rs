//! Variables of a reply: `{customer}` and so on. A value nobody knows falls back to words that read well anyway.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::vocabulary::variables::names_of;

/// Name, and what stands there where nothing is known.
pub const VARIABLES: [(&str, &str); 11] = [
    ("customer", "亲"),
    ("member", "客服"),
    ("shop", "本店"),
    ("product", "您看的商品"),
    ("order_no", "您的订单"),
    ("order_state", "处理中"),
    ("duty", "值班时间"),
    ("next_duty", "上班后"),
    ("place", "几"),
    ("wait", "几"),
    ("holiday", "假期"),
];

/// A variable that may stand in a text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AutoReplyVariable)]
pub struct Variable {
    pub name: &'static str,
    /// What stands there where nothing is known.
    pub otherwise: &'static str,
}

pub type Values = HashMap<&'static str, String>;

pub fn variables() -> Vec<Variable> {
    let variables = VARIABLES.into_iter();
    variables
        .map(|(name, otherwise)| Variable { name, otherwise })
        .collect()
}

/// The first variable that does not exist.
pub fn unknown(text: &str) -> Option<&str> {
    let mut names = parts(text).filter_map(Result::err);
    names.find(|name| variable(name).is_none())
}

pub fn fill(text: &str, values: &Values) -> String {
    parts(text)
        .map(|part| match part {
            Ok(words) => words.to_owned(),
            Err(name) => value_of(name, values),
        })
        .collect()
}

fn value_of(name: &str, values: &Values) -> String {
    let Some((name, otherwise)) = variable(name) else {
        return format!("{{{name}}}");
    };
    let known = values.get(name).filter(|value| !value.trim().is_empty());
    known.cloned().unwrap_or_else(|| otherwise.to_owned())
}

/// By its own name, or by the one it has in a phrase.
fn variable(name: &str) -> Option<(&'static str, &'static str)> {
    let is_it = |named: &str| VARIABLES.into_iter().find(|(known, _)| *known == named);
    names_of(name).find_map(is_it)
}

/// Words as they are, and names of variables as errors. Braces around anything but a name are words.
fn parts(text: &str) -> impl Iterator<Item = Result<&str, &str>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(name) = name_at_start(rest) {
            rest = &rest[name.len() + 2..];
            return Some(Err(name));
        }
        let mut ends = rest.char_indices().skip(1).map(|(at, _)| at);
        let end = ends.find(|at| name_at_start(&rest[*at..]).is_some());
        let (words, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        Some(Ok(words))
    })
}

fn name_at_start(text: &str) -> Option<&str> {
    let name = text.strip_prefix('{')?.split_once('}')?.0;
    let is_name = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_and_the_unknown_falls_back() {
        let values = Values::from([("customer", "林小满".to_owned()), ("place", " ".to_owned())]);
        let text = "{customer}您好，前面还有{place}位，{product}有货{}{ x}";
        assert_eq!(
            fill(text, &values),
            "林小满您好，前面还有几位，您看的商品有货{}{ x}"
        );
        assert_eq!(unknown(text), None);
        assert_eq!(unknown("{customer}{custmer}"), Some("custmer"));
        assert_eq!(fill("{", &values), "{");
    }

    #[test]
    fn a_phrases_name_for_the_same_thing_is_taken() {
        let values = Values::from([("member", "小禾".to_owned())]);
        assert_eq!(unknown("{nick}{order}"), None);
        assert_eq!(fill("{nick}：{order}", &values), "小禾：您的订单");
        assert_eq!(unknown("{price}"), Some("price"));
    }

    #[test]
    fn a_value_is_never_read_as_a_variable() {
        let values = Values::from([("customer", "{shop}".to_owned())]);
        assert_eq!(fill("{customer}", &values), "{shop}");
    }
}
