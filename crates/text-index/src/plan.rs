//! From what is wanted to what is asked of the index.

use tantivy::{
    Term,
    query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Query},
    schema::Field,
};

use crate::{
    Wanted,
    form::Fields,
    grams::{PART, both},
    index::{any, term},
    spelling::Spelling,
    wanted::Piece,
};

/// Above this many characters a slip is whatever leaves most pairs.
const LONG: usize = 9;
/// Initials that are looked for.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=8;

pub struct Plan<'a> {
    pub fields: Fields,
    pub wanted: &'a Wanted,
    pub is_crowded: bool,
}

type Asked = Box<dyn Query>;

impl Plan<'_> {
    /// Every piece, as it is typed.
    pub fn as_typed(&self) -> Option<Asked> {
        self.every(|piece| self.exact(piece))
    }

    /// Every piece, as typed or with a slip.
    pub fn with_a_slip(&self) -> Option<Asked> {
        self.every(|piece| any(vec![boosted(self.exact(piece), 3.0), self.slipped(piece)]))
    }

    /// Any of several pieces.
    pub fn in_part(&self) -> Option<Asked> {
        let pieces = &self.wanted.pieces;
        (pieces.len() > 1).then(|| any(pieces.iter().map(|piece| self.exact(piece)).collect()))
    }

    fn every(&self, ask: impl Fn(&Piece) -> Asked) -> Option<Asked> {
        let asked: Vec<_> = self.wanted.pieces.iter().map(ask).collect();
        (!asked.is_empty()).then(|| all(asked))
    }

    fn exact(&self, piece: &Piece) -> Asked {
        match piece {
            Piece::Han { chars, .. } => self.han(chars),
            Piece::Word { words, spelled, .. } => {
                let whole = all(words.iter().map(|word| self.word(word)).collect());
                let typed = words.concat();
                let mut ways = vec![boosted(whole, 3.0)];
                if typed.len() > 1 || !self.is_crowded {
                    ways.extend(self.spelled(spelled).map(|query| boosted(query, 2.0)));
                }
                ways.extend(self.initials(&typed));
                any(ways)
            }
        }
    }

    fn slipped(&self, piece: &Piece) -> Asked {
        match piece {
            Piece::Han { chars, heard } if chars.len() > 1 => {
                let mut ways = vec![boosted(self.said(heard), 2.0)];
                ways.extend(self.near(chars));
                any(ways)
            }
            Piece::Han { .. } => any(Vec::new()),
            Piece::Word { words, slipped, .. } => {
                let word = words.concat();
                let mut ways: Vec<_> = self.spelled(slipped).into_iter().collect();
                if word.chars().count() > PART {
                    let near = self.gram(&word);
                    ways.push(Box::new(FuzzyTermQuery::new(near, 1, true)));
                }
                any(ways)
            }
        }
    }

    /// A character, or every pair of them.
    fn han(&self, chars: &[char]) -> Asked {
        if let [one] = chars {
            return term(self.gram(&one.to_string()));
        }
        all(self.pairs(chars))
    }

    fn pairs(&self, chars: &[char]) -> Vec<Asked> {
        let pairs = chars.windows(2);
        pairs
            .map(|pair| term(self.gram(&pair.iter().collect::<String>())))
            .collect()
    }

    /// The word, or something that holds it.
    fn word(&self, word: &str) -> Asked {
        let whole = term(self.gram(word));
        let chars: Vec<char> = word.chars().collect();
        if chars.len() <= PART {
            return whole;
        }
        let parts = chars.windows(PART);
        let parts = parts.map(|part| term(self.gram(&part.iter().collect::<String>())));
        any(vec![boosted(whole, 2.0), all(parts.collect())])
    }

    /// Without one character, with a gap for one, with two swapped.
    fn near(&self, chars: &[char]) -> Vec<Asked> {
        let size = chars.len();
        if size > LONG {
            let least = size - 3;
            let most = BooleanQuery::union_with_minimum_required_clauses(self.pairs(chars), least);
            return vec![Box::new(most)];
        }
        let parts = |left: &[char], right: &[char]| {
            let parts = [left, right].into_iter().filter(|part| !part.is_empty());
            all(parts.map(|part| self.han(part)).collect())
        };
        let mut ways = Vec::new();
        for at in 1..size {
            ways.push(parts(&chars[..at], &chars[at..]));
            let mut swapped = chars.to_vec();
            swapped.swap(at - 1, at);
            ways.push(boosted(self.han(&swapped), 2.0));
        }
        if size > 2 {
            ways.extend((0..size).map(|at| parts(&chars[..at], &chars[at + 1..])));
        }
        ways
    }

    fn said(&self, heard: &[Vec<&'static str>]) -> Asked {
        let pairs = heard.windows(2);
        all(pairs
            .map(|pair| self.pair_of_sounds(&pair[0], &pair[1]))
            .collect())
    }

    fn pair_of_sounds(&self, one: &[&str], two: &[&str]) -> Asked {
        any(both(one, two)
            .iter()
            .map(|pair| basic(self.fields.sounds, pair))
            .collect())
    }

    fn spelled(&self, ways: &[Spelling]) -> Option<Asked> {
        let ways: Vec<_> = ways.iter().map(|way| self.spelling(way)).collect();
        (!ways.is_empty()).then(|| any(ways))
    }

    fn spelling(&self, way: &Spelling) -> Asked {
        if let [one] = &way[..] {
            let alone = one
                .iter()
                .map(|syllable| basic(self.fields.sounds, syllable));
            return any(alone.collect());
        }
        self.said(way)
    }

    fn initials(&self, word: &str) -> Option<Asked> {
        let is_some =
            INITIALS.contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        is_some.then(|| {
            let chars: Vec<char> = word.chars().collect();
            let together = chars.windows(chars.len().min(3));
            let together =
                together.map(|some| basic(self.fields.letters, &some.iter().collect::<String>()));
            all(together.collect())
        })
    }

    fn gram(&self, text: &str) -> Term {
        Term::from_field_text(self.fields.grams, text)
    }
}

fn basic(field: Field, text: &str) -> Asked {
    term(Term::from_field_text(field, text))
}

fn boosted(query: Asked, by: f32) -> Asked {
    Box::new(BoostQuery::new(query, by))
}

fn all(mut queries: Vec<Asked>) -> Asked {
    match queries.len() {
        1 => queries.remove(0),
        _ => Box::new(BooleanQuery::intersection(queries)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Doc, Filter, Index, Place};

    #[test]
    fn one_letter_is_a_sound_only_where_there_are_few() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        let mut writer = index.writer().unwrap();
        for (no, text) in ["沙发垫", "S 码的沙发"].into_iter().enumerate() {
            let place = Place {
                of: [7; 16],
                no: no as u64,
            };
            writer
                .add(&Doc {
                    place,
                    tags: &["message"],
                    by: None,
                    at: 0,
                    print: 0,
                    texts: &[text],
                })
                .unwrap();
        }
        writer.commit().unwrap();
        let found = |typed: &str, is_crowded: bool| {
            let wanted = &Wanted::parse(typed);
            let fields = index.fields;
            let plan = Plan {
                fields,
                wanted,
                is_crowded,
            };
            let asked = plan.as_typed().unwrap();
            let searcher = index.reader.searcher();
            let found = index.top(&searcher, asked, &Filter::default(), 10);
            found.unwrap().len()
        };
        assert_eq!((found("s", false), found("s", true)), (2, 1));
        assert_eq!((found("sh", false), found("sh", true)), (2, 2));
    }
}
