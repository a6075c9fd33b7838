//! Two long texts, or lists, side by side: their beginnings are often the same.

use serde_json::Value;

/// Characters that stand before the first that differs.
const SAME_BEFORE: usize = 40;

/// Of texts longer than `most` characters the part in which they begin to differ; what else there is stays as it is.
pub fn apart([before, after]: [&Value; 2], most: usize) -> [Value; 2] {
    let (was, is) = match (before, after) {
        (Value::String(was), Value::String(is)) => (was, is),
        (Value::Array(was), Value::Array(is)) => return lists([was, is], most),
        _ => return [before, after].map(|value| cut(value, most)),
    };
    let is_short = |text: &str| text.chars().nth(most).is_none();
    let from = if is_short(was) && is_short(is) {
        0
    } else {
        let pairs = was.chars().zip(is.chars());
        let same = pairs.take_while(|(was, is)| was == is).count();
        same.saturating_sub(SAME_BEFORE)
    };
    [was, is].map(|text| Value::String(part(text, from, most)))
}

/// Of long ones what stands behind all that they have in common, each until it is long: fifty questions with their answers are.
fn lists([was, is]: [&[Value]; 2], most: usize) -> [Value; 2] {
    let long = |list: &[Value]| list.iter().map(length).sum::<usize>() > most;
    let from = if long(was) || long(is) {
        let pairs = was.iter().zip(is);
        pairs.take_while(|(was, is)| was == is).count()
    } else {
        0
    };
    [was, is].map(|list| some(&list[from..], from > 0, most))
}

fn some(rest: &[Value], is_cut: bool, most: usize) -> Value {
    let mut left = most;
    let fits = |one: &&Value| {
        let is_left = left > 0;
        left = left.saturating_sub(length(one));
        is_left
    };
    let shown: Vec<_> = rest.iter().take_while(fits).cloned().collect();
    let more = || Value::from("…");
    let lead = is_cut.then(more);
    let tail = (shown.len() < rest.len()).then(more);
    lead.into_iter().chain(shown).chain(tail).collect()
}

/// Characters of it, as JSON writes it.
fn length(value: &Value) -> usize {
    value.to_string().chars().count()
}

/// Beside what is no text there is nothing to compare.
fn cut(value: &Value, most: usize) -> Value {
    match value {
        Value::String(text) => Value::String(part(text, 0, most)),
        value => value.clone(),
    }
}

fn part(text: &str, from: usize, most: usize) -> String {
    let mut rest = text.chars().skip(from);
    let lead = if from > 0 { "…" } else { "" };
    let shown: String = rest.by_ref().take(most).collect();
    let tail = if rest.next().is_some() { "…" } else { "" };
    format!("{lead}{shown}{tail}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const MOST: usize = 300;

    #[test]
    fn a_long_text_is_shown_where_it_differs() {
        let text = |end: &str| json!(format!("{}{end}{}", "甲".repeat(5_000), "乙".repeat(400)));
        let [before, after] = apart([&text("旧"), &text("新")], MOST);
        let (before, after) = (before.as_str().unwrap(), after.as_str().unwrap());
        let lead = format!("…{}", "甲".repeat(SAME_BEFORE));
        assert!(before.starts_with(&format!("{lead}旧乙")), "{before}");
        assert!(after.starts_with(&format!("{lead}新乙")), "{after}");
        assert!(before.ends_with("乙…"));
        assert_eq!(before.chars().count(), MOST + 2);
    }

    #[test]
    fn a_long_text_that_only_goes_on_is_shown_where_it_ended() {
        let was = "甲".repeat(MOST);
        let [before, after] = apart([&json!(was), &json!(format!("{was}乙"))], MOST);
        let end = format!("…{}", "甲".repeat(SAME_BEFORE));
        assert_eq!([before, after], [json!(end), json!(format!("{end}乙"))]);
    }

    #[test]
    fn a_long_list_is_shown_where_it_differs() {
        let asked = |no: usize| json!({ "q": no, "a": "答".repeat(50) });
        let was: Vec<_> = (0..20).map(asked).collect();
        let mut is = was.clone();
        is[15] = json!({ "q": 15, "a": "新" });
        let [before, after] = apart([&json!(was), &json!(is)], MOST);
        let shown = |list: &[Value]| {
            let shown = list[15..].iter().cloned();
            [json!("…")].into_iter().chain(shown).collect::<Value>()
        };
        assert_eq!(before, shown(&was));
        assert_eq!(after, shown(&is));
        let [none, cut] = apart([&json!([]), &json!(was)], MOST);
        let cut = cut.as_array().unwrap();
        assert_eq!((none, cut.len()), (json!([]), 6));
        assert_eq!((&cut[0], &cut[5]), (&was[0], &json!("…")));
        let short = [json!(was[..2]), json!(is[..3])];
        assert_eq!(apart([&short[0], &short[1]], MOST), short);
    }

    #[test]
    fn a_short_text_and_a_number_are_shown_whole() {
        let pairs = [
            [json!("白橡木椅"), json!("白橡木餐椅")],
            [json!(""), json!("甲".repeat(MOST))],
            [json!(100), json!(Value::Null)],
        ];
        for [before, after] in pairs {
            assert_eq!(apart([&before, &after], MOST), [before, after]);
        }
        let [_, after] = apart([&Value::Null, &json!("甲".repeat(MOST + 1))], MOST);
        assert_eq!(after, json!(format!("{}…", "甲".repeat(MOST))));
    }
}
