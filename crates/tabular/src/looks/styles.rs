//! Which styles of a workbook show a day.

use std::collections::BTreeSet;

use quick_xml::{
    escape::unescape,
    events::{BytesStart, Event},
};

use super::Looks;
use crate::{
    Unreadable,
    workbook::{attribute, each},
};

/// Of any spreadsheet.
const MOST_STYLES: usize = 1 << 16;
/// Formats of a workbook's own that are remembered; spreadsheets take some hundred.
const MOST_FORMATS: usize = 1 << 12;

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
pub(super) fn shows_a_day(written: &str) -> bool {
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
