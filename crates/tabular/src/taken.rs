//! Rows as they are taken in: counted against the limits, and of a table of which only some columns are wanted without the others.

use crate::{Limits, Row, Unreadable};

/// Says by a heading which of its columns are wanted, by their places.
pub type Choose<'a> = dyn FnMut(&[String]) -> Vec<usize> + 'a;

pub struct Taken<'a> {
    pub limits: &'a Limits,
    left: u64,
    choose: Option<&'a mut Choose<'a>>,
    wanted: Option<Vec<usize>>,
    /// Rows that are kept with all their cells beside the others.
    whole: usize,
    pub first: Vec<Row>,
    pub rows: Vec<Row>,
    /// As [`crate::Chosen::stray`].
    pub stray: Vec<(u64, usize)>,
}

impl<'a> Taken<'a> {
    pub fn all(limits: &'a Limits) -> Self {
        Self {
            limits,
            left: limits.held_bytes,
            choose: None,
            wanted: None,
            whole: 0,
            first: Vec::new(),
            rows: Vec::new(),
            stray: Vec::new(),
        }
    }

    pub fn chosen(limits: &'a Limits, whole: usize, choose: &'a mut Choose<'a>) -> Self {
        Self {
            choose: Some(choose),
            whole,
            ..Self::all(limits)
        }
    }

    pub fn check_room(&self, line: u64) -> Result<(), Unreadable> {
        if self.rows.len() == self.limits.rows {
            return Err(Unreadable::TooManyRows { line });
        }
        Ok(())
    }

    pub fn push(&mut self, row: Row) -> Result<(), Unreadable> {
        let line = row.line;
        // Which columns are wanted was said by the row that came first.
        let heading = self.rows.first().filter(|_| self.wanted.is_some());
        if heading.is_some_and(|heading| line < heading.line) {
            return Err(Unreadable::Garbled { line });
        }
        let row = self.narrowed(row)?;
        self.hold(&row)?;
        if let Some(choose) = self.choose.take() {
            self.wanted = Some(choose(&row.cells));
        }
        self.rows.push(row);
        Ok(())
    }

    fn narrowed(&mut self, row: Row) -> Result<Row, Unreadable> {
        let Some(wanted) = &self.wanted else {
            return Ok(row);
        };
        let cell = |at: &usize| row.cells.get(*at).cloned().unwrap_or_default();
        let cells = wanted.iter().map(cell).collect();
        let line = row.line;
        if self.first.len() < self.whole {
            self.hold(&row)?;
            self.first.push(row);
        }
        Ok(Row { line, cells })
    }

    fn hold(&mut self, row: &Row) -> Result<(), Unreadable> {
        let line = row.line;
        let left = self.left.checked_sub(row.held_bytes() as u64);
        self.left = left.ok_or(Unreadable::TooManyCells { line })?;
        Ok(())
    }
}
