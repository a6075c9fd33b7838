//! Characters as people count them: of what is drawn as one no part is shown without the others.

/// Joins what stands around it to one picture: 👨‍👩‍👧.
const JOINER: char = '\u{200d}';

/// Simplified from UAX 29: of joined pictures, flags, colours of skin, keycaps and accents; nothing of Hangul or Indic scripts.
pub(super) fn characters(text: &str) -> Vec<&str> {
    let mut starts = Vec::new();
    let (mut last, mut flags) = (None, 0);
    for (at, sign) in text.char_indices() {
        let is_second_of_flag = is_of_flag(sign) && flags % 2 == 1;
        let is_joined = last == Some(JOINER)
            || is_second_of_flag
            || is_added(sign)
            || (last == Some('\r') && sign == '\n');
        if !is_joined || at == 0 {
            starts.push(at);
        }
        flags = if is_of_flag(sign) { flags + 1 } else { 0 };
        last = Some(sign);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let both = starts.iter().zip(ends);
    both.map(|(start, end)| &text[*start..end]).collect()
}

/// Two letters of a country make a flag.
fn is_of_flag(sign: char) -> bool {
    matches!(sign, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Belongs to the sign before it.
fn is_added(sign: char) -> bool {
    matches!(
        sign,
        JOINER
            | '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{1f3fb}'..='\u{1f3ff}'
            | '\u{e0020}'..='\u{e007f}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_as_one_is_one() {
        let all = [
            "木",
            "👨\u{200d}👩\u{200d}👧",
            "🇨🇳",
            "🇯🇵",
            "👍🏽",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "e\u{301}",
            "<",
            "\r\n",
        ];
        assert_eq!(characters(&all.concat()), all);
        assert!(characters("").is_empty());
    }
}
