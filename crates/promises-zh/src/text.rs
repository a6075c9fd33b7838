//! A text cut into sentences and clauses, with everything that cannot promise anything blanked out.
//!
//! Every character keeps its place: blanking and folding replace one by one, so that a find can be shown in the original.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{MOST_CHARS, act};

pub struct Text {
    /// Folded and blanked.
    words: String,
    /// For each byte of `words`, where its character begins in the original, in UTF-16 units; one more for the end.
    units: Vec<usize>,
}

/// A piece between commas; `start` and `end` are bytes in the folded text, without blanks at the ends.
pub struct Clause<'a> {
    pub words: &'a str,
    pub start: usize,
    pub end: usize,
    /// A question mark follows.
    pub is_asked: bool,
}

impl Text {
    pub fn of(text: &str) -> Self {
        let mut words = String::with_capacity(text.len());
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut unit = 0;
        for c in text.chars().take(MOST_CHARS) {
            let folded = fold(c);
            words.push(folded);
            units.extend(std::iter::repeat_n(unit, folded.len_utf8()));
            unit += c.len_utf16();
        }
        units.push(unit);
        let words = blank(&blank(&words, &QUOTED), act::nouns());
        Self { words, units }
    }

    pub fn span(&self, bytes: Range<usize>) -> (usize, usize) {
        (self.units[bytes.start], self.units[bytes.end])
    }

    pub fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for (at, c) in self.words.char_indices() {
            if ends_sentence(c) {
                let end = at + c.len_utf8();
                sentences.push(start..end);
                start = end;
            }
        }
        sentences.push(start..self.words.len());
        sentences
    }

    pub fn clauses(&self, sentence: &Range<usize>) -> Vec<Clause<'_>> {
        let words = &self.words[sentence.clone()];
        let is_asked = words.ends_with('?');
        let mut clauses = Vec::new();
        let mut start = 0;
        for cut in cuts(words).into_iter().chain([words.len()]) {
            clauses.extend(self.clause(sentence.start + start..sentence.start + cut));
            start = cut;
        }
        if let Some(last) = clauses.last_mut() {
            last.is_asked = is_asked;
        }
        clauses
    }

    fn clause(&self, bytes: Range<usize>) -> Option<Clause<'_>> {
        let is_edge = |c: char| c.is_whitespace() || ",:~?!。;…、-".contains(c);
        let raw = &self.words[bytes.clone()];
        let start = bytes.start + (raw.len() - raw.trim_start_matches(is_edge).len());
        let words = raw.trim_matches(is_edge);
        (!words.is_empty()).then_some(Clause {
            words,
            start,
            end: start + words.len(),
            is_asked: false,
        })
    }
}

/// Full-width signs and letters as their plain ones.
fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '〜' => '~',
        '─' | '—' | '–' => '-',
        '倆' | '俩' => '两',
        '個' => '个',
        '後' => '后',
        '發' => '发',
        '貨' => '货',
        '給' => '给',
        '幾' => '几',
        '妳' => '你',
        _ => c.to_ascii_lowercase(),
    }
}

static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern =
        r#"「[^」\n]*」|『[^』\n]*』|“[^”\n]*”|‘[^’\n]*’|"[^"\n]*"|【[^】\n]*】|(?m:^>.*$)"#;
    Regex::new(pattern).expect("the pattern is right")
});

/// Replaces what is found by signs that mean nothing, of the same length.
fn blank(words: &str, what: &Regex) -> String {
    let mut out = String::with_capacity(words.len());
    let mut from = 0;
    for found in what.find_iter(words) {
        out.push_str(&words[from..found.start()]);
        for c in found.as_str().chars() {
            match c.len_utf8() {
                1 => out.push('_'),
                3 => out.push('□'),
                _ => out.push(c),
            }
        }
        from = found.end();
    }
    out.push_str(&words[from..]);
    out
}

const fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '!' | ';' | '?' | '\n' | '…')
}

/// Where clauses end: after commas and the like, and at a space between two words of Chinese.
fn cuts(words: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut before = None;
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if matches!(c, ',' | '~' | ':') && !is_inside_number(before, chars.peek()) {
            cuts.push(at + c.len_utf8());
        } else if c.is_whitespace() {
            let after = words[at..].chars().find(|c| !c.is_whitespace());
            let is_chinese = |c: Option<char>| c.is_some_and(|c| !c.is_ascii());
            if is_chinese(before) && is_chinese(after) {
                cuts.push(at + c.len_utf8());
            }
        }
        if !c.is_whitespace() {
            before = Some(c);
        }
    }
    cuts
}

/// `9:30`, `1~3`.
fn is_inside_number(before: Option<char>, after: Option<&(usize, char)>) -> bool {
    before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|(_, c)| c.is_ascii_digit())
}
