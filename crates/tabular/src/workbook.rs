//! The first sheet of an XLSX (ECMA-376): strings, inline strings, numbers and days as a spreadsheet shows them.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::{
    Row, Unreadable,
    archive::Archive,
    looks::{Looks, Styles, iso, plain},
    taken::Taken,
};

const MOST_PARTS: usize = 400;
/// Of any spreadsheet.
pub const MOST_LINES: u64 = 1 << 20;
const MOST_LETTERS: usize = 3;
/// Elements within elements; a workbook has a dozen.
pub const MOST_DEEP: usize = 64;

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

/// What the cells of a sheet refer to.
pub struct Book {
    pub strings: Strings,
    pub looks: Looks,
}

/// What a cell says of what stands in it.
#[derive(Default)]
pub struct Kind {
    code: Option<String>,
    is_day: bool,
}

impl Book {
    pub fn kind(&self, cell: &BytesStart<'_>) -> Kind {
        Kind {
            code: attribute(cell, b"t"),
            is_day: self.looks.is_day(cell),
        }
    }

    /// A number typed as a code is the code: 7, never 7.0.
    pub fn shown(&self, text: String, kind: &Kind) -> Result<Cow<'_, str>, Unreadable> {
        match kind.code.as_deref() {
            // A cell that is there for its looks has none.
            Some("s") if text.trim().is_empty() => Ok(Cow::Borrowed("")),
            Some("s") => {
                let at = text.trim().parse::<usize>();
                let found = at.ok().and_then(|at| self.strings.get(at));
                found.map(Cow::Borrowed).ok_or(Unreadable::NoTable)
            }
            Some("inlineStr" | "str" | "e" | "b") => Ok(text.into()),
            Some("d") => Ok(iso(&text).into()),
            _ => {
                let day = kind.is_day.then(|| self.looks.day(&text)).flatten();
                Ok(day.unwrap_or_else(|| plain(text)).into())
            }
        }
    }
}

/// The texts that cells share, end to end: five bytes of a file are a text, and should not take thirty.
#[derive(Default)]
pub struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    pub fn push(&mut self, text: &str) -> Result<(), Unreadable> {
        // A blank one is looked at once, and not for each cell that has it.
        if !text.trim().is_empty() {
            self.text.push_str(text);
        }
        let end = u32::try_from(self.text.len()).map_err(|_| Unreadable::TooLarge)?;
        self.ends.push(end);
        Ok(())
    }

    /// What all of them take.
    pub fn bytes(&self) -> u64 {
        (self.text.len() + self.ends.len() * size_of::<u32>()) as u64
    }

    fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end)
    }
}

/// What was read of a sheet, cell by cell: nothing is kept for where a file merely claims to reach.
struct Sheet<'a, 'b> {
    book: &'a Book,
    /// What a row takes is counted there: a text that cells share stands once in the file, and in each of them; and a cell far to the
    /// right has all those before it.
    taken: &'a mut Taken<'b>,
    /// The one that is being read, of which no cell stands further right than a limit.
    row: Option<Row>,
    line: u64,
    column: usize,
    kind: Kind,
    text: Written,
}

impl<'a, 'b> Sheet<'a, 'b> {
    fn new(book: &'a Book, taken: &'a mut Taken<'b>) -> Self {
        Self {
            book,
            taken,
            row: None,
            line: 0,
            column: 0,
            kind: Kind::default(),
            text: Written::default(),
        }
    }

    fn hear(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
        self.text.hear(event)?;
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"row" => {
                self.begin_row(tag)
            }
            Event::Start(tag) if tag.local_name().as_ref() == b"c" => self.begin_cell(tag),
            Event::Empty(tag) if tag.local_name().as_ref() == b"c" => {
                self.begin_cell(tag)?;
                self.end_cell()
            }
            Event::End(tag) if tag.local_name().as_ref() == b"c" => self.end_cell(),
            _ => Ok(()),
        }
    }

    fn begin_row(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        let said = attribute(tag, b"r").and_then(|said| said.parse().ok());
        let line: u64 = said.unwrap_or(self.line + 1);
        if !(1..=MOST_LINES).contains(&line) {
            return Err(Unreadable::NoTable);
        }
        (self.line, self.column) = (line, 0);
        Ok(())
    }

    /// A cell stands in a row. Neither need say where it is; then it follows the one before.
    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Unreadable> {
        let said = attribute(tag, b"r");
        let column = said.as_deref().map_or(Some(self.column), column_of);
        if self.line == 0 {
            return Err(Unreadable::NoTable);
        }
        self.column = column.ok_or(Unreadable::NoTable)?;
        self.kind = self.book.kind(tag);
        self.text.text.clear();
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), Unreadable> {
        let book = self.book;
        let shown = book.shown(self.text.take(), &self.kind)?;
        self.put(&shown)?;
        self.column += 1;
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(), Unreadable> {
        let (limits, line, column) = (self.taken.limits, self.line, self.column);
        if text.trim().is_empty() {
            return Ok(());
        }
        limits.check_cell(text, line)?;
        if text.contains('\0') {
            return Err(Unreadable::NoTable);
        }
        if column >= limits.columns {
            return Err(Unreadable::TooManyColumns { line });
        }
        if self.row.as_ref().is_none_or(|row| row.line != line) {
            self.end_row()?;
            self.taken.check_room(line)?;
        }
        let cells = Vec::new();
        let row = self.row.get_or_insert(Row { line, cells });
        if column >= row.cells.len() {
            row.cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut row.cells[column]);
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Unreadable> {
        let Some(mut row) = self.row.take() else {
            return Ok(());
        };
        // Grown cell by cell, it has room for twice as many.
        row.cells.shrink_to_fit();
        self.taken.push(row)
    }

    /// What is wrong behind the first row is wrong at the row that was come to.
    fn located(&self, why: Unreadable) -> Unreadable {
        match (why, self.line) {
            (Unreadable::NoTable, line @ 1..) => Unreadable::Garbled { line },
            _ => why,
        }
    }
}

/// The number of the column a reference such as `AB12` names.
pub fn column_of(reference: &str) -> Option<usize> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    if letters.clone().count() > MOST_LETTERS {
        return None;
    }
    let number = letters.fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    number.checked_sub(1)
}

/// The text of `<t>` and `<v>`, but not of the reading that may stand above characters.
#[derive(Default)]
pub struct Written {
    text: String,
    is_inside: bool,
    is_reading: bool,
}

impl Written {
    pub fn hear(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
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
    pub fn take(&mut self) -> String {
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

pub fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let found = tag.attributes().flatten().find(|held| {
        held.key.as_ref() == name || (name == b"id" && held.key.local_name().as_ref() == name)
    });
    Some(String::from_utf8_lossy(&found?.value).into_owned())
}

pub fn each(
    xml: &[u8],
    mut hear: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let (mut reader, mut depth) = (Reader::from_reader(xml), 0_usize);
    loop {
        let event = reader.read_event().map_err(|_| Unreadable::NoTable)?;
        match &event {
            // The reader keeps every element that is open, and is content with one that never closes: half a table.
            Event::Start(_) if depth == MOST_DEEP => return Err(Unreadable::NoTable),
            Event::Eof if depth > 0 => return Err(Unreadable::NoTable),
            Event::Eof => return Ok(()),
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        hear(&event)?;
    }
}
