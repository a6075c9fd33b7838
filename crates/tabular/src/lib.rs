//! Tables that people bring and take: CSV and XLSX, in whatever encoding their spreadsheet wrote.
//!
//! [`read`] tells what a file is from its bytes, never from its name, and stops at every limit before memory does: packed sizes,
//! unpacked sizes, rows, columns, characters of a cell, all cells together; what it refuses it names the line of, where there is
//! one. It gives a whole file or nothing. [`csv`] and [`xlsx`] write what `read` gives back unchanged. A cell of CSV that
//! a spreadsheet would take for a formula is written with an apostrophe before it, which `read` takes off again. [`read_columns`] keeps
//! of a wide table only the columns that are wanted, and counts no others.
//!
//! [`CsvStream::keeping_numbers`] and [`push_csv`] put a tab before long digits too, which `read` takes off as well.
//!
//! What is too large to hold is read and written a row at a time: [`CsvRows`], [`XlsxRows`], [`CsvStream`], [`XlsxStream`]; and so are
//! the files of a zip, [`Zip`] and [`ZipStream`].
//!
//! Knows no shop and no column.

mod archive;
mod broken;
mod csv_row;
mod decoded;
mod guard;
mod lines;
mod looks;
mod sheet;
mod stream;
mod taken;
mod text;
mod workbook;
mod write;
mod zip;
mod zip_out;

pub use self::{
    broken::{BadRow, Broken},
    csv_row::{in_gbk, push_csv},
    lines::{CsvRows, RowLimits},
    sheet::XlsxRows,
    stream::{CsvStream, XlsxStream},
    write::{csv, xlsx},
    zip::{Entry, Part, Zip, ZipFault},
    zip_out::ZipStream,
};

use self::taken::{Choose, Taken};

/// What a cell takes beside its text: one in which nothing stands takes that too.
pub const CELL_BYTES: usize = size_of::<String>();

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
    /// Of all rows together, as [`Row::held_bytes`] counts.
    pub held_bytes: u64,
}

/// A row with text in at least one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// As a spreadsheet counts, from 1: a cell with several lines makes no more rows.
    pub line: u64,
    pub cells: Vec<String>,
}

impl Row {
    /// What its cells take in memory.
    pub fn held_bytes(&self) -> usize {
        let cells = self.cells.iter();
        cells.map(|cell| cell.len() + CELL_BYTES).sum()
    }
}

/// A table of which only some columns are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub heading: Row,
    /// The first rows behind it, with all their cells.
    pub first: Vec<Row>,
    /// All rows behind it, each with the wanted cells in the order in which they were asked for.
    pub rows: Vec<Row>,
    /// Cells of a CSV with text behind the quote that should close them, by line and place: where such a cell ends is a guess. The
    /// first 100,000.
    pub stray: Vec<(u64, usize)>,
}

/// Lines are counted as in [`Row`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    #[error("the file holds nothing")]
    Empty,
    #[error("the file is too large")]
    TooLarge,
    #[error("line {line}: the file has too many rows")]
    TooManyRows { line: u64 },
    #[error("line {line}: there are too many columns")]
    TooManyColumns { line: u64 },
    #[error("line {line}: a cell is too long")]
    CellTooLong { line: u64 },
    /// Up to there the cells take more than [`Limits::held_bytes`].
    #[error("line {line}: the cells up to there are too many")]
    TooManyCells { line: u64 },
    #[error("line {line}: a quote is never closed")]
    OpenQuote { line: u64 },
    /// No text in the encoding of the file, or no cell of a workbook.
    #[error("line {line}: what stands there cannot be read")]
    Garbled { line: u64 },
    #[error("this is neither a CSV nor an XLSX file that can be read")]
    NoTable,
}

impl Unreadable {
    pub const fn line(self) -> Option<u64> {
        match self {
            Self::TooManyRows { line }
            | Self::TooManyColumns { line }
            | Self::CellTooLong { line }
            | Self::TooManyCells { line }
            | Self::OpenQuote { line }
            | Self::Garbled { line } => Some(line),
            Self::Empty | Self::TooLarge | Self::NoTable => None,
        }
    }
}

/// Reads the first sheet of an XLSX, or a CSV with commas, semicolons or tabs.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Vec<Row>, Unreadable> {
    let mut taken = Taken::all(limits);
    take(bytes, &mut taken)?;
    Ok(taken.rows)
}

/// The same with the columns that `choose` names, by their places, of the first row: what stands in the others does not count as held.
/// `whole`: so many rows are kept with all their cells too.
pub fn read_columns<'a>(
    bytes: &[u8],
    limits: &'a Limits,
    whole: usize,
    choose: &'a mut Choose<'a>,
) -> Result<Chosen, Unreadable> {
    let mut taken = Taken::chosen(limits, whole, choose);
    take(bytes, &mut taken)?;
    let Taken {
        first, rows, stray, ..
    } = taken;
    let mut rows = rows.into_iter();
    Ok(Chosen {
        heading: rows.next().ok_or(Unreadable::Empty)?,
        first,
        rows: rows.collect(),
        stray,
    })
}

fn take(bytes: &[u8], taken: &mut Taken<'_>) -> Result<(), Unreadable> {
    if bytes.len() > taken.limits.bytes {
        return Err(Unreadable::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        workbook::rows(bytes, taken)?;
    } else {
        text::rows(bytes, taken)?;
    }
    if taken.rows.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(())
}

impl Limits {
    fn check_cell(&self, cell: &str, line: u64) -> Result<(), Unreadable> {
        let is_long = cell.len() > self.cell_chars && cell.chars().count() > self.cell_chars;
        if is_long {
            return Err(Unreadable::CellTooLong { line });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
