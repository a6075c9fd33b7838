use std::{borrow::Cow, collections::BTreeMap, ops::Range, sync::Arc};

use crate::{
    Encoding, Fault, Field, Layout, Reason,
    raw::{self, RawRow},
};

/// A product's row: the bytes that were read and, beside them, the cells that were changed.
#[derive(Clone, Debug)]
pub struct Row {
    layout: Arc<Layout>,
    line: u64,
    read: Vec<u8>,
    cells: Vec<Range<usize>>,
    changes: BTreeMap<usize, Vec<u8>>,
}

impl Row {
    pub(crate) fn of(layout: Arc<Layout>, raw: RawRow) -> Self {
        let RawRow {
            line, bytes, cells, ..
        } = raw;
        Self {
            layout,
            line,
            read: bytes,
            cells,
            changes: BTreeMap::new(),
        }
    }

    /// Where the row begins in its file, as an editor counts; 0 for a new row.
    pub const fn line(&self) -> u64 {
        self.line
    }

    pub const fn layout(&self) -> &Arc<Layout> {
        &self.layout
    }

    /// Every byte as it stood in the file, line end and blank lines behind it included. [`Layout::row`] takes them back.
    pub fn as_read(&self) -> &[u8] {
        &self.read
    }

    pub fn is_changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        (0..self.layout.names().len())
            .all(|at| self.text(at).is_ok_and(|text| text.trim().is_empty()))
    }

    /// The text of a column; `None` when the file has no such column.
    pub fn get(&self, field: Field) -> Result<Option<Cow<'_, str>>, Fault> {
        let column = self.layout.column(field);
        column.map(|column| self.text(column)).transpose()
    }

    /// The text of a column by its number, from 0 and below the number of names.
    pub fn text(&self, column: usize) -> Result<Cow<'_, str>, Fault> {
        self.decoded(column, self.raw_now(column))
    }

    /// Its bytes, with their quotes.
    pub(crate) fn raw_now(&self, column: usize) -> &[u8] {
        let changed = self.changes.get(&column).map(Vec::as_slice);
        changed.unwrap_or_else(|| self.raw(column))
    }

    /// By their numbers, from 0.
    pub(crate) fn changed_columns(&self) -> impl Iterator<Item = usize> {
        self.changes.keys().copied()
    }

    pub fn set(&mut self, field: Field, text: &str) -> Result<(), Fault> {
        let column = self.layout.column(field);
        let no_column = || Fault::of_cell(self.line, field.name(), Reason::NoColumn);
        self.set_text(column.ok_or_else(no_column)?, text)
    }

    /// Changes one cell. The text that was read brings its bytes back.
    pub fn set_text(&mut self, column: usize, text: &str) -> Result<(), Fault> {
        let cell = self.written(column, text)?;
        self.change(column, cell);
        Ok(())
    }

    /// The bytes of the row as it is now.
    pub fn bytes(&self) -> Cow<'_, [u8]> {
        if self.changes.is_empty() {
            return Cow::Borrowed(&self.read);
        }
        let (mut bytes, mut from) = (Vec::with_capacity(self.read.len()), 0);
        for (column, cell) in &self.changes {
            let was = &self.cells[*column];
            bytes.extend_from_slice(&self.read[from..was.start]);
            bytes.extend_from_slice(cell);
            from = was.end;
        }
        bytes.extend_from_slice(&self.read[from..]);
        Cow::Owned(bytes)
    }

    /// Whether a line end follows: the last row of a file may have none.
    pub(crate) fn is_closed(&self) -> bool {
        self.cells
            .last()
            .is_some_and(|last| last.end < self.read.len())
    }

    /// The cell that reads as this text; `None` when the one that was read does.
    pub(crate) fn written(&self, column: usize, text: &str) -> Result<Option<Vec<u8>>, Fault> {
        let fault = |reason| Fault::of_cell(self.line, self.layout.called(column), reason);
        if column >= self.layout.names().len() {
            return Err(fault(Reason::NoColumn));
        }
        let was = self.raw(column);
        if self.text_as_read(column).is_ok_and(|was| was == text) {
            return Ok(None);
        }
        let encoding = self.layout.format().encoding;
        // Alone in its row and empty, a bare cell would be a blank line.
        let is_quoted = was.starts_with(self.quote()) || self.cells.len() == 1;
        let cell = raw::cell(encoding, text, is_quoted).map_err(fault)?;
        if cell.len() > self.layout.limits.cell {
            return Err(fault(Reason::CellTooLong));
        }
        Ok(Some(cell))
    }

    /// Whether that is another cell than before. `None` is the cell that was read.
    pub(crate) fn change(&mut self, column: usize, cell: Option<Vec<u8>>) -> bool {
        let before = match cell {
            Some(cell) => self.changes.insert(column, cell),
            None => self.changes.remove(&column),
        };
        before.as_ref() != self.changes.get(&column)
    }

    pub(crate) fn text_as_read(&self, column: usize) -> Result<Cow<'_, str>, Fault> {
        self.decoded(column, self.raw(column))
    }

    fn raw(&self, column: usize) -> &[u8] {
        let place = self.cells.get(column).cloned();
        &self.read[place.unwrap_or_default()]
    }

    fn quote(&self) -> &'static [u8] {
        match self.layout.format().encoding {
            Encoding::Utf16Le => b"\"\0",
            Encoding::Utf16Be => b"\0\"",
            Encoding::Utf8 | Encoding::Gbk => b"\"",
        }
    }

    fn decoded<'cell>(&self, column: usize, cell: &'cell [u8]) -> Result<Cow<'cell, str>, Fault> {
        let text = raw::text(self.layout.format().encoding, cell);
        text.ok_or_else(|| Fault::of_cell(self.line, self.layout.called(column), Reason::NotText))
    }
}
