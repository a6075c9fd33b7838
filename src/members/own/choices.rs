//! Every choice the console remembers, and what each may be. Anything else is refused with its path.

use std::collections::HashSet;

use serde_json::{Map, Value};

/// What a choice may be.
enum May {
    Fact,
    Word(&'static [&'static str]),
    Whole(i64, i64),
    /// A key combination for each action; the empty one takes the action's key away.
    Keys,
    /// Seconds, ascending.
    Steps,
    /// In order, each once; a newer console has more of them.
    Names,
    Group(&'static [(&'static str, May)]),
}
use May::{Fact, Group, Keys, Names, Steps, Whole, Word};

const MOST_KEYS: usize = 300;
const MOST_STEPS: usize = 8;
const MOST_NAMES: usize = 40;
const NAME_BYTES: std::ops::RangeInclusive<usize> = 1..=32;
const STEP_S: std::ops::RangeInclusive<i64> = 5..=3_600;

const DENSITY: May = Word(&["dense", "normal"]);
const SIDES: May = Word(&["left", "right"]);
const SOUND: May = Group(&[
    ("on", Fact),
    (
        "tone",
        Word(&["soft", "bell", "chime", "knock", "rise", "alarm"]),
    ),
    ("volume", Whole(0, 100)),
]);

const KNOWN: &[(&str, May)] = &[
    ("theme", Word(&["auto", "light", "dark"])),
    ("language", Word(&["zh-CN", "en"])),
    ("density", DENSITY),
    // Of the list of orders.
    ("order_rows", DENSITY),
    ("font", Word(&["system", "song", "kai", "round"])),
    ("font_size", Whole(12, 20)),
    ("send_key", Word(&["enter", "mod_enter"])),
    ("sounds", Fact),
    // Of consoles that knew one volume for everything.
    ("volume", Whole(0, 100)),
    ("notices", Fact),
    (
        "tones",
        Group(&[
            ("first", SOUND),
            ("message", SOUND),
            ("queue", SOUND),
            ("overdue", SOUND),
            ("notice", SOUND),
        ]),
    ),
    (
        "panes",
        Group(&[
            ("list", Whole(240, 520)),
            ("side", Whole(280, 640)),
            ("side_open", Fact),
            ("list_at", SIDES),
            ("side_at", SIDES),
        ]),
    ),
    ("keys", Keys),
    ("overdue", Steps),
    ("overdue_shop", Fact),
    ("overdue_notice", Fact),
    // Modules of home.
    ("home", Names),
];

/// The path of the first choice that makes no sense, such as `panes.list`.
pub fn check(patch: &Map<String, Value>) -> Result<(), String> {
    group(KNOWN, patch, "")
}

fn group(known: &[(&str, May)], given: &Map<String, Value>, at: &str) -> Result<(), String> {
    for (key, value) in given {
        let path = format!("{at}{}", shown(key));
        let may = known.iter().find(|(name, _)| name == key);
        let (_, may) = may.ok_or_else(|| path.clone())?;
        if !value.is_null() {
            one(may, value, &path)?;
        }
    }
    Ok(())
}

fn one(may: &May, value: &Value, path: &str) -> Result<(), String> {
    let is_good = match (may, value) {
        (Fact, value) => value.is_boolean(),
        (Word(words), Value::String(word)) => words.contains(&word.as_str()),
        (Whole(least, most), value) => value
            .as_i64()
            .is_some_and(|n| (*least..=*most).contains(&n)),
        (Keys, Value::Object(keys)) => return all_keys(keys, path),
        (Steps, Value::Array(steps)) => are_steps(steps),
        (Names, Value::Array(names)) => are_names(names),
        (Group(known), Value::Object(inner)) => return group(known, inner, &format!("{path}.")),
        _ => false,
    };
    is_good.then_some(()).ok_or_else(|| path.to_owned())
}

fn all_keys(keys: &Map<String, Value>, path: &str) -> Result<(), String> {
    if keys.len() > MOST_KEYS {
        return Err(path.to_owned());
    }
    for (action, keys) in keys {
        let is_action = (1..=48).contains(&action.len())
            && action
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        let is_good = match keys {
            Value::Null => true,
            Value::String(keys) => keys.is_empty() || is_combination(keys),
            _ => false,
        };
        if !is_action || !is_good {
            return Err(format!("{path}.{}", shown(action)));
        }
    }
    Ok(())
}

/// `Mod+Alt+Shift+Key` in this order, some of the three and one key by its place on the keyboard.
fn is_combination(keys: &str) -> bool {
    let mut rest = keys;
    for held in ["Mod+", "Alt+", "Shift+"] {
        rest = rest.strip_prefix(held).unwrap_or(rest);
    }
    (1..=24).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_alphanumeric())
}

fn are_steps(steps: &[Value]) -> bool {
    let seconds: Vec<_> = steps.iter().filter_map(Value::as_i64).collect();
    seconds.len() == steps.len()
        && (1..=MOST_STEPS).contains(&steps.len())
        && seconds.iter().all(|s| STEP_S.contains(s))
        && seconds.is_sorted_by(|a, b| a < b)
}

fn are_names(names: &[Value]) -> bool {
    let words: Vec<_> = names.iter().filter_map(Value::as_str).collect();
    let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let is_name = |word: &&str| NAME_BYTES.contains(&word.len()) && word.bytes().all(is_plain);
    let different: HashSet<_> = words.iter().collect();
    words.len() == names.len()
        && names.len() <= MOST_NAMES
        && different.len() == words.len()
        && words.iter().all(is_name)
}

/// A name that someone sent, short enough to be said back.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(48).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn wrong(patch: &Value) -> Option<String> {
        check(patch.as_object().unwrap()).err()
    }

    #[test]
    fn what_the_console_offers_is_taken() {
        let patch = json!({
            "theme": "dark", "font": "song", "font_size": 16, "notices": true,
            "panes": { "list": 300, "side_at": "left" },
            "keys": { "take": "Alt+H", "star": "", "find": "Mod+Shift+F", "close": null },
            "tones": { "overdue": { "on": true, "tone": "alarm", "volume": 80 } },
            "overdue": [20, 30, 60, 100, 180], "volume": null, "home": ["to_ship", "of_tomorrow"],
            "density": "normal", "order_rows": "dense",
        });
        assert_eq!(wrong(&patch), None);
    }

    #[test]
    fn nonsense_is_named_by_its_path() {
        for (patch, path) in [
            (json!({ "colour": "red" }), "colour"),
            (json!({ "theme": "pink" }), "theme"),
            (json!({ "order_rows": "tight" }), "order_rows"),
            (json!({ "font_size": 40 }), "font_size"),
            (json!({ "font_size": 14.5 }), "font_size"),
            (json!({ "panes": { "list": 5 } }), "panes.list"),
            (json!({ "panes": [1] }), "panes"),
            (json!({ "panes": { "top": 5 } }), "panes.top"),
            (
                json!({ "tones": { "first": { "volume": 101 } } }),
                "tones.first.volume",
            ),
            (json!({ "keys": { "take": "Alt++" } }), "keys.take"),
            (json!({ "keys": { "take": "Shift+Alt+T" } }), "keys.take"),
            (json!({ "keys": { "TAKE": "Alt+T" } }), "keys.TAKE"),
            (json!({ "overdue": [30, 20] }), "overdue"),
            (json!({ "overdue": [] }), "overdue"),
            (json!({ "overdue": [1] }), "overdue"),
            (json!({ "home": "to_ship" }), "home"),
            (json!({ "home": ["to_ship", "to_ship"] }), "home"),
            (json!({ "home": ["<b>"] }), "home"),
            (json!({ "home": [1] }), "home"),
            (json!({ "home": [""] }), "home"),
            (json!({ "home": vec!["a"; 41] }), "home"),
        ] {
            assert_eq!(wrong(&patch).as_deref(), Some(path));
        }
    }
}
