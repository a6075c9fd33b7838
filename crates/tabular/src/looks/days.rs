//! Days as they are counted, and as they are read.

use quick_xml::events::BytesStart;

use super::Looks;
use crate::workbook::attribute;

const DAY_SECONDS: i64 = 24 * 60 * 60;
/// 31 December 9999.
const LAST_DAY: f64 = 2_958_466.0;
/// From 1 January 1970 back to the day before the first, and to the first of the other system.
const BEFORE_1900: i64 = -25_568;
const FROM_1904: i64 = -24_107;

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

/// A day as ISO 8601 writes it (`2026-10-01T09:30:00`), in the manner of the others.
pub fn iso(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    let (text, _) = text.split_once('.').unwrap_or((text, ""));
    text.replacen('T', " ", 1)
}
