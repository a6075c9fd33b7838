//! What a spreadsheet shows for the numbers of a workbook: digits as a person wrote them, and days for what is counted in days.

use std::collections::BTreeSet;

use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use crate::{
    Unreadable,
    workbook::{attribute, each},
};

/// Of any spreadsheet.
const MOST_STYLES: usize = 1 << 16;
/// Formats of a workbook's own that are remembered; spreadsheets take some hundred.
const MOST_FORMATS: usize = 1 << 12;
/// Beyond, fifteen digits are not all there are; nearer to nothing, nobody types them.
const PLAIN: std::ops::Range<f64> = 1e-9..1e15;
const DAY_SECONDS: i64 = 24 * 60 * 60;
/// 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;
/// From 1 January 1970 back to the day before the first, and to the first of the other system.
const BEFORE_1900: i64 = -25_568;
const FROM_1904: i64 = -24_107;

/// Which styles show a day, and from when days are counted.
#[derive(Debug, Default)]
pub struct Looks {
    is_from_1904: bool,
    /// By the number of a style, up to the last that shows one.
    days: Vec<bool>,
}

/// The styles of a workbook while they are read.
#[derive(Default)]
pub struct Styles {
    place: Place,
    /// Formats of its own that show a day.
    own: BTreeSet<u32>,
    /// By the number of a style, its format.
    used: Vec<u32>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Elsewhere,
    Formats,
    Cells,
}

impl Styles {
    pub fn hear(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) | Event::Empty(tag) => self.begin(tag),
            Event::End(tag) if is_section(tag.local_name().as_ref()) => {
                self.place = Place::Elsewhere;
            }
            _ => {}
        }
    }

    fn begin(&mut self, tag: &BytesStart<'_>) {
        match (tag.local_name().as_ref(), self.place) {
            (b"numFmts", _) => self.place = Place::Formats,
            (b"cellXfs", _) => self.place = Place::Cells,
            (b"numFmt", Place::Formats) if self.own.len() < MOST_FORMATS => {
                let code = attribute(tag, b"formatCode").unwrap_or_default();
                self.own
                    .extend(format_of(tag).filter(|_| shows_a_day(&code)));
            }
            (b"xf", Place::Cells) if self.used.len() < MOST_STYLES => {
                self.used.push(format_of(tag).unwrap_or(0));
            }
            _ => {}
        }
    }

    /// `book`: the part that says from when days are counted.
    pub fn end(self, book: &[u8]) -> Result<Looks, Unreadable> {
        let Self { own, used, .. } = self;
        let days = used.iter();
        let days = days.map(|format| is_built_in(*format) || own.contains(format));
        let mut days: Vec<bool> = days.collect();
        let last = days.iter().rposition(|is_day| *is_day);
        days.truncate(last.map_or(0, |last| last + 1));
        Ok(Looks {
            is_from_1904: is_from_1904(book)?,
            days,
        })
    }
}

fn is_section(tag: &[u8]) -> bool {
    matches!(tag, b"numFmts" | b"cellXfs")
}

fn format_of(tag: &BytesStart<'_>) -> Option<u32> {
    attribute(tag, b"numFmtId")?.parse().ok()
}

/// Formats that no file describes (ECMA-376, 18.8.30), with those of Chinese and Japanese spreadsheets.
const fn is_built_in(format: u32) -> bool {
    matches!(format, 14..=22 | 27..=36 | 50..=58)
}

/// By its letters for years to seconds, outside quotes and brackets. A duration counts hours on, as `[h]`.
fn shows_a_day(written: &str) -> bool {
    let Ok(code) = unescape(written) else {
        return false;
    };
    let (mut characters, mut shows) = (code.chars(), false);
    while let Some(c) = characters.next() {
        match c {
            '"' => {
                characters.by_ref().find(|c| *c == '"');
            }
            // What stands behind is shown, left free or repeated.
            '\\' | '_' | '*' => {
                characters.next();
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if ["h", "hh", "m", "mm", "s", "ss"].contains(&inside.as_str()) {
                    return false;
                }
            }
            '#' | '?' => return false,
            // Behind it stands how less than nothing is shown.
            ';' => break,
            c => shows |= matches!(c.to_ascii_lowercase(), 'y' | 'm' | 'd' | 'h' | 's'),
        }
    }
    shows
}

fn is_from_1904(book: &[u8]) -> Result<bool, Unreadable> {
    let mut is_so = false;
    each(book, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == b"workbookPr"
        {
            let said = attribute(tag, b"date1904");
            is_so = matches!(said.as_deref(), Some("1" | "true"));
        }
        Ok(())
    })?;
    Ok(is_so)
}

impl Looks {
    /// Whether a cell of this style shows a day.
    pub fn is_day(&self, cell: &BytesStart<'_>) -> bool {
        // Most workbooks have none, and most of their cells a style.
        if self.days.is_empty() {
            return false;
        }
        let style = attribute(cell, b"s").and_then(|style| style.parse::<usize>().ok());
        style.is_some_and(|style| self.days.get(style) == Some(&true))
    }

    /// As `2026-10-01 09:30:00`. None: there is no such day.
    pub fn day(&self, text: &str) -> Option<String> {
        let serial: f64 = text.trim().parse().ok()?;
        if !(0.0..LAST_DAY).contains(&serial) {
            return None;
        }
        let seconds = (serial * DAY_SECONDS as f64).round() as i64;
        let (day, second) = (seconds / DAY_SECONDS, seconds % DAY_SECONDS);
        let since_1970 = match (self.is_from_1904, day) {
            (true, _) => FROM_1904 + day,
            // Day 60 is 29 February 1900, which never was, and day 0 none at all.
            (false, 0 | 60) => return None,
            (false, 1..60) => BEFORE_1900 + day,
            (false, _) => BEFORE_1900 + day - 1,
        };
        let (year, month, day) = date(since_1970);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        Some(format!(
            "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
        ))
    }
}

/// A day counted from 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn date(since_1970: i64) -> (i64, i64, i64) {
    let day = since_1970 + 719_468;
    let (era, day) = (day.div_euclid(146_097), day.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day + 2) / 153;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let is_next = i64::from(month <= 2);
    let day = day - (153 * from_march + 2) / 5 + 1;
    (era * 400 + year + is_next, month, day)
}

/// A number with at most fifteen digits, and none as a power of ten, as spreadsheets show what they have calculated: 11, and never
/// 11.000000000000002. Digits alone stay as they are: a code may be longer. What is too large to be sure of stays, too.
pub fn plain(text: String) -> String {
    let number = text.trim();
    let is_whole = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_number = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    if is_whole || !number.bytes().all(is_number) {
        return text;
    }
    let Ok(value) = number.parse::<f64>() else {
        return text;
    };
    if value == 0.0 {
        return "0".to_owned();
    }
    let rounded = format!("{value:.14e}").parse::<f64>();
    rounded
        .ok()
        .filter(|_| PLAIN.contains(&value.abs()))
        .map_or(text, |rounded| rounded.to_string())
}

/// A day as ISO 8601 writes it (`2026-10-01T09:30:00`), in the manner of the others.
pub fn iso(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    let (text, _) = text.split_once('.').unwrap_or((text, ""));
    text.replacen('T', " ", 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn from(is_from_1904: bool) -> Looks {
        Looks {
            is_from_1904,
            days: Vec::new(),
        }
    }

    #[test]
    fn numbers_are_those_that_a_spreadsheet_shows() {
        for (written, shown) in [
            ("11.000000000000002", "11"),
            ("19.900000000000002", "19.9"),
            ("9.9499999999999993", "9.95"),
            ("0.30000000000000004", "0.3"),
            ("1.1E2", "110"),
            ("1E-2", "0.01"),
            ("12.300", "12.3"),
            ("7.0", "7"),
            ("-0", "0"),
            ("-2.50", "-2.5"),
            ("6.9012345678919999E+12", "6901234567892"),
            ("202611290000000123", "202611290000000123"),
            ("0571", "0571"),
            ("1.23456789012345E+17", "1.23456789012345E+17"),
            ("1e400", "1e400"),
            ("inf", "inf"),
            ("1-2", "1-2"),
            ("", ""),
        ] {
            assert_eq!(plain(written.to_owned()), shown, "{written}");
        }
    }

    #[test]
    fn days_are_counted_from_either_year() {
        for (serial, day) in [
            ("46500.5", "2027-04-23 12:00:00"),
            ("46327.41666666667", "2026-11-01 10:00:00"),
            ("1", "1900-01-01 00:00:00"),
            ("59", "1900-02-28 00:00:00"),
            ("61", "1900-03-01 00:00:00"),
            ("45351.999999", "2024-03-01 00:00:00"),
            ("2958465", "9999-12-31 00:00:00"),
        ] {
            assert_eq!(from(false).day(serial).as_deref(), Some(day), "{serial}");
        }
        let day = from(true).day("45038.5");
        assert_eq!(day.as_deref(), Some("2027-04-23 12:00:00"));
        assert_eq!(from(true).day("0").as_deref(), Some("1904-01-01 00:00:00"));
        for none in ["", "0.5", "60", "-1", "2958466", "nan", "明天"] {
            assert_eq!(from(false).day(none), None, "{none}");
        }
        assert_eq!(iso("2027-01-14T12:00:00.000Z"), "2027-01-14 12:00:00");
    }

    #[test]
    fn a_format_shows_a_day_or_a_number() {
        for format in [
            "yyyy-mm-dd",
            "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
            "[$-804]yyyy\\-mm\\-dd\\ hh:mm:ss.000;@",
            "h:mm AM/PM",
        ] {
            assert!(shows_a_day(format), "{format}");
        }
        for format in [
            "General",
            "0.00E+00",
            "#,##0.00&quot;days&quot;",
            "0&quot;&amp;&quot;",
            "[Red]0.00\\d",
            "[h]:mm:ss",
            "@",
        ] {
            assert!(!shows_a_day(format), "{format}");
        }
    }

    proptest! {
        #[test]
        fn money_stays_what_it_is(fen in 0_i64..=10_000_000_000, factor in 1_i64..100) {
            let yuan = fen as f64 / 100.0;
            let calculated = yuan * factor as f64 / factor as f64;
            prop_assert_eq!(plain(format!("{calculated:e}")), yuan.to_string());
        }

        #[test]
        fn nothing_makes_it_panic(text in "\\PC{0,40}|[0-9.eE+-]{0,40}", format in "\\PC{0,40}") {
            let _ = (plain(text.clone()), from(true).day(&text), from(false).day(&text), iso(&text));
            let _ = shows_a_day(&format);
        }
    }
}
