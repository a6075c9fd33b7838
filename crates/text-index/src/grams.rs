//! What a text is found by: characters and pairs of them, words, how they sound, their first letters.
//!
//! Pairs instead of a dictionary's words: a customer's name, a brand or a new word is in no dictionary, a word of two characters is
//! exactly one pair, and a slip leaves the pairs beside it whole (decision 0010).

use yingke_chinese_text::{normalise, readings};

/// Longest word kept whole; longer ones are found by their parts.
const WORD_CHARS: usize = 32;
/// Parts of words, for numbers of which one knows the end.
pub const PART: usize = 3;
/// Readings of one character that are told apart.
pub const READINGS: usize = 2;

/// A stretch of text that is all Chinese characters, or all letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    Han(Vec<char>),
    Word(String),
}

pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '〇')
}

/// The runs of a text in its one plain form, in order; everything else parts them.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut is_open = false;
    for c in normalise(text).chars() {
        if is_han(c) {
            match runs.last_mut() {
                Some(Run::Han(run)) if is_open => run.push(c),
                _ => runs.push(Run::Han(vec![c])),
            }
        } else if c.is_alphanumeric() {
            match runs.last_mut() {
                Some(Run::Word(run)) if is_open => run.push(c),
                _ => runs.push(Run::Word(c.to_string())),
            }
        }
        is_open = c.is_alphanumeric() || is_han(c);
    }
    runs
}

/// Characters, pairs, words and parts of words.
pub fn grams(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        match run {
            Run::Han(run) => {
                found.extend(run.iter().map(char::to_string));
                found.extend(run.windows(2).map(|pair| pair.iter().collect::<String>()));
            }
            Run::Word(word) => {
                let chars: Vec<char> = word.chars().collect();
                if chars.len() > PART {
                    let parts = chars.windows(PART);
                    found.extend(parts.map(|part| part.iter().collect::<String>()));
                }
                found.push(chars.into_iter().take(WORD_CHARS).collect());
            }
        }
    }
    found
}

/// Syllables and pairs of syllables.
pub fn sounds(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        let Run::Han(run) = run else { continue };
        let read: Vec<_> = run.iter().map(|c| heard(*c)).collect();
        found.extend(read.iter().flatten().map(|syllable| (*syllable).to_owned()));
        for pair in read.windows(2) {
            found.extend(both(&pair[0], &pair[1]));
        }
    }
    found
}

/// First letters, two and three at a time.
pub fn letters(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for run in runs(text) {
        let Run::Han(run) = run else { continue };
        let first: Vec<_> = run.iter().map(|c| letter(*c)).collect();
        for size in [2, 3] {
            let together = first.windows(size);
            let whole =
                together.filter_map(|some| some.iter().copied().collect::<Option<String>>());
            found.extend(whole);
        }
    }
    found
}

/// How a character may be said.
pub fn heard(c: char) -> Vec<&'static str> {
    let mut all = readings(c);
    all.truncate(READINGS);
    all
}

/// The first letter of a character's usual reading.
pub fn letter(c: char) -> Option<char> {
    readings(c).first()?.chars().next()
}

/// Every way to say two characters one after the other. The mark between keeps `xi'an` from being `xian`.
pub fn both(first: &[&str], second: &[&str]) -> Vec<String> {
    let ways = first
        .iter()
        .flat_map(|one| second.iter().map(move |two| format!("{one}'{two}")));
    ways.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_where_its_writing_changes() {
        assert_eq!(
            runs("LED灯带 A3-1800"),
            [
                Run::Word("led".into()),
                Run::Han(vec!['灯', '带']),
                Run::Word("a3".into()),
                Run::Word("1800".into()),
            ]
        );
    }

    #[test]
    fn a_word_of_two_characters_is_one_pair() {
        assert!(grams("这款沙发好看").contains(&"沙发".to_owned()));
        assert!(!grams("沙，发").contains(&"沙发".to_owned()));
        assert_eq!(grams("A3"), ["a3"]);
        assert_eq!(grams("1800"), ["180", "800", "1800"]);
    }

    #[test]
    fn sounds_and_letters_follow_the_usual_readings() {
        assert!(sounds("沙发").contains(&"sha'fa".to_owned()));
        assert_eq!(letters("梳妆台"), ["sz", "zt", "szt"]);
    }
}
