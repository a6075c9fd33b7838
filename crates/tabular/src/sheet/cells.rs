//! The rows of the sheet, cell by cell.

use std::io::Read;

use quick_xml::events::{BytesStart, Event};

use super::events::Events;
use crate::{
    BadRow, Broken, Row, RowLimits,
    workbook::{Book, Kind, MOST_LINES, Written, attribute, column_of},
    zip::Part,
};

/// Of the sheet: what it claims to unpack to is not believed.
const SHEET_BYTES: u64 = 4 << 30;

/// The sheet as far as it is read.
pub(super) struct Sheet<'book> {
    book: &'book Book,
    limits: RowLimits,
    row: Row,
    /// Of its cells: those that share a string cost no more than a number in the file.
    bytes: usize,
    column: usize,
    kind: Kind,
    text: Written,
}

impl<'book> Sheet<'book> {
    pub(super) fn of(book: &'book Book, limits: RowLimits) -> Self {
        Self {
            book,
            limits,
            row: Row {
                line: 0,
                cells: Vec::new(),
            },
            bytes: 0,
            column: 0,
            kind: Kind::default(),
            text: Written::default(),
        }
    }

    pub(super) fn each<R: Read>(
        mut self,
        part: Part<'_, R>,
        hear: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), BadRow> {
        let mut events = Events::of(part, SHEET_BYTES, self.limits.row_bytes);
        loop {
            let event = events.next().map_err(|reason| reason.at(self.row.line))?;
            let Some(event) = event else { return Ok(()) };
            let has_ended = self.hear(&event);
            if !has_ended.map_err(|reason| reason.at(self.row.line))? {
                continue;
            }
            let line = self.row.line;
            let cells = std::mem::take(&mut self.row.cells);
            if !cells.is_empty() && !hear(Row { line, cells }) {
                return Ok(());
            }
        }
    }

    /// Whether a row has ended.
    fn hear(&mut self, event: &Event<'_>) -> Result<bool, Broken> {
        self.text.hear(event).map_err(|_| Broken::NoTable)?;
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"row" => {
                let said = attribute(tag, b"r").and_then(|said| said.parse().ok());
                let line = said.unwrap_or(self.row.line + 1);
                if !(1..=MOST_LINES).contains(&line) {
                    return Err(Broken::NoTable);
                }
                self.row.line = line;
                (self.bytes, self.column) = (0, 0);
            }
            Event::Start(tag) if tag.local_name().as_ref() == b"c" => self.begin_cell(tag)?,
            // A cell in which nothing stands.
            Event::Empty(tag) if tag.local_name().as_ref() == b"c" => {
                self.begin_cell(tag)?;
                self.column += 1;
            }
            Event::End(tag) if tag.local_name().as_ref() == b"c" => {
                let book = self.book;
                let text = book.shown(self.text.take(), &self.kind);
                self.put(&text.map_err(|_| Broken::NoTable)?)?;
                self.column += 1;
            }
            Event::End(tag) => return Ok(tag.local_name().as_ref() == b"row"),
            _ => {}
        }
        Ok(false)
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Broken> {
        let said = attribute(tag, b"r");
        let column = said.as_deref().map_or(Some(self.column), column_of);
        self.column = column.ok_or(Broken::NoTable)?;
        self.kind = self.book.kind(tag);
        self.text.take();
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(), Broken> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if text.len() > self.limits.cell_bytes {
            return Err(Broken::CellTooLong);
        }
        if text.contains('\0') {
            return Err(Broken::Nul);
        }
        if self.column >= self.limits.columns {
            return Err(Broken::TooManyColumns);
        }
        self.bytes += text.len();
        if self.bytes > self.limits.row_bytes {
            return Err(Broken::RowTooLong);
        }
        let cells = &mut self.row.cells;
        if cells.len() <= self.column {
            cells.resize(self.column + 1, String::new());
        }
        text.clone_into(&mut cells[self.column]);
        Ok(())
    }
}
