use serde::Serialize;
use utoipa::ToSchema;
use yingke_text_index::{Reading, Wanted};

const BEFORE: usize = 24;
const SHOWN: usize = 140;

/// A text with the parts to mark.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct Marked {
    pub text: String,
    /// From and to, in UTF-16 units, ascending.
    pub marks: Vec<[usize; 2]>,
}

impl Marked {
    /// How well it fits, and as much of it as one line needs to show where.
    pub fn of(text: &str, wanted: &Wanted) -> (f32, Self) {
        let line: String = text
            .chars()
            .map(|c| if c.is_whitespace() { ' ' } else { c })
            .collect();
        let fit = Reading::of(&line).fit(wanted);
        let first = fit.marks.first().map_or(0, |mark| mark[0]);
        (
            fit.worth,
            cut(&line, &fit.marks, first.saturating_sub(BEFORE)),
        )
    }
}

fn cut(line: &str, marks: &[[usize; 2]], from: usize) -> Marked {
    let (mut at, mut start, mut text) = (0, None, String::new());
    let mut is_cut = false;
    for c in line.chars() {
        if at >= from {
            start.get_or_insert(at);
            if at + c.len_utf16() - start.unwrap_or(0) > SHOWN {
                is_cut = true;
                break;
            }
            text.push(c);
        }
        at += c.len_utf16();
    }
    let start = start.unwrap_or(0);
    let lead = usize::from(start > 0);
    let shown = marks
        .iter()
        .filter(|[begin, end]| *begin >= start && *end <= at);
    let marks = shown
        .map(|[begin, end]| [begin - start + lead, end - start + lead])
        .collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if is_cut { "…" } else { "" };
    Marked {
        text: format!("{before}{text}{after}"),
        marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_shows_the_part_that_was_meant() {
        let text = format!("{}梳妆台{}", "很".repeat(300), "好".repeat(300));
        let (_, shown) = Marked::of(&text, &Wanted::parse("梳妆台"));
        let units: Vec<u16> = shown.text.encode_utf16().collect();
        let [from, to] = shown.marks[0];
        assert_eq!(String::from_utf16(&units[from..to]).unwrap(), "梳妆台");
        assert!(shown.text.starts_with('…') && shown.text.ends_with('…'));
        let (_, short) = Marked::of("梳妆台\n镜子", &Wanted::parse("镜子"));
        assert_eq!(
            (short.text.as_str(), short.marks),
            ("梳妆台 镜子", vec![[4, 6]])
        );
    }
}
