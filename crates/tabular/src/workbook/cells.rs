//! The rows of the sheet, cell by cell.

use quick_xml::events::{BytesStart, Event};

use super::{Book, Kind, Written, attribute};
use crate::{Row, Unreadable, taken::Taken};

/// Of any spreadsheet.
pub const MOST_LINES: u64 = 1 << 20;
const MOST_LETTERS: usize = 3;

/// What was read of a sheet, cell by cell: nothing is kept for where a file merely claims to reach.
pub(super) struct Sheet<'a, 'b> {
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
    pub(super) fn new(book: &'a Book, taken: &'a mut Taken<'b>) -> Self {
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

    pub(super) fn hear(&mut self, event: &Event<'_>) -> Result<(), Unreadable> {
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

    pub(super) fn end_row(&mut self) -> Result<(), Unreadable> {
        let Some(mut row) = self.row.take() else {
            return Ok(());
        };
        // Grown cell by cell, it has room for twice as many.
        row.cells.shrink_to_fit();
        self.taken.push(row)
    }

    /// What is wrong behind the first row is wrong at the row that was come to.
    pub(super) fn located(&self, why: Unreadable) -> Unreadable {
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
