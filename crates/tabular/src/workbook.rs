//! The first sheet of an XLSX (ECMA-376): strings, inline strings, numbers as they are written.

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::{Limits, Row, Unreadable, archive::Archive};

const MOST_PARTS: usize = 400;

pub fn rows(bytes: &[u8], limits: &Limits) -> Result<Vec<Row>, Unreadable> {
    let mut archive = Archive::open(bytes, limits.unpacked_bytes, MOST_PARTS)?;
    let sheet = first_sheet(&mut archive)?;
    let sheet = archive.part(&sheet)?.ok_or(Unreadable::NoTable)?;
    let strings = match archive.part("xl/sharedStrings.xml")? {
        Some(xml) => strings(&xml)?,
        None => Vec::new(),
    };
    cells(&sheet, &strings, limits)
}

fn first_sheet(archive: &mut Archive<'_>) -> Result<String, Unreadable> {
    let book = archive.part("xl/workbook.xml")?;
    let links = archive.part("xl/_rels/workbook.xml.rels")?;
    let (book, links) = book.zip(links).ok_or(Unreadable::NoTable)?;
    let mut id = None;
    each(&book, |event| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && id.is_none()
            && tag.local_name().as_ref() == b"sheet"
        {
            // Beside `sheetId`, which is something else.
            id = attribute(tag, b"r:id").or_else(|| attribute(tag, b"id"));
        }
        Ok(())
    })?;
    let mut target = None;
    each(&links, |event| {
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

fn strings(xml: &[u8]) -> Result<Vec<String>, Unreadable> {
    let (mut found, mut text) = (Vec::new(), Written::default());
    each(xml, |event| {
        text.hear(event)?;
        match event {
            Event::End(tag) if tag.local_name().as_ref() == b"si" => found.push(text.take()),
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => found.push(String::new()),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// Cell by cell: nothing is kept for where a file merely claims to reach.
fn cells(xml: &[u8], strings: &[String], limits: &Limits) -> Result<Vec<Row>, Unreadable> {
    let (mut rows, mut text) = (Vec::<Row>::new(), Written::default());
    let (mut line, mut column, mut kind) = (0_u64, 0_usize, None);
    each(xml, |event| {
        text.hear(event)?;
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == b"row" => {
                let said = attribute(tag, b"r").and_then(|said| said.parse().ok());
                line = said.unwrap_or(line + 1);
                column = 0;
            }
            Event::Start(tag) if tag.local_name().as_ref() == b"c" => {
                let said = attribute(tag, b"r");
                column = said
                    .as_deref()
                    .map_or(Some(column), column_of)
                    .ok_or(Unreadable::NoTable)?;
                kind = attribute(tag, b"t");
            }
            Event::End(tag) if tag.local_name().as_ref() == b"c" => {
                let shown = shown(text.take(), kind.as_deref(), strings)?;
                put(&mut rows, line, column, shown, limits)?;
                column += 1;
            }
            _ => {}
        }
        Ok(())
    })?;
    rows.sort_by_key(|row| row.line);
    Ok(rows)
}

fn put(
    rows: &mut Vec<Row>,
    line: u64,
    column: usize,
    text: String,
    limits: &Limits,
) -> Result<(), Unreadable> {
    if text.trim().is_empty() {
        return Ok(());
    }
    limits.check_cell(&text)?;
    if column >= limits.columns {
        return Err(Unreadable::TooManyColumns);
    }
    if rows.last().is_none_or(|row| row.line != line) {
        if rows.len() == limits.rows {
            return Err(Unreadable::TooManyRows);
        }
        let cells = Vec::new();
        rows.push(Row { line, cells });
    }
    let cells = &mut rows.last_mut().expect("one was just there").cells;
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
    Ok(())
}

/// A number typed as a code is the code: 7, never 7.0.
fn shown(text: String, kind: Option<&str>, strings: &[String]) -> Result<String, Unreadable> {
    match kind {
        Some("s") => {
            let at = text.trim().parse::<usize>();
            let found = at.ok().and_then(|at| strings.get(at));
            found.cloned().ok_or(Unreadable::NoTable)
        }
        Some("inlineStr" | "str" | "e" | "b") => Ok(text),
        _ => Ok(text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)),
    }
}

/// The number of the column a reference such as `AB12` names.
fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.take(4).fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// The text of `<t>` and `<v>`, but not of the reading that may stand above characters.
#[derive(Default)]
struct Written {
    text: String,
    is_inside: bool,
    is_reading: bool,
}

impl Written {
    fn hear(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        match event {
            Event::Start(tag) => self.turn(tag.local_name().as_ref(), true),
            Event::End(tag) => self.turn(tag.local_name().as_ref(), false),
            Event::Text(text) if self.is_wanted() => {
                let text = text.decode().map_err(|_| Unreadable::NoTable)?;
                self.text.push_str(&text);
            }
            Event::CData(text) if self.is_wanted() => {
                let text = text.decode().map_err(|_| Unreadable::NoTable)?;
                self.text.push_str(&text);
            }
            Event::GeneralRef(reference) if self.is_wanted() => {
                self.text.push_str(&meant(reference)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn turn(&mut self, tag: &[u8], on: bool) {
        match tag {
            b"t" | b"v" => self.is_inside = on,
            b"rPh" => self.is_reading = on,
            _ => {}
        }
    }

    const fn is_wanted(&self) -> bool {
        self.is_inside && !self.is_reading
    }

    /// Excel writes a carriage return as `_x000D_`; the line end beside it is enough.
    fn take(&mut self) -> String {
        std::mem::take(&mut self.text).replace("_x000D_", "")
    }
}

fn meant(reference: &BytesRef<'_>) -> Result<String, Unreadable> {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return Ok(character.to_string());
    }
    let name = reference.decode().map_err(|_| Unreadable::NoTable)?;
    // Entities of a file's own could expand without end.
    resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or(Unreadable::NoTable)
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|held| {
        held.key.as_ref() == name || (name == b"id" && held.key.local_name().as_ref() == name)
    });
    Some(String::from_utf8_lossy(&found?.value).into_owned())
}

fn each(
    xml: &[u8],
    mut hear: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_reader(xml);
    loop {
        match reader.read_event().map_err(|_| Unreadable::NoTable)? {
            Event::Eof => return Ok(()),
            event => hear(&event)?,
        }
    }
}
