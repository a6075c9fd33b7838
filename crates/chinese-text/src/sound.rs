use pinyin::ToPinyinMulti;

use crate::simplified;

/// Readings of one character that are ever asked for; rarer ones than these are noise.
const MOST_READINGS: usize = 4;
/// What fits the bits of a word, with one to spare.
const MOST_TYPED: usize = 60;

/// One character and how it may be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Syllables {
    pub character: char,
    /// Without tones, `ü` as `v`, the usual reading first, none twice. Empty for what is no Chinese character.
    pub readings: Vec<&'static str>,
}

/// How every character of a text may be read, in order.
///
/// ```
/// # use yingke_chinese_text::pinyin_of;
/// let read = pinyin_of("行A");
/// assert!(read[0].readings.contains(&"xing") && read[0].readings.contains(&"hang"));
/// assert!(read[1].readings.is_empty());
/// ```
pub fn pinyin_of(text: &str) -> Vec<Syllables> {
    let syllables = |character| Syllables {
        character,
        readings: readings(character),
    };
    text.chars().map(syllables).collect()
}

/// The readings of one character, simplified or traditional.
pub fn readings(c: char) -> Vec<&'static str> {
    let mut known: Vec<&'static str> = Vec::new();
    let Some(all) = simplified(c).to_pinyin_multi() else {
        return known;
    };
    for reading in all.into_iter().map(|reading| plain(reading.plain())) {
        if !known.contains(&reading) && known.len() < MOST_READINGS {
            known.push(reading);
        }
    }
    known
}

/// What is typed for a text, in its usual readings: `fahuo`. Letters and digits stay, small; everything else is left out.
pub fn spelled(text: &str) -> String {
    usual(text, |reading| reading)
}

/// The first letters of a text in its usual readings: `kfys` for 开发运输. Letters and digits stay, small.
pub fn initials(text: &str) -> String {
    usual(text, |reading| &reading[..1])
}

fn usual(text: &str, part: fn(&'static str) -> &'static str) -> String {
    let mut typed = String::with_capacity(text.len());
    for c in text.chars() {
        match readings(c).first() {
            Some(reading) => typed.push_str(part(reading)),
            None if c.is_alphanumeric() => typed.extend(c.to_lowercase()),
            None => {}
        }
    }
    typed
}

/// Whether `typed` (small letters, no spaces, at most 60 bytes) reads along some stretch of `text`: each character by its first letter,
/// a whole syllable or itself; the last one also by the beginning of a syllable. In time text × typed, whatever either holds.
pub fn sounds_like(text: &str, typed: &str) -> bool {
    if typed.is_empty() || typed.len() > MOST_TYPED {
        return false;
    }
    // Bit p: the first p bytes of `typed` have been read by the characters just before.
    let mut reached = 0_u64;
    for c in text.chars() {
        let readings = readings(c);
        let mut next = 0_u64;
        reached |= 1;
        for from in (0..typed.len()).filter(|from| reached & (1 << from) != 0) {
            let left = &typed[from..];
            if left.starts_with(c) {
                next |= 1 << (from + c.len_utf8());
            }
            for reading in &readings {
                if reading.starts_with(left) {
                    return true;
                }
                if left.starts_with(&reading[..1]) {
                    next |= 1 << (from + 1);
                }
                if left.starts_with(reading) {
                    next |= 1 << (from + reading.len());
                }
            }
        }
        if next & (1 << typed.len()) != 0 {
            return true;
        }
        reached = next;
    }
    false
}

/// The crate writes `ü`, keyboards have none.
fn plain(reading: &'static str) -> &'static str {
    match reading {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        "ê" => "e",
        _ => reading,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn characters_sound_as_they_are_typed() {
        assert_eq!(spelled("发货3天"), "fahuo3tian");
        assert_eq!(spelled("绿色"), "lvse");
        assert_eq!(initials("開發運輸"), "kfys");
    }

    #[test]
    fn a_second_reading_is_found_too() {
        assert!(sounds_like("银行卡", "yinhang") && sounds_like("银行卡", "yx"));
        assert!(sounds_like("加长款", "jc") && sounds_like("加长款", "jz"));
    }

    #[test]
    fn initials_syllables_and_beginnings_mix() {
        for typed in ["kfys", "kaifayunshu", "kaify", "fayun", "fyu", "发ys"] {
            assert!(sounds_like("开发运输", typed), "{typed}");
        }
        for typed in ["kfsy", "kaiyun", "ax", ""] {
            assert!(!sounds_like("开发运输", typed), "{typed}");
        }
    }

    #[test]
    fn a_repetition_that_reads_in_many_ways_takes_no_longer() {
        assert!(!sounds_like(
            &"恶安嗯".repeat(300),
            &format!("{}x", "eann".repeat(14))
        ));
    }

    proptest! {
        #[test]
        fn every_text_sounds_like_its_own_initials_and_spelling(text in "[一-龥]{1,9}") {
            prop_assume!(pinyin_of(&text).iter().all(|c| !c.readings.is_empty()));
            prop_assert!(sounds_like(&text, &initials(&text)));
            prop_assert!(sounds_like(&text, &spelled(&text)));
        }

        #[test]
        fn readings_are_small_letters(c in any::<char>()) {
            for reading in readings(c) {
                prop_assert!(reading.bytes().all(|b| b.is_ascii_lowercase()), "{}", reading);
            }
        }
    }
}
