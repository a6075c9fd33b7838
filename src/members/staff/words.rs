//! What names, logins and capacities may be. Each refusal has the code of its field, so that a form can say it there.

use rand::RngExt;

use crate::http::Problem;

const MOST_CHARS: usize = 64;
/// Customers read it beside every answer.
const MOST_NICK_CHARS: usize = 20;
const MOST_CAPACITY: i64 = 200;
/// Nothing that looks like something else when it is read out.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
const PASSWORD_GROUPS: usize = 3;
const GROUP: usize = 4;

pub fn login(given: &str) -> Result<(), Problem> {
    let is_good = |c: char| c.is_alphanumeric() || "._-@".contains(c);
    let chars = given.trim().chars().count();
    if (2..=MOST_CHARS).contains(&chars) && given.trim().chars().all(is_good) {
        return Ok(());
    }
    Err(refused(
        "bad_login",
        "login",
        "login: 2 to 64 letters, digits or ._-@",
    ))
}

pub fn name(given: &str) -> Result<String, Problem> {
    text(given, MOST_CHARS).ok_or_else(|| refused("bad_name", "name", "name: 1 to 64 characters"))
}

pub fn nick(given: &str) -> Result<String, Problem> {
    text(given, MOST_NICK_CHARS)
        .ok_or_else(|| refused("bad_nick", "nick", "nick: 1 to 20 characters"))
}

pub fn capacity(given: i64) -> Result<i64, Problem> {
    (1..=MOST_CAPACITY)
        .contains(&given)
        .then_some(given)
        .ok_or_else(|| refused("bad_capacity", "capacity", "capacity: 1 to 200"))
}

/// Twelve characters to read out once: 59 bits.
pub fn new_password() -> String {
    let mut random = rand::rng();
    let group = |_| -> String {
        (0..GROUP)
            .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
            .collect()
    };
    let groups: Vec<String> = (0..PASSWORD_GROUPS).map(group).collect();
    groups.join("-")
}

fn text(given: &str, most: usize) -> Option<String> {
    let text = given.trim();
    let is_good = !text.is_empty() && text.chars().count() <= most;
    let is_plain = !text.chars().any(char::is_control);
    (is_good && is_plain).then(|| text.to_owned())
}

fn refused(code: &'static str, field: &str, title: &str) -> Problem {
    Problem::at_field(code, field, title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nonsense_is_refused_at_its_field() {
        assert_eq!(login("a b").unwrap_err().code(), "bad_login");
        assert_eq!(login("x").unwrap_err().code(), "bad_login");
        assert_eq!(nick("  ").unwrap_err().code(), "bad_nick");
        assert_eq!(nick(&"禾".repeat(21)).unwrap_err().code(), "bad_nick");
        assert_eq!(name("小\u{7}禾").unwrap_err().code(), "bad_name");
        assert_eq!(capacity(0).unwrap_err().code(), "bad_capacity");
        assert_eq!(capacity(201).unwrap_err().code(), "bad_capacity");
        assert!(login("小禾.2026@qingmu").is_ok());
        assert_eq!(nick(" 小禾 ").unwrap(), "小禾");
    }

    #[test]
    fn two_passwords_are_not_the_same() {
        let (one, other) = (new_password(), new_password());
        assert_eq!(one.len(), 14);
        assert_ne!(one, other);
    }
}
