//! Tables that people bring and take: CSV and XLSX, in whatever encoding their spreadsheet wrote.
//!
//! [`read`] tells what a file is from its bytes, never from its name, and stops at every limit before memory does: packed sizes,
//! unpacked sizes, rows, columns, characters of a cell. [`csv`] and [`xlsx`] write what `read` gives back unchanged. A cell of CSV that
//! a spreadsheet would take for a formula is written with an apostrophe before it, which `read` takes off again.
//!
//! Knows no shop and no column.

mod archive;
mod guard;
mod stream;
mod text;
mod workbook;
mod write;

pub use self::{
    stream::{CsvStream, XlsxStream},
    write::{csv, xlsx},
};

/// How much is read before a file is refused.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub bytes: usize,
    /// Of all parts of an XLSX together.
    pub unpacked_bytes: u64,
    /// With the heading.
    pub rows: usize,
    pub columns: usize,
    pub cell_chars: usize,
}

/// A row with text in at least one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts, from 1: a cell with several lines makes no more rows.
    pub line: u64,
    pub cells: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the file holds nothing")]
    Empty,
    #[error("the file is too large")]
    TooLarge,
    #[error("the file has too many rows")]
    TooManyRows,
    #[error("the file has too many columns")]
    TooManyColumns,
    #[error("a cell is too long")]
    CellTooLong,
    #[error("this is neither a CSV nor an XLSX file that can be read")]
    NoTable,
}

/// Reads the first sheet of an XLSX, or a CSV with commas, semicolons or tabs.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Row>, Unreadable> {
    if bytes.len() > limits.bytes {
        return Err(Unreadable::TooLarge);
    }
    let rows = if bytes.starts_with(b"PK") {
        workbook::rows(bytes, limits)?
    } else {
        text::rows(bytes, limits)?
    };
    if rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(rows)
}

impl Limits {
    fn check_cell(&self, cell: &str) -> Result<(), Unreadable> {
        let is_long = cell.len() > self.cell_chars && cell.chars().count() > self.cell_chars;
        if is_long {
            return Err(Unreadable::CellTooLong);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
