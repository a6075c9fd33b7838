//! A text with nothing in it that cannot be seen.

use crate::is_unseen;

const JOINER: char = '\u{200d}';
/// Puts a digit into the frame of a key.
const FRAME: char = '\u{20e3}';

/// Without characters that cannot be seen and marks that turn what stands behind them: what looks alike is alike. Emojis stay whole.
pub fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        if !is_unseen(character) || is_of_emoji(character, &visible, next) {
            visible.push(character);
        }
    }
    visible
}

fn is_of_emoji(character: char, before: &str, next: Option<char>) -> bool {
    let mut before = before.chars().rev();
    let (last, second) = (before.next(), before.next());
    let stands_behind = |holds: fn(char) -> bool| last.is_some_and(holds);
    match character {
        JOINER => {
            let is_behind = stands_behind(is_emoji) || stands_behind(is_selector);
            is_behind && next.is_some_and(is_emoji)
        }
        FRAME => {
            let is_behind = stands_behind(is_selector) && second.is_some_and(is_key);
            stands_behind(is_key) || is_behind
        }
        _ if is_selector(character) => {
            stands_behind(is_emoji) || (stands_behind(is_key) && next == Some(FRAME))
        }
        _ => is_tag(character) && (last == Some('\u{1f3f4}') || stands_behind(is_tag)),
    }
}

/// Whether what stands before it is a picture or a sign.
const fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe0e}' | '\u{fe0f}')
}

/// Behind a black flag they say whose it is.
const fn is_tag(character: char) -> bool {
    matches!(character, '\u{e0020}'..='\u{e007f}')
}

const fn is_key(character: char) -> bool {
    matches!(character, '0'..='9' | '#' | '*')
}

/// The blocks that have them, and those that stand apart.
const fn is_emoji(character: char) -> bool {
    matches!(
        character,
        '\u{a9}'
            | '\u{ae}'
            | '\u{203c}'
            | '\u{2049}'
            | '\u{2122}'
            | '\u{2139}'
            | '\u{2194}'..='\u{21aa}'
            | '\u{231a}'..='\u{23ff}'
            | '\u{24c2}'
            | '\u{25aa}'..='\u{27bf}'
            | '\u{2934}'
            | '\u{2935}'
            | '\u{2b05}'..='\u{2b55}'
            | '\u{3030}'
            | '\u{303d}'
            | '\u{3297}'
            | '\u{3299}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_looks_alike_is_alike() {
        for hidden in [
            "餐\u{200b}椅",
            "\u{202e}餐椅\u{202c}",
            "餐椅\u{feff}",
            "餐\u{ad}\u{2060}椅\u{200d}",
            "\u{2067}餐椅\u{fe0f}",
        ] {
            assert_eq!(visible(hidden), "餐椅", "{hidden:?}");
        }
        assert_eq!(visible("餐椅 \u{200d}\u{fe0f}2\u{fe0f} 把"), "餐椅 2 把");
        assert_eq!(visible("（餐椅）\u{200d}\u{fe0f}！\u{fe0f}"), "（餐椅）！");
        assert_eq!(visible("-\u{20e3}\u{e0041}"), "-");
    }

    #[test]
    fn emojis_stay_whole_and_have_nothing_behind_them() {
        for kept in [
            "餐椅 2 把",
            "❤\u{fe0f} 餐椅",
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "1\u{fe0f}\u{20e3}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
        ] {
            assert_eq!(visible(kept), kept);
        }
        assert_eq!(visible("👨\u{200d}"), "👨");
        assert_eq!(visible("👨\u{200d}！"), "👨！");
        assert_eq!(visible("❤\u{fe0f}\u{fe0f}"), "❤\u{fe0f}");
    }

    proptest! {
        #[test]
        fn once_is_enough(text in "[餐1！❤👨🏴\u{200b}\u{200d}\u{fe0f}\u{20e3}\u{e0067}]{0,12}") {
            let once = visible(&text);
            prop_assert_eq!(visible(&once), once);
        }
    }
}
