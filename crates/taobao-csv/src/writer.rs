use std::{
    io::{self, Write},
    sync::Arc,
};

use crate::{Layout, Row};

/// Writes a file: the head as it was read, then rows of the same layout.
pub struct Writer<W> {
    to: W,
    layout: Arc<Layout>,
    /// Whether what was written last has no line end yet.
    is_open: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// Of another generation or in another encoding: [`Layout::new_row`] makes one that fits.
    #[error("the row is of another layout than the file")]
    OtherLayout,
    #[error("the file could not be written")]
    Io(#[from] io::Error),
}

impl<W: Write> Writer<W> {
    pub fn new(mut to: W, layout: &Arc<Layout>) -> io::Result<Self> {
        to.write_all(layout.head())?;
        let line_feed = layout.format().encoding.encoded("\n").unwrap_or_default();
        Ok(Self {
            to,
            layout: Arc::clone(layout),
            is_open: !layout.head().ends_with(&line_feed),
        })
    }

    pub fn row(&mut self, row: &Row) -> Result<(), WriteError> {
        let is_same = Arc::ptr_eq(&self.layout, row.layout());
        if !is_same && !self.layout.agrees_with(row.layout()) {
            return Err(WriteError::OtherLayout);
        }
        if self.is_open {
            let format = self.layout.format();
            let line_end = format.encoding.encoded(format.line_end.text());
            self.to.write_all(&line_end.unwrap_or_default())?;
        }
        self.to.write_all(&row.bytes())?;
        self.is_open = !row.is_closed();
        Ok(())
    }

    /// Gives back what was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.to.flush()?;
        Ok(self.to)
    }
}
