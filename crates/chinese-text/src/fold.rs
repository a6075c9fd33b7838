use std::{collections::HashMap, sync::LazyLock};

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use unicode_normalization::UnicodeNormalization;

/// The blocks of characters that have a simplified form: CJK Extension A, the unified ones, and none beyond.
const TRADITIONAL: [std::ops::RangeInclusive<char>; 2] =
    ['\u{3400}'..='\u{4dbf}', '\u{4e00}'..='\u{9fff}'];

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(simplified_forms);
static WRITTEN_ALSO: LazyLock<HashMap<char, Vec<char>>> = LazyLock::new(|| {
    let mut also: HashMap<char, Vec<char>> = HashMap::new();
    for (old, new) in SIMPLIFIED.iter() {
        also.entry(*new).or_default().push(*old);
    }
    for forms in also.values_mut() {
        forms.sort_unstable();
    }
    also
});

/// Text in the one form it is compared in: NFKC (full-width letters, half-width kana, ligatures), small letters, simplified characters,
/// each run of white space one space, none at the ends. Doing it twice changes nothing.
///
/// Character by character: 乾 becomes 干 also in 乾隆, on both sides of a comparison.
///
/// ```
/// # use yingke_chinese_text::normalise;
/// assert_eq!(normalise("  Ｌ型 沙發\n３米 "), "l型 沙发 3米");
/// ```
pub fn normalise(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    // Twice: a capital letter may fall into a small one and a mark that compose anew.
    let small = text.nfkc().flat_map(char::to_lowercase).nfkc();
    for c in small.map(simplified) {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The simplified form of a character; itself where it has none.
pub fn simplified(c: char) -> char {
    if c < '\u{3400}' {
        return c;
    }
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

/// The traditional forms that [`simplified`] brings to `c`, for those who compare elsewhere.
pub fn written_also(c: char) -> &'static [char] {
    WRITTEN_ALSO.get(&c).map_or(&[], Vec::as_slice)
}

fn simplified_forms() -> HashMap<char, char> {
    let converter = OpenCC::from_config(BuiltinConfig::T2s).expect("it rides in the binary");
    let all: String = TRADITIONAL
        .into_iter()
        .flatten()
        .flat_map(|c| [c, '\n'])
        .collect();
    let converted = converter.convert(&all);
    let one = |line: &str| {
        let mut chars = line.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    let pairs = all.lines().zip(converted.lines());
    let pairs = pairs.filter_map(|(old, new)| Some((one(old)?, one(new)?)));
    let changed: HashMap<char, char> = pairs.filter(|(old, new)| old != new).collect();
    // A form that is itself simplified further would make a second pass change what the first left.
    let last = |c: char| changed.get(&c).copied().unwrap_or(c);
    changed
        .iter()
        .map(|(old, new)| (*old, last(*new)))
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_form_for_what_is_written_in_several() {
        assert_eq!(normalise("發貨／發货／发貨"), "发货/发货/发货");
        assert_eq!(normalise("ＥＮＦ級"), "enf级");
        assert_eq!(normalise("\u{3000}沙 \t 发\u{3000}"), "沙 发");
        assert_eq!(normalise(""), "");
    }

    #[test]
    fn traditional_forms_are_told_for_a_simplified_one() {
        assert!(written_also('发').contains(&'發') && written_also('发').contains(&'髮'));
        assert!(written_also('木').is_empty());
    }

    proptest! {
        #[test]
        fn doing_it_twice_changes_nothing(text in "\\PC{0,24}") {
            let once = normalise(&text);
            prop_assert_eq!(normalise(&once), once);
        }
    }
}
