use std::ops::Range;

use crate::{Encoding, Reason};

/// How much is read before a row or a file is refused. Cells and rows are measured in bytes of the file.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    pub cell: usize,
    pub row: usize,
    pub columns: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell: 1024 * 1024,
            row: 4 * 1024 * 1024,
            columns: 200,
        }
    }
}

const NUL: u16 = 0;
const TAB: u16 = b'\t' as u16;
const LF: u16 = b'\n' as u16;
const CR: u16 = b'\r' as u16;
const QUOTE: u16 = b'"' as u16;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Bare,
    Quoted,
    /// Behind a quote that either closes the cell or is the first of two that mean one.
    Quote,
    /// Behind a closed cell and a carriage return: only a line end may follow.
    Return,
}

/// Finds the cells of one row, unit by unit.
pub struct Scan {
    limits: Limits,
    width: usize,
    place: Place,
    is_after_return: bool,
    at: usize,
    start: usize,
    pub cells: Vec<Range<usize>>,
    pub line_feeds: u64,
    /// Line feeds of the row before the present cell.
    pub feeds_before: u64,
    /// The first thing wrong that does not hide where the row ends, with the number of its cell from 0.
    pub complaint: Option<(usize, Reason)>,
}

impl Scan {
    pub const fn new(encoding: Encoding, limits: Limits) -> Self {
        Self {
            limits,
            width: encoding.width(),
            place: Place::Start,
            is_after_return: false,
            at: 0,
            start: 0,
            cells: Vec::new(),
            line_feeds: 0,
            feeds_before: 0,
            complaint: None,
        }
    }

    /// Whether the row ends with this unit.
    pub fn hear(&mut self, unit: u16) -> Result<bool, Reason> {
        let before = self.at;
        self.at += self.width;
        if self.at > self.limits.row {
            return Err(Reason::RowTooLong);
        }
        self.line_feeds += u64::from(unit == LF);
        if unit == NUL {
            self.complain(Reason::Nul);
        }
        let has_ended = self.step(unit, before);
        self.is_after_return = unit == CR;
        if self.at - self.start > self.limits.cell {
            self.complain(Reason::CellTooLong);
        }
        Ok(has_ended)
    }

    fn step(&mut self, unit: u16, before: usize) -> bool {
        match (self.place, unit) {
            (Place::Quoted, QUOTE) => self.place = Place::Quote,
            (Place::Quote | Place::Start, QUOTE) => self.place = Place::Quoted,
            (Place::Quoted, _) => {}
            (_, LF) => {
                let is_two = self.is_after_return;
                self.end_cell(if is_two { before - self.width } else { before });
                return true;
            }
            (Place::Start | Place::Bare | Place::Quote, TAB) => self.end_cell(before),
            (Place::Quote, CR) => self.place = Place::Return,
            (Place::Quote | Place::Return, _) => {
                self.complain(Reason::TextAfterQuote);
                self.place = Place::Bare;
            }
            (Place::Start | Place::Bare, _) => self.place = Place::Bare,
        }
        false
    }

    /// The file ends here.
    pub fn finish(&mut self) -> Result<(), Reason> {
        if self.place == Place::Quoted {
            return Err(Reason::OpenQuote);
        }
        if self.place == Place::Return {
            self.complain(Reason::TextAfterQuote);
        }
        self.end_cell(self.at);
        Ok(())
    }

    fn end_cell(&mut self, end: usize) {
        if self.cells.len() == self.limits.columns {
            self.complain(Reason::TooManyColumns);
        } else {
            self.cells.push(self.start..end);
        }
        self.start = self.at;
        self.feeds_before = self.line_feeds;
        self.place = Place::Start;
    }

    fn complain(&mut self, reason: Reason) {
        let at = self.cells.len();
        self.complaint.get_or_insert((at, reason));
    }
}
