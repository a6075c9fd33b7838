//! The first sheet of an XLSX (ECMA-376): strings, inline strings, numbers and days as a spreadsheet shows them.

mod book;
mod cells;
mod xml;

use quick_xml::events::Event;

use self::cells::Sheet;
pub use self::{
    book::{Book, Kind, Strings},
    cells::{MOST_LINES, column_of},
    xml::{MOST_DEEP, Written, attribute, each},
};
use crate::{Unreadable, archive::Archive, looks::Styles, taken::Taken};

const MOST_PARTS: usize = 400;

pub fn rows(bytes: &[u8], taken: &mut Taken<'_>) -> Result<(), Unreadable> {
    let mut archive = Archive::open(bytes, taken.limits.unpacked_bytes, MOST_PARTS)?;
    let described = archive.part("xl/workbook.xml")?;
    let links = archive.part("xl/_rels/workbook.xml.rels")?;
    let (described, links) = described.zip(links).ok_or(Unreadable::NoTable)?;
    let sheet = first_sheet_of(&described, &links)?;
    let sheet = archive.part(&sheet)?.ok_or(Unreadable::NoTable)?;
    let strings = match archive.part("xl/sharedStrings.xml")? {
        Some(xml) => strings(&xml)?,
        None => Strings::default(),
    };
    let styles = match archive.part("xl/styles.xml")? {
        Some(xml) => styles(&xml)?,
        None => Styles::default(),
    };
    let looks = styles.end(&described)?;
    let book = Book { strings, looks };
    let mut read = Sheet::new(&book, taken);
    let heard = each(&sheet, |event| read.hear(event));
    let heard = heard.and_then(|()| read.end_row());
    heard.map_err(|why| read.located(why))?;
    taken.rows.sort_by_key(|row| row.line);
    Ok(())
}

/// The name of the part, by the workbook and its links.
pub fn first_sheet_of(book: &[u8], links: &[u8]) -> Result<String, Unreadable> {
    let mut id = None;
    each(book, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && id.is_none()
            && tag.local_name().as_ref() == b"sheet"
        {
            // Beside `sheetId`, which is something else.
            id = attribute(tag, b"r:id").or_else(|| attribute(tag, b"id"));
        }
        Ok(())
    })?;
    // Or a link without any would be the one.
    let id = Some(id.ok_or(Unreadable::NoTable)?);
    let mut target = None;
    each(links, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && attribute(tag, b"Id") == id
        {
            target = attribute(tag, b"Target");
        }
        Ok(())
    })?;
    let target = target.ok_or(Unreadable::NoTable)?;
    Ok(match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("xl/{target}"),
    })
}

fn strings(xml: &[u8]) -> Result<Strings, Unreadable> {
    let (mut found, mut text) = (Strings::default(), Written::default());
    each(xml, |event| {
        text.hear(event)?;
        match event {
            Event::End(tag) if tag.local_name().as_ref() == b"si" => found.push(&text.take()),
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => found.push(""),
            _ => Ok(()),
        }
    })?;
    Ok(found)
}

fn styles(xml: &[u8]) -> Result<Styles, Unreadable> {
    let mut found = Styles::default();
    each(xml, |event| {
        found.hear(event);
        Ok(())
    })?;
    Ok(found)
}
