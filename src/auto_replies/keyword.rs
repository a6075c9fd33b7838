use regex::{Regex, RegexBuilder};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::rule::{is_line, refused};
use crate::{http::Problem, vocabulary::ProductId};

const MOST_WORDS: usize = 50;
const MOST_WORD: usize = 50;
const MOST_PATTERN: usize = 200;
const MOST_PRODUCTS: usize = 200;
/// Matching takes time in proportion to the text and never more, so these bound it: memory of a pattern, and how much is read.
const PATTERN_BYTES: usize = 512 << 10;
const READ_CHARS: usize = 1_000;

/// What a line must say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AutoReplyKeyword)]
pub struct Keyword {
    pub how: How,
    /// 1 to 50 of at most 50 characters; any one is enough. A pattern: exactly one, of at most 200.
    pub words: Vec<String>,
    /// Only where the customer asks about one of these; none: always.
    pub products: Vec<ProductId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = AutoReplyMatch)]
pub enum How {
    /// The line is the word and nothing else but punctuation.
    Exact,
    Contains,
    /// A regular expression, as the crate `regex` writes them; upper and lower case are the same.
    Pattern,
}

impl Keyword {
    pub fn check(&self) -> Result<(), Problem> {
        let (most, longest) = match self.how {
            How::Pattern => (1, MOST_PATTERN),
            _ => (MOST_WORDS, MOST_WORD),
        };
        let is_sound = |word: &String| is_line(word, longest) && !normal(word).is_empty();
        let is_counted = (1..=most).contains(&self.words.len());
        if !is_counted || !self.words.iter().all(is_sound) || self.products.len() > MOST_PRODUCTS {
            return Err(refused("bad_words"));
        }
        // One that matches nothing at all would speak at every line, pictures too.
        let is_sharp = |pattern: Regex| !pattern.is_match("");
        if self.how == How::Pattern && !self.pattern().is_some_and(is_sharp) {
            return Err(refused("bad_pattern"));
        }
        Ok(())
    }

    /// None where the words are no pattern, or one that is no pattern or takes too much.
    pub fn pattern(&self) -> Option<Regex> {
        let pattern = self.words.first().filter(|_| self.how == How::Pattern)?;
        let built = RegexBuilder::new(pattern)
            .case_insensitive(true)
            .size_limit(PATTERN_BYTES)
            .dfa_size_limit(PATTERN_BYTES)
            .nest_limit(20)
            .build();
        built.ok()
    }

    /// The word of the rule that `line` says.
    pub fn found(&self, line: &str, pattern: Option<&Regex>) -> Option<String> {
        let read: String = line.chars().take(READ_CHARS).collect();
        if self.how == How::Pattern {
            return pattern?.find(&read).map(|found| found.as_str().to_owned());
        }
        let said = normal(&read);
        let is_said = |word: &&String| match self.how {
            How::Exact => said == normal(word),
            _ => said.contains(&normal(word)),
        };
        self.words.iter().find(is_said).cloned()
    }
}

/// Small letters, narrow forms, without blanks and without the punctuation that people end a line with.
fn normal(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    };
    let plain: String = text
        .chars()
        .map(narrow)
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect();
    let ends = |c: char| matches!(c, '.' | ',' | '!' | '?' | '~' | '。' | '，' | '、' | '…');
    plain.trim_matches(ends).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(how: How, words: &[&str]) -> Keyword {
        Keyword {
            how,
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            products: Vec::new(),
        }
    }

    fn says(keyword: &Keyword, line: &str) -> bool {
        keyword.found(line, keyword.pattern().as_ref()).is_some()
    }

    #[test]
    fn exact_forgives_blanks_width_and_punctuation_only() {
        let exact = words(How::Exact, &["发票", "VIP"]);
        assert!(says(&exact, " 发票？"));
        assert!(says(&exact, "ｖｉｐ！"));
        assert!(!says(&exact, "能开发票吗"));
        let contains = words(How::Contains, &["发 票"]);
        assert!(says(&contains, "能开发票吗"));
        assert!(!says(&contains, "发货"));
    }

    #[test]
    fn a_pattern_that_is_none_or_too_big_is_refused() {
        assert!(says(
            &words(How::Pattern, &["几(天|号).*(到|发货)"]),
            "请问几天能到"
        ));
        assert!(words(How::Pattern, &["("]).check().is_err());
        assert!(words(How::Pattern, &["(a{1000}){1000}"]).check().is_err());
        assert!(words(How::Pattern, &["a", "b"]).check().is_err());
        for everywhere in ["a*", "发票|", "(发票)?", "^"] {
            assert!(words(How::Pattern, &[everywhere]).check().is_err());
        }
        assert!(words(How::Contains, &["？"]).check().is_err());
        assert!(words(How::Contains, &[]).check().is_err());
    }

    #[test]
    fn what_would_run_away_elsewhere_ends_here() {
        // By backtracking this would take longer than the world has been there.
        let evil = words(How::Pattern, &["(a+)+c"]);
        assert!(evil.check().is_ok());
        assert!(!says(&evil, &"a".repeat(100_000)));
    }
}
