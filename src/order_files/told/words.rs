use crate::order_files::{read::Said, table::Field};

/// Of a name on the platform, a title, a receiver, an address: longer ones are no such thing.
const MOST_CHARS: usize = 500;
/// What a note may have, as people write one here.
const MOST_NOTE_BYTES: usize = 1_000;

/// Some text, not too long.
pub(super) fn text(said: &mut Said<'_>, field: Field) -> String {
    let text = said.plain(field);
    if text.is_empty() {
        said.wrong(field, "missing", "this must not be empty");
    } else if text.chars().count() > MOST_CHARS {
        said.wrong(field, "too_long", "at most 500 characters");
    }
    text.to_owned()
}

pub(super) fn phone(said: &Said<'_>) -> String {
    let phone = said.some(Field::Mobile).or_else(|| said.some(Field::Phone));
    cut(phone.unwrap_or_default(), 40)
}

/// Where it really goes, without the postal code behind it.
pub(super) fn address(said: &Said<'_>) -> String {
    let address = said.some(Field::NewAddress);
    let address = address.or_else(|| said.some(Field::Address));
    let address = address.unwrap_or_default();
    let code = address.strip_suffix(')').and_then(|rest| {
        let (rest, code) = rest.rsplit_once('(')?;
        let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then_some(rest.trim_end())
    });
    cut(code.unwrap_or(address), MOST_CHARS)
}

/// The second part of an address, where it is written in parts: the city.
pub fn city(address: &str) -> Option<&str> {
    let mut parts = address.split_whitespace();
    parts.nth(1).filter(|city| city.chars().count() <= 20)
}

/// What the customer or the shop wrote, on one line; what is too long is cut.
pub(super) fn words(said: &Said<'_>, field: Field) -> String {
    let words = said.some(field).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = words.len().min(MOST_NOTE_BYTES);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words[..end].to_owned()
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
