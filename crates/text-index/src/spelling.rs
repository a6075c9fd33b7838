//! Pinyin as it is typed, without spaces, cut into syllables; also with one key too many, too few, wrong, or swapped.

use std::{collections::HashMap, sync::LazyLock};

use yingke_chinese_text::readings;

/// Longest pinyin that is cut.
const LETTERS: usize = 30;
/// Ways to cut that are looked for; whoever types more letters has fewer.
const WAYS: usize = 24;
const LONGEST: usize = 6;

/// The syllables of each place of a spelling; more than one where it is not certain.
pub type Spelling = Vec<Vec<&'static str>>;

/// Every syllable there is, from the characters in use, with what is one slip away from it.
static SYLLABLES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let mut all: Vec<&'static str> = ('\u{4e00}'..='\u{9fa5}')
        .filter_map(|c| readings(c).first().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
});

/// How typed letters may be cut into syllables; the last may be a beginning. The fewest syllables come first.
pub fn spellings(typed: &str) -> Vec<Spelling> {
    cut(typed, 0)
}

/// The same with one slip in one of the syllables.
pub fn slipped(typed: &str) -> Vec<Spelling> {
    cut(typed, 1)
}

fn cut(typed: &str, slips: usize) -> Vec<Spelling> {
    let is_spelled = typed.bytes().all(|b| b.is_ascii_lowercase());
    if !is_spelled || typed.is_empty() || typed.len() > LETTERS {
        return Vec::new();
    }
    let mut cutting = Cutting::default();
    let mut found = Vec::new();
    cutting.go(typed, slips, &mut Vec::new(), &mut found);
    found.sort_by_key(Vec::len);
    found.truncate(WAYS);
    found
}

#[derive(Default)]
struct Cutting {
    near: HashMap<String, Vec<&'static str>>,
    steps: usize,
}

impl Cutting {
    /// A bounded walk: some letters can be cut in very many ways.
    fn go(&mut self, rest: &str, slips: usize, so_far: &mut Spelling, found: &mut Vec<Spelling>) {
        const STEPS: usize = 4_000;
        self.steps += 1;
        if rest.is_empty() {
            if slips == 0 && !so_far.is_empty() {
                found.push(so_far.clone());
            }
            return;
        }
        if self.steps > STEPS || found.len() > WAYS * 8 {
            return;
        }
        for size in (1..=rest.len().min(LONGEST + 1)).rev() {
            let (head, tail) = rest.split_at(size);
            let exact = exactly(head, tail.is_empty());
            if !exact.is_empty() {
                so_far.push(exact);
                self.go(tail, slips, so_far, found);
                so_far.pop();
            }
            if slips > 0 {
                let near = self.near(head);
                if !near.is_empty() {
                    so_far.push(near);
                    self.go(tail, slips - 1, so_far, found);
                    so_far.pop();
                }
            }
        }
    }

    fn near(&mut self, head: &str) -> Vec<&'static str> {
        if head.len() < 2 {
            return Vec::new();
        }
        let near = self.near.entry(head.to_owned());
        let find = || {
            let all = SYLLABLES.iter().copied();
            all.filter(|syllable| {
                *syllable != head && is_one_slip(head.as_bytes(), syllable.as_bytes())
            })
            .collect()
        };
        near.or_insert_with(find).clone()
    }
}

/// The syllable itself, or at the end of what is typed every syllable that begins so.
fn exactly(head: &str, is_last: bool) -> Vec<&'static str> {
    if let Ok(at) = SYLLABLES.binary_search(&head) {
        return vec![SYLLABLES[at]];
    }
    if !is_last {
        return Vec::new();
    }
    let from = SYLLABLES.partition_point(|syllable| *syllable < head);
    let begins = SYLLABLES[from..].iter().copied();
    begins
        .take_while(|syllable| syllable.starts_with(head))
        .collect()
}

/// One key wrong, too many, too few, or two swapped.
pub fn is_one_slip<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if long.len() - short.len() > 1 || short == long {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    if short.len() < long.len() {
        return short[same..] == long[same + 1..];
    }
    let (x, y) = (&short[same..], &long[same..]);
    x[1..] == y[1..] || x.len() > 1 && x[0] == y[1] && x[1] == y[0] && x[2..] == y[2..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(ways: &[Spelling], syllables: &[&str]) -> bool {
        let fits = |way: &Spelling| {
            way.len() == syllables.len()
                && way
                    .iter()
                    .zip(syllables)
                    .all(|(place, one)| place.contains(one))
        };
        ways.iter().any(fits)
    }

    #[test]
    fn letters_are_cut_into_syllables() {
        assert!(holds(&spellings("shafa"), &["sha", "fa"]));
        assert!(holds(&spellings("xian"), &["xian"]) && holds(&spellings("xian"), &["xi", "an"]));
        assert!(holds(&spellings("shafat"), &["sha", "fa", "tui"]));
        assert!(spellings("hello").is_empty() && spellings("").is_empty());
    }

    #[test]
    fn one_slip_is_forgiven() {
        for typed in [
            "shuzuangtai",
            "shuzhuangtia",
            "shuzhhuangtai",
            "shuzhuamgtai",
        ] {
            assert!(holds(&slipped(typed), &["shu", "zhuang", "tai"]), "{typed}");
        }
        assert!(holds(&slipped("shunmingshu"), &["shuo", "ming", "shu"]));
    }

    #[test]
    fn a_slip_is_one_and_not_two() {
        let slip = |a: &str, b: &str| is_one_slip(a.as_bytes(), b.as_bytes());
        assert!(slip("abc", "acb") && slip("abc", "abd") && slip("abc", "ab") && slip("bc", "abc"));
        assert!(
            !slip("abc", "abc") && !slip("abc", "cba") && !slip("abc", "a") && !slip("ab", "xy")
        );
    }

    #[test]
    fn what_can_be_cut_in_many_ways_is_cut_in_no_time() {
        assert!(slipped(&"xianan".repeat(5)).len() <= WAYS);
    }
}
