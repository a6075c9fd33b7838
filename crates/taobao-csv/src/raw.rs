use std::{borrow::Cow, io::Read, ops::Range};

use crate::{Encoding, Fault, Limits, ReadError, Reason, scan::Scan, source::Source};

/// A row as it stands in the file.
#[derive(Clone, Debug)]
pub struct RawRow {
    pub line: u64,
    /// With its line end and the blank lines behind it: every byte of a file belongs to the head or to a row.
    pub bytes: Vec<u8>,
    /// Where the cells stand, with their quotes.
    pub cells: Vec<Range<usize>>,
    pub complaint: Option<(usize, Reason)>,
}

/// Reads row after row and counts the lines.
pub struct RawRows<R> {
    pub source: Source<R>,
    pub encoding: Encoding,
    pub limits: Limits,
    /// Of what comes next, from 1.
    pub line: u64,
}

impl<R: Read> RawRows<R> {
    pub fn next_row(&mut self) -> Result<Option<RawRow>, ReadError> {
        let mut scan = Scan::new(self.encoding, self.limits);
        let mut bytes = Vec::new();
        while !self.hear_more(&mut scan, &mut bytes)? {}
        if bytes.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        self.line += scan.line_feeds;
        self.blank_lines(&mut bytes)?;
        let Scan {
            cells, complaint, ..
        } = scan;
        Ok(Some(RawRow {
            line,
            bytes,
            cells,
            complaint,
        }))
    }

    /// Whether the row, or the file, has ended.
    fn hear_more(&mut self, scan: &mut Scan, bytes: &mut Vec<u8>) -> Result<bool, ReadError> {
        let (width, line) = (self.encoding.width(), self.line);
        let ahead = self.source.ahead(width)?;
        if ahead.len() < width {
            let ended = if ahead.is_empty() {
                Ok(())
            } else {
                Err(Reason::HalfCharacter)
            };
            let ended = ended.and_then(|()| {
                if bytes.is_empty() {
                    Ok(())
                } else {
                    scan.finish()
                }
            });
            return ended
                .map(|()| true)
                .map_err(|reason| stuck(line, scan, reason));
        }
        let (mut used, mut has_ended) = (0, false);
        for unit in ahead.chunks_exact(width) {
            used += width;
            has_ended = scan
                .hear(self.encoding.unit(unit))
                .map_err(|reason| stuck(line, scan, reason))?;
            if has_ended {
                break;
            }
        }
        bytes.extend_from_slice(&ahead[..used]);
        self.source.take(used);
        Ok(has_ended)
    }

    /// Takes the blank lines that come next.
    pub fn blank_lines(&mut self, bytes: &mut Vec<u8>) -> Result<(), ReadError> {
        let (encoding, width) = (self.encoding, self.encoding.width());
        let unit = |ahead: &[u8], at: usize| {
            let bytes = ahead.get(at * width..(at + 1) * width)?;
            u8::try_from(encoding.unit(bytes)).ok()
        };
        loop {
            let ahead = self.source.ahead(2 * width)?;
            let units = match (unit(ahead, 0), unit(ahead, 1)) {
                (Some(b'\n'), _) => 1,
                (Some(b'\r'), Some(b'\n')) => 2,
                _ => return Ok(()),
            };
            bytes.extend_from_slice(&ahead[..units * width]);
            self.source.take(units * width);
            self.line += 1;
            if bytes.len() > self.limits.row {
                return Err(Fault::of_row(self.line, Reason::RowTooLong).into());
            }
        }
    }
}

/// Where the row ends cannot be told any more, so nothing behind it can be read.
fn stuck(line: u64, scan: &Scan, reason: Reason) -> ReadError {
    let line = line + scan.feeds_before;
    Fault::of_cell(line, (scan.cells.len() + 1).to_string(), reason).into()
}

/// The text of a cell without the quotes around it.
pub fn text(encoding: Encoding, cell: &[u8]) -> Option<Cow<'_, str>> {
    let text = encoding.decoded(cell)?;
    let inside = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    match inside.map(|inside| inside.replace("\"\"", "\"")) {
        Some(inside) => Some(Cow::Owned(inside)),
        None => Some(text),
    }
}

/// A cell that reads as this text, quoted where it must be.
pub fn cell(encoding: Encoding, text: &str, is_quoted: bool) -> Result<Vec<u8>, Reason> {
    if text.contains('\0') {
        return Err(Reason::Nul);
    }
    if is_quoted || text.contains(['\t', '\r', '\n', '"']) {
        return encoding.encoded(&format!("\"{}\"", text.replace('"', "\"\"")));
    }
    encoding.encoded(text)
}
