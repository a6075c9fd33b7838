use serde::Serialize;
use utoipa::ToSchema;
use yingke_chinese_text::normalise;

use crate::trade::list::mobile;

/// A shorter piece stands in too many addresses.
const LEAST_CHARS: usize = 5;
/// People leave these out: 浙江杭州 is 浙江省杭州市.
const LEVELS: [char; 4] = ['省', '市', '区', '县'];

/// How what somebody typed compares with what an order says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    Same,
    /// Of an address: one of both says more, a room for instance.
    Part,
    Other,
}

impl Likeness {
    pub fn of_names(typed: &str, kept: &str) -> Self {
        Self::whole(&plain(typed), &plain(kept))
    }

    pub fn of_phones(typed: &str, kept: &str) -> Self {
        let dialled = |phone: &str| mobile(phone).unwrap_or_else(|| plain(phone));
        Self::whole(&dialled(typed), &dialled(kept))
    }

    pub fn of_places(typed: &str, kept: &str) -> Self {
        let (typed, kept) = (without_levels(typed), without_levels(kept));
        let [short, long] = if typed.len() < kept.len() {
            [&typed, &kept]
        } else {
            [&kept, &typed]
        };
        match Self::whole(short, long) {
            Self::Other if short.chars().count() >= LEAST_CHARS && holds(long, short) => Self::Part,
            whole => whole,
        }
    }

    /// What holds nothing to compare is like nothing.
    fn whole(typed: &str, kept: &str) -> Self {
        if typed == kept && !typed.is_empty() {
            Self::Same
        } else {
            Self::Other
        }
    }
}

/// Blanks, marks, wide and traditional characters make no other place.
fn plain(text: &str) -> String {
    let text = normalise(text);
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What parts two numbers stays: 11-3 is no 113.
fn without_levels(place: &str) -> String {
    let (mut plain, mut is_parted) = (String::new(), false);
    for c in normalise(place).chars() {
        if !c.is_alphanumeric() {
            is_parted = true;
        } else if !LEVELS.contains(&c) {
            if is_parted && c.is_ascii_digit() && plain.ends_with(is_digit) {
                plain.push('-');
            }
            plain.push(c);
            is_parted = false;
        }
    }
    plain
}

/// Numbers whole: 1 号 is no part of 11 号.
fn holds(long: &str, short: &str) -> bool {
    long.match_indices(short).any(|(at, _)| {
        let (before, after) = (&long[..at], &long[at + short.len()..]);
        !is_one_number(before, short) && !is_one_number(short, after)
    })
}

fn is_one_number(left: &str, right: &str) -> bool {
    left.ends_with(is_digit) && right.starts_with(is_digit)
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::Likeness::{self, Other, Part, Same};

    const KEPT: &str = "浙江省杭州市西湖区文三路 1 号 3 单元";

    #[test]
    fn an_address_is_the_same_however_it_is_written() {
        for (typed, expected) in [
            (KEPT, Same),
            ("浙江杭州西湖，文三路１号3單元", Same),
            ("浙江省杭州市西湖区文三路 1 号", Part),
            ("西湖区文三路1号3单元", Part),
            ("浙江省杭州市西湖区文三路1号3单元502室", Part),
            ("浙江省杭州市西湖区文三路11号3单元", Other),
            ("上海市徐汇区某路 2 号", Other),
            ("文三路", Other),
            ("，。", Other),
        ] {
            assert_eq!(Likeness::of_places(typed, KEPT), expected, "{typed}");
        }
        assert_eq!(Likeness::of_places("，。", ""), Other);
    }

    #[test]
    fn another_number_is_another_place() {
        let kept = "杭州市西湖区文三路 11 号 3 单元 502 室";
        for other in ["1号3单元502室", "西湖区文三路1", "文三路11号3单元5"] {
            assert_eq!(Likeness::of_places(other, kept), Other, "{other}");
        }
        assert_eq!(Likeness::of_places("文三路11号3单元502", kept), Part);
        let kept = "文三路11-3-502";
        for (typed, expected) in [
            ("文三路 11 - 3 - 502", Same),
            ("文三路11-3", Part),
            ("文三路1-13-502", Other),
            ("文三路113", Other),
        ] {
            assert_eq!(Likeness::of_places(typed, kept), expected, "{typed}");
        }
    }

    #[test]
    fn a_phone_is_the_same_however_it_is_parted_and_never_by_a_part() {
        let of = |typed| Likeness::of_phones(typed, "13800138000");
        assert_eq!(of("+86 138-0013-8000"), Same);
        for other in ["138****8000", "1380013800", "13800138001", "8000"] {
            assert_eq!(of(other), Other, "{other}");
        }
    }

    #[test]
    fn a_name_is_the_same_or_another() {
        assert_eq!(Likeness::of_names(" 林 夏 ", "林夏"), Same);
        assert_eq!(Likeness::of_names("林", "林夏"), Other);
    }
}
