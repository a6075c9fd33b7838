//! How well a text fits what is wanted, and where: the index proposes, this decides.

use yingke_chinese_text::normalise;

use super::{
    grams::{heard, is_han, letter},
    spelling::{Spelling, is_one_slip},
    wanted::{Piece, Wanted},
};

/// Longest stretch of a text that is looked at.
const CHARS: usize = 4_000;

/// Where a text fits, from 0 (not at all) to 1 (word by word).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fit {
    pub worth: f32,
    /// From and to, in UTF-16 units of the text, ascending and apart.
    pub marks: Vec<[usize; 2]>,
}

/// A text in its plain form that remembers where each character stood.
pub struct Reading {
    chars: Vec<char>,
    /// First and last UTF-16 unit of the original.
    places: Vec<[usize; 2]>,
}

impl Reading {
    pub fn of(text: &str) -> Self {
        let (mut chars, mut places) = (Vec::new(), Vec::new());
        let mut at = 0;
        for c in text.chars().take(CHARS) {
            let next = at + c.len_utf16();
            let plain = normalise(c.encode_utf8(&mut [0; 4]));
            // White space has no plain form of its own.
            for plain in if plain.is_empty() { " " } else { &plain }.chars() {
                chars.push(plain);
                places.push([at, next]);
            }
            at = next;
        }
        Self { chars, places }
    }

    /// The worth is that of the pieces together; a piece that is missing takes more than its share.
    pub fn fit(&self, wanted: &Wanted) -> Fit {
        let (mut sum, mut missing) = (0.0, 0);
        let mut marks = Vec::new();
        for piece in &wanted.pieces {
            match self.best(piece) {
                Some(found) => {
                    sum += found.worth;
                    marks.extend(found.at.iter().map(|[from, to]| self.span(*from, *to)));
                }
                None => missing += 1,
            }
        }
        let pieces = wanted.pieces.len().max(1) as f32;
        let worth = sum / pieces * 0.6_f32.powi(missing);
        Fit {
            worth,
            marks: apart(marks),
        }
    }

    fn span(&self, from: usize, to: usize) -> [usize; 2] {
        [self.places[from][0], self.places[to - 1][1]]
    }

    fn best(&self, piece: &Piece) -> Option<Found> {
        match piece {
            Piece::Han { chars, heard } => self
                .exactly(chars)
                .or_else(|| self.by_sound(chars, heard))
                .or_else(|| self.nearly(chars)),
            Piece::Word {
                words,
                spelled,
                slipped,
            } => {
                let together: Vec<char> = words.concat().chars().collect();
                self.words(words)
                    .or_else(|| self.spelled(spelled, 0.85))
                    .or_else(|| self.initials(&together))
                    .or_else(|| self.near_word(&together))
                    .or_else(|| self.spelled(slipped, 0.65))
            }
        }
    }

    fn exactly(&self, wanted: &[char]) -> Option<Found> {
        let at = self.find(wanted)?;
        Some(Found::one(1.0, at, at + wanted.len()))
    }

    fn find(&self, wanted: &[char]) -> Option<usize> {
        self.chars
            .windows(wanted.len().max(1))
            .position(|some| some == wanted)
    }

    fn words(&self, words: &[String]) -> Option<Found> {
        let mut found = Found::default();
        for word in words {
            let chars: Vec<char> = word.chars().collect();
            let at = self.find(&chars)?;
            let is_whole = at == 0 || !self.chars[at - 1].is_ascii_alphanumeric();
            found.worth += if is_whole { 1.0 } else { 0.9 } / words.len() as f32;
            found.at.push([at, at + chars.len()]);
        }
        Some(found)
    }

    /// Said alike, and the more alike the more characters are the same.
    fn by_sound(&self, wanted: &[char], said: &[Vec<&'static str>]) -> Option<Found> {
        if wanted.len() < 2 {
            return None;
        }
        let like = |some: &[char]| {
            let all = some.iter().zip(wanted).zip(said);
            let mut all = all.map(|((c, wanted), said)| c == wanted || sounds(*c, said));
            all.all(|is_like| is_like)
        };
        let at = self.chars.windows(wanted.len()).position(like)?;
        let same = self.chars[at..].iter().zip(wanted).filter(|(a, b)| a == b);
        let share = same.count() as f32 / wanted.len() as f32;
        Some(Found::one(0.7 + 0.15 * share, at, at + wanted.len()))
    }

    /// With one character wrong, missing, too many, or two swapped.
    fn nearly(&self, wanted: &[char]) -> Option<Found> {
        let size = wanted.len();
        if size < 2 {
            return None;
        }
        let sizes = [size, size + 1, size - 1];
        let worth = |some: usize| match (size, some) {
            (2, 1) => None,
            (2, _) => Some(0.5),
            _ => Some(0.65),
        };
        sizes.into_iter().find_map(|some| {
            let worth = worth(some)?;
            // A pair with a wrong character is any pair.
            let is_near = |window: &[char]| {
                is_one_slip(window, wanted)
                    && (size > 2 || some > 2 || window[0] == wanted[1])
                    && window.iter().all(|c| c.is_alphanumeric())
            };
            let at = self.chars.windows(some).position(is_near)?;
            Some(Found::one(worth, at, at + some))
        })
    }

    fn near_word(&self, wanted: &[char]) -> Option<Found> {
        if wanted.len() < 4 {
            return None;
        }
        let words = self.latin();
        let near = words
            .into_iter()
            .find(|[from, to]| is_one_slip(&self.chars[*from..*to], wanted));
        near.map(|[from, to]| Found::one(0.6, from, to))
    }

    fn latin(&self) -> Vec<[usize; 2]> {
        let mut words: Vec<[usize; 2]> = Vec::new();
        for (at, c) in self.chars.iter().enumerate() {
            if !c.is_alphanumeric() || is_han(*c) {
                continue;
            }
            match words.last_mut() {
                Some(word) if word[1] == at => word[1] = at + 1,
                _ => words.push([at, at + 1]),
            }
        }
        words
    }

    fn spelled(&self, ways: &[Spelling], worth: f32) -> Option<Found> {
        if ways.is_empty() {
            return None;
        }
        let said: Vec<_> = self.chars.iter().map(|c| heard(*c)).collect();
        ways.iter().find_map(|way| {
            let fits = |some: &[Vec<&'static str>]| {
                let mut all = some.iter().zip(way);
                all.all(|(said, place)| said.iter().any(|syllable| place.contains(syllable)))
            };
            let at = said.windows(way.len()).position(fits)?;
            // One syllable says little.
            let worth = if way.len() == 1 { worth - 0.1 } else { worth };
            Some(Found::one(worth, at, at + way.len()))
        })
    }

    fn initials(&self, wanted: &[char]) -> Option<Found> {
        if wanted.len() < 2 || wanted.len() > 8 {
            return None;
        }
        let first: Vec<_> = self.chars.iter().map(|c| letter(*c)).collect();
        let fits = |some: &[Option<char>]| {
            some.iter()
                .zip(wanted)
                .all(|(c, wanted)| *c == Some(*wanted))
        };
        let at = first.windows(wanted.len()).position(fits)?;
        let worth = if at == 0 { 0.75 } else { 0.6 };
        Some(Found::one(worth, at, at + wanted.len()))
    }
}

fn sounds(c: char, said: &[&'static str]) -> bool {
    is_han(c) && heard(c).iter().any(|syllable| said.contains(syllable))
}

#[derive(Default)]
struct Found {
    worth: f32,
    at: Vec<[usize; 2]>,
}

impl Found {
    fn one(worth: f32, from: usize, to: usize) -> Self {
        Self {
            worth,
            at: vec![[from, to]],
        }
    }
}

fn apart(mut marks: Vec<[usize; 2]>) -> Vec<[usize; 2]> {
    marks.sort_unstable();
    let mut joined: Vec<[usize; 2]> = Vec::new();
    for [from, to] in marks {
        match joined.last_mut() {
            Some(last) if from <= last[1] => last[1] = last[1].max(to),
            _ => joined.push([from, to]),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fit(text: &str, typed: &str) -> Fit {
        Reading::of(text).fit(&Wanted::parse(typed))
    }

    #[test]
    fn marks_are_utf_16() {
        assert_eq!(fit("😀沙發坐垫", "沙发").marks, [[2, 4]]);
        assert_eq!(fit("岩板可以耐高温", "高温 岩板").marks, [[0, 2], [5, 7]]);
    }

    #[test]
    fn what_is_nearer_is_worth_more() {
        let typed = [
            "梳妆台",
            "shuzhuangtai",
            "梳装台",
            "szt",
            "shuzuangtai",
            "柜子",
        ];
        let worth: Vec<_> = typed
            .iter()
            .map(|typed| fit("梳妆台", typed).worth)
            .collect();
        assert!(worth.windows(2).all(|pair| pair[0] > pair[1]), "{worth:?}");
        assert!(worth[5].abs() < f32::EPSILON);
    }

    #[test]
    fn slips_of_every_kind_are_seen() {
        let text = "电动升降桌的电机";
        for typed in [
            "电动升绛桌",
            "电动生降桌",
            "电动降桌",
            "升动降桌",
            "电动升升降桌",
            "电机",
        ] {
            assert!(fit(text, typed).worth >= 0.5, "{typed}");
        }
        assert!(fit(text, "床垫").worth < 0.1);
        assert!(fit("型号A3-1800", "A3-1080").worth > 0.5);
    }

    #[test]
    fn a_missing_piece_costs_more_than_its_share() {
        assert!(fit("岩板可以耐高温", "岩板 沙发").worth < 0.4);
    }

    proptest! {
        #[test]
        fn marks_stay_inside_the_text(text in any::<String>(), typed in any::<String>()) {
            let units = text.encode_utf16().count();
            let fit = fit(&text, &typed);
            prop_assert!(fit.marks.iter().all(|[from, to]| from < to && *to <= units));
            prop_assert!((0.0..=1.001).contains(&fit.worth));
        }
    }
}
