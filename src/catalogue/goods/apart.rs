//! Two long texts side by side: their beginnings are often the same.

use serde_json::Value;

/// Characters that stand before the first that differs.
const SAME_BEFORE: usize = 40;

/// Of texts longer than `most` characters the part in which they begin to differ; what else there is stays as it is.
pub fn apart([before, after]: [&Value; 2], most: usize) -> [Value; 2] {
    let (Value::String(was), Value::String(is)) = (before, after) else {
        return [before, after].map(|value| cut(value, most));
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
