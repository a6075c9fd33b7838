//! What somebody looks for, as typed.

use super::{
    grams::{Run, heard, runs},
    spelling::{Spelling, slipped, spellings},
};

/// Pieces of a query that count; what comes after is left out.
const PIECES: usize = 8;
/// Characters of one piece that count.
const CHARS: usize = 24;

/// A query, cut at its spaces and where its writing changes. Every piece is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Han {
        chars: Vec<char>,
        /// How each may be said.
        heard: Vec<Vec<&'static str>>,
    },
    Word {
        /// One, or several that may be syllables of one spelling.
        words: Vec<String>,
        /// Together as pinyin, where they are.
        spelled: Vec<Spelling>,
        /// As pinyin with a slip.
        slipped: Vec<Spelling>,
    },
}

impl Wanted {
    pub fn parse(typed: &str) -> Self {
        let runs: Vec<Run> = runs(typed).into_iter().take(PIECES).collect();
        let pieces = match apart(&runs) {
            Some(words) => vec![Piece::word(words)],
            None => runs.into_iter().map(Piece::of).collect(),
        };
        Self { pieces }
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }
}

/// Words that may be syllables typed apart: `xue mei` is 雪梅, and `hong kong` also two words.
fn apart(runs: &[Run]) -> Option<Vec<String>> {
    let pinyin = |run: &Run| match run {
        Run::Word(word) if word.len() < 7 && !spellings(word).is_empty() => Some(word.clone()),
        _ => None,
    };
    (runs.len() > 1).then(|| runs.iter().map(pinyin).collect())?
}

impl Piece {
    fn of(run: Run) -> Self {
        match run {
            Run::Han(mut chars) => {
                chars.truncate(CHARS);
                let heard = chars.iter().map(|c| heard(*c)).collect();
                Self::Han { chars, heard }
            }
            Run::Word(word) => Self::word(vec![word.chars().take(CHARS).collect()]),
        }
    }

    fn word(words: Vec<String>) -> Self {
        let typed = words.concat();
        Self::Word {
            spelled: spellings(&typed),
            slipped: if typed.len() > 3 {
                slipped(&typed)
            } else {
                Vec::new()
            },
            words,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_apart_are_one_spelling() {
        let wanted = Wanted::parse("xue mei");
        assert!(
            matches!(&wanted.pieces[..], [Piece::Word { words, spelled, .. }] if words.len() == 2 && !spelled.is_empty())
        );
        assert_eq!(Wanted::parse("婚礼 cangku").pieces.len(), 2);
        assert!(Wanted::parse(" ，。").is_empty());
    }
}
