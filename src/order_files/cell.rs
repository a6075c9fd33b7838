//! What a cell says, pure.

use crate::{calendar::Date, vocabulary::Millis};

/// A hundred million yuan: nothing costs more, and sums of it fit.
const MOST_FEN: i64 = 10_000_000_000;
const SECOND_MS: Millis = 1_000;

/// Without what keeps a spreadsheet from calculating (`="123"`, `'123`), a byte order mark, and blanks around.
pub fn plain(cell: &str) -> &str {
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let quoted = cell.strip_prefix('=').map(str::trim_start);
    let quoted = quoted.and_then(|rest| rest.strip_prefix('"')?.strip_suffix('"'));
    let cell = quoted.unwrap_or(cell).trim();
    cell.strip_prefix('\'').unwrap_or(cell).trim()
}

/// Exports write 无, `null` and dashes where there is nothing.
pub fn some(cell: &str) -> Option<&str> {
    let cell = plain(cell);
    let is_nothing = matches!(cell, "" | "-" | "--" | "无" | "null" | "NULL" | "None");
    (!is_nothing).then_some(cell)
}

/// Of yuan with at most two digits behind the point; nothing is nothing.
pub fn fen(cell: &str) -> Option<i64> {
    let text = plain(cell).trim_start_matches(['¥', '￥']);
    let text = text.trim_end_matches('元').trim().replace(',', "");
    if text.is_empty() {
        return Some(0);
    }
    let (yuan, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let part = part.trim_end_matches('0');
    if !is_number(yuan) || !is_number(part) || part.len() > 2 || yuan.len() > 9 {
        return None;
    }
    let yuan: i64 = if yuan.is_empty() {
        0
    } else {
        yuan.parse().ok()?
    };
    let part: i64 = format!("{part:0<2}").parse().ok()?;
    Some(yuan * 100 + part).filter(|fen| *fen <= MOST_FEN)
}

/// A whole number of pieces.
pub fn pieces(cell: &str) -> Option<i64> {
    let text = plain(cell);
    let text = text.strip_suffix(".0").unwrap_or(text);
    text.parse()
        .ok()
        .filter(|pieces| (1..=100_000).contains(pieces))
}

/// `2017-07-08 00:42:32`, `2017/7/8 0:42` or a day alone, by China's clock.
pub fn time(cell: &str) -> Option<Millis> {
    let text = plain(cell);
    let (day, clock) = text.split_once([' ', 'T']).unwrap_or((text, "0:0"));
    let [year, month, day] = numbers(day, ['-', '/'])?;
    let clock = clock.trim();
    let [hour, minute, second] = numbers(clock, [':', ':']).or_else(|| {
        let [hour, minute] = numbers(clock, [':', ':'])?;
        Some([hour, minute, 0])
    })?;
    let is_time = hour < 24 && minute < 60 && second < 60;
    let is_near = (1990..2100).contains(&year);
    let date = Date::new(year, month, day).filter(|_| is_time && is_near)?;
    Some(date.at_minute(hour * 60 + minute) + second * SECOND_MS)
}

fn numbers<const N: usize>(text: &str, between: [char; 2]) -> Option<[i64; N]> {
    let parts: Vec<_> = text.split(between).collect();
    let parts: [&str; N] = parts.try_into().ok()?;
    let is_number = |part: &&str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !parts.iter().all(is_number) {
        return None;
    }
    Some(parts.map(|part| part.parse().unwrap_or_default()))
}

/// Letters, digits and hyphens, at most 40: what an order's number is made of.
pub fn is_number_of_an_order(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A spreadsheet has made `1.23457E+17` of it: what it was nobody knows any more.
pub fn is_shortened(text: &str) -> bool {
    let (digits, power) = text.split_once(['E', 'e']).unwrap_or((text, ""));
    let power = power.trim_start_matches('+');
    !power.is_empty()
        && power.bytes().all(|byte| byte.is_ascii_digit())
        && !digits.is_empty()
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_that_a_spreadsheet_was_told_to_leave_alone_are_numbers() {
        for cell in [
            "=\"10000000000000001\"",
            "'10000000000000001",
            " 10000000000000001\t",
            "\u{feff}10000000000000001",
        ] {
            assert_eq!(plain(cell), "10000000000000001");
        }
        assert_eq!(some("=\"\""), None);
        assert_eq!(some(" 无 "), None);
    }

    #[test]
    fn yuan_are_fen_to_the_last_one() {
        for (cell, wanted) in [
            ("201.12", Some(20_112)),
            ("0元", Some(0)),
            ("", Some(0)),
            ("1,234.5", Some(123_450)),
            ("¥3", Some(300)),
            (".5", Some(50)),
            ("1.2300", Some(123)),
            ("1.234", None),
            ("-1", None),
            ("1.2.3", None),
            ("一百", None),
            ("9999999999", None),
        ] {
            assert_eq!(fen(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn times_are_those_of_china() {
        let wanted = Some(1_499_445_752_000);
        assert_eq!(time("2017-07-08 00:42:32"), wanted);
        assert_eq!(time("2017/7/8 0:42:32"), wanted);
        assert_eq!(time("2017-07-08 0:42"), Some(1_499_445_720_000));
        assert_eq!(time("2017-07-08"), Some(1_499_443_200_000));
        for wrong in [
            "",
            "2017-02-30 1:00",
            "2017-13-01",
            "0042",
            "2017-07-08 24:00",
            "今天",
        ] {
            assert_eq!(time(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_that_was_shortened_is_known_for_one() {
        assert!(is_shortened("1.23457E+17") && is_shortened("1e17"));
        assert!(!is_shortened("10000000000000001") && !is_shortened("E100"));
        assert!(is_number_of_an_order("T200P10000000000000001"));
        assert!(!is_number_of_an_order("") && !is_number_of_an_order("1 2"));
    }

    proptest! {
        #[test]
        fn what_is_written_in_yuan_is_read_back(amount in 0_i64..=10_000_000_000) {
            let text = format!("{}.{:02}", amount / 100, amount % 100);
            prop_assert_eq!(fen(&text), Some(amount));
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,40}") {
            let _ = (fen(&text), time(&text), pieces(&text), plain(&text), is_shortened(&text));
        }
    }
}
