//! The first sheet of an XLSX of any size, row by row.

mod cells;
mod events;
#[cfg(test)]
mod tests;

use std::io::{Read, Seek};

use quick_xml::events::Event;

use self::{
    cells::Sheet,
    events::{Events, unpacked},
};
use crate::{
    BadRow, Broken, Row, RowLimits, Zip,
    looks::Styles,
    workbook::{Book, Strings, Written, first_sheet_of},
    zip::Part,
};

/// Parts of the package besides the sheet, which are small.
const PART_BYTES: u64 = 8 << 20;
/// Strings that cells share are the one thing that has to be held.
const STRING_BYTES: u64 = 96 << 20;
/// Of styles, of which little is held.
const STYLE_BYTES: u64 = 64 << 20;
const MOST_PARTS: usize = 4_000;

/// A workbook whose first sheet is read from its beginning.
pub struct XlsxRows<R> {
    zip: Zip<R>,
    sheet: usize,
    book: Book,
    limits: RowLimits,
}

impl<R: Read + Seek> XlsxRows<R> {
    pub fn open(from: R, limits: RowLimits) -> Result<Self, BadRow> {
        opened(from, limits).map_err(|reason| reason.at(0))
    }

    /// Hands over each row in which something stands, in the order of the sheet, until `hear` says no.
    pub fn each(&mut self, hear: &mut dyn FnMut(Row) -> bool) -> Result<(), BadRow> {
        let part = self.zip.part(self.sheet);
        let part = part.map_err(|fault| Broken::from(fault).at(0))?;
        Sheet::of(&self.book, self.limits).each(part, hear)
    }
}

fn opened<R: Read + Seek>(from: R, limits: RowLimits) -> Result<XlsxRows<R>, Broken> {
    let mut zip = Zip::open(from, MOST_PARTS)?;
    let described = whole(&mut zip, "xl/workbook.xml")?;
    let links = whole(&mut zip, "xl/_rels/workbook.xml.rels")?;
    let (described, links) = described.zip(links).ok_or(Broken::NoTable)?;
    let sheet = first_sheet_of(&described, &links).map_err(|_| Broken::NoTable)?;
    let sheet = place_of(&zip, &sheet).ok_or(Broken::NoTable)?;
    let strings = match place_of(&zip, "xl/sharedStrings.xml") {
        Some(place) => strings(zip.part(place)?, limits)?,
        None => Strings::default(),
    };
    let styles = match place_of(&zip, "xl/styles.xml") {
        Some(place) => styles(zip.part(place)?, limits)?,
        None => Styles::default(),
    };
    let looks = styles.end(&described).map_err(|_| Broken::NoTable)?;
    Ok(XlsxRows {
        zip,
        sheet,
        book: Book { strings, looks },
        limits,
    })
}

fn place_of<R: Read + Seek>(zip: &Zip<R>, name: &str) -> Option<usize> {
    let mut entries = zip.entries().iter();
    entries.position(|entry| entry.name.eq_ignore_ascii_case(name))
}

fn whole<R: Read + Seek>(zip: &mut Zip<R>, name: &str) -> Result<Option<Vec<u8>>, Broken> {
    let Some(place) = place_of(zip, name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let mut part = zip.part(place)?.take(PART_BYTES + 1);
    part.read_to_end(&mut bytes).map_err(unpacked)?;
    if bytes.len() as u64 > PART_BYTES {
        return Err(Broken::TooLarge);
    }
    Ok(Some(bytes))
}

fn strings<R: Read>(part: Part<'_, R>, limits: RowLimits) -> Result<Strings, Broken> {
    let (mut found, mut text) = (Strings::default(), Written::default());
    let mut events = Events::of(part, STRING_BYTES, limits.row_bytes);
    while let Some(event) = events.next()? {
        text.hear(&event).map_err(|_| Broken::NoTable)?;
        let kept = match &event {
            Event::End(tag) if tag.local_name().as_ref() == b"si" => found.push(&text.take()),
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => found.push(""),
            _ => continue,
        };
        if kept.is_err() || found.bytes() > STRING_BYTES {
            return Err(Broken::TooLarge);
        }
    }
    Ok(found)
}

fn styles<R: Read>(part: Part<'_, R>, limits: RowLimits) -> Result<Styles, Broken> {
    let mut found = Styles::default();
    let mut events = Events::of(part, STYLE_BYTES, limits.row_bytes);
    while let Some(event) = events.next()? {
        found.hear(&event);
    }
    Ok(found)
}
