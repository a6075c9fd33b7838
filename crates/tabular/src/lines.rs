use std::io::Read;

use crate::{BadRow, Broken, Row, decoded::Decoded, guard};

/// How much of a row is read before the table is refused. Bytes are those of UTF-8.
#[derive(Clone, Copy, Debug)]
pub struct RowLimits {
    pub cell_bytes: usize,
    pub row_bytes: usize,
    pub columns: usize,
}

impl Default for RowLimits {
    fn default() -> Self {
        Self {
            cell_bytes: 1 << 20,
            row_bytes: 4 << 20,
            columns: 500,
        }
    }
}

/// Reads a CSV row by row, in whatever encoding, and holds no more than a row of it. Rows in which nothing stands are passed over.
/// A fault is the last item: where the next row begins nobody knows.
pub struct CsvRows<R> {
    from: Decoded<R>,
    limits: RowLimits,
    delimiter: u8,
    /// Of what comes next, as a spreadsheet counts.
    line: u64,
    /// The row before ended with a carriage return, as those of Excel for the Mac once did: a line feed behind it is no other row.
    is_after_return: bool,
    is_over: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Bare,
    Quoted,
    /// Behind a quote that either closes the cell or is the first of two that mean one.
    Quote,
}

impl<R: Read> CsvRows<R> {
    pub fn new(from: R, limits: RowLimits) -> Result<Self, BadRow> {
        let mut from = Decoded::new(from).map_err(|reason| reason.at(0))?;
        let ahead = from.ahead().map_err(|reason| reason.at(1))?;
        let delimiter = delimiter(ahead);
        Ok(Self {
            from,
            limits,
            delimiter,
            line: 1,
            is_after_return: false,
            is_over: false,
        })
    }

    /// As the web names it: `UTF-8`, `gb18030`, `UTF-16LE`.
    pub fn encoding(&self) -> &'static str {
        self.from.encoding().name()
    }

    /// The next row with the line it stands in; none: that was all. It may be blank.
    fn row(&mut self) -> Result<Option<Row>, BadRow> {
        let line = self.line;
        let mut scan = Scan::new(self.limits, self.delimiter);
        if std::mem::take(&mut self.is_after_return) {
            self.pass_line_feed().map_err(|reason| reason.at(line))?;
        }
        loop {
            let ahead = self.from.ahead().map_err(|reason| reason.at(line))?;
            if ahead.is_empty() {
                if scan.bytes == 0 {
                    return Ok(None);
                }
                scan.finish().map_err(|reason| reason.at(line))?;
                break;
            }
            let (mut used, mut has_ended) = (0, false);
            for byte in ahead {
                used += 1;
                has_ended = scan.hear(*byte).map_err(|reason| reason.at(line))?;
                if has_ended {
                    self.is_after_return = *byte == b'\r';
                    break;
                }
            }
            self.from.take(used);
            if has_ended {
                break;
            }
        }
        self.line += 1;
        let cells = scan.cells().map_err(|reason| reason.at(line))?;
        Ok(Some(Row { line, cells }))
    }

    fn pass_line_feed(&mut self) -> Result<(), Broken> {
        if self.from.ahead()?.first() == Some(&b'\n') {
            self.from.take(1);
        }
        Ok(())
    }
}

impl<R: Read> Iterator for CsvRows<R> {
    type Item = Result<Row, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.row() {
                Ok(Some(row)) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(Some(row)) => return Some(Ok(row)),
                Ok(None) => self.is_over = true,
                Err(bad) => {
                    self.is_over = true;
                    return Some(Err(bad));
                }
            }
        }
        None
    }
}

/// Finds the cells of one row, byte by byte: quotes, delimiters and line ends are no part of another character in UTF-8.
struct Scan {
    limits: RowLimits,
    delimiter: u8,
    place: Place,
    bytes: usize,
    /// All cells behind each other, and where each ends.
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Scan {
    const fn new(limits: RowLimits, delimiter: u8) -> Self {
        Self {
            limits,
            delimiter,
            place: Place::Start,
            bytes: 0,
            text: Vec::new(),
            ends: Vec::new(),
        }
    }

    /// Whether the row ends with this byte.
    fn hear(&mut self, byte: u8) -> Result<bool, Broken> {
        self.bytes += 1;
        if self.bytes > self.limits.row_bytes {
            return Err(Broken::RowTooLong);
        }
        match (self.place, byte) {
            (_, 0) => return Err(Broken::Nul),
            (Place::Quoted, b'"') => self.place = Place::Quote,
            (Place::Quote, b'"') => {
                self.text.push(b'"');
                self.place = Place::Quoted;
            }
            (Place::Start, b'"') => self.place = Place::Quoted,
            (Place::Quoted, byte) => self.text.push(byte),
            (_, b'\r' | b'\n') => {
                self.end_cell()?;
                return Ok(true);
            }
            (_, byte) if byte == self.delimiter => self.end_cell()?,
            // Text behind a closing quote belongs to the cell, as spreadsheets have it.
            (_, byte) => {
                self.text.push(byte);
                self.place = Place::Bare;
            }
        }
        let begun = self.ends.last().copied().unwrap_or(0);
        if self.text.len() - begun > self.limits.cell_bytes {
            return Err(Broken::CellTooLong);
        }
        Ok(false)
    }

    fn finish(&mut self) -> Result<(), Broken> {
        if self.place == Place::Quoted {
            return Err(Broken::OpenQuote);
        }
        self.end_cell()
    }

    fn end_cell(&mut self) -> Result<(), Broken> {
        if self.ends.len() == self.limits.columns {
            return Err(Broken::TooManyColumns);
        }
        self.ends.push(self.text.len());
        self.place = Place::Start;
        Ok(())
    }

    fn cells(self) -> Result<Vec<String>, Broken> {
        let text = String::from_utf8(self.text).map_err(|_| Broken::NotText)?;
        let mut from = 0;
        let cells = self.ends.iter().map(|end| {
            let cell = &text[from..*end];
            from = *end;
            guard::bare(cell).to_owned()
        });
        Ok(cells.collect())
    }
}

/// Whichever stands most often in the first row, outside quotes.
fn delimiter(text: &[u8]) -> u8 {
    const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];
    let (mut is_quoted, mut counts) = (false, [0_usize; DELIMITERS.len()]);
    for byte in text {
        is_quoted ^= *byte == b'"';
        if matches!(*byte, b'\r' | b'\n') && !is_quoted {
            break;
        }
        let at = DELIMITERS.iter().position(|known| known == byte);
        if let Some(at) = at.filter(|_| !is_quoted) {
            counts[at] += 1;
        }
    }
    let most = (0..DELIMITERS.len()).rev().max_by_key(|at| counts[*at]);
    DELIMITERS[most.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{CsvStream, Limits, read};

    fn all(bytes: &[u8]) -> Result<Vec<Row>, BadRow> {
        CsvRows::new(bytes, RowLimits::default())?.collect()
    }

    fn reason(bytes: &[u8]) -> (u64, &'static str) {
        let bad = all(bytes).unwrap_err();
        (bad.line, bad.reason.code())
    }

    /// A byte at a time: whatever stands between two reads.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
            let some = self.0.len().min(to.len()).min(1);
            to[..some].copy_from_slice(&self.0[..some]);
            self.0 = &self.0[some..];
            Ok(some)
        }
    }

    #[test]
    fn what_is_broken_is_told_with_its_line() {
        assert_eq!(reason(b"a,b\n1,2\n\"3,4\n"), (3, "open_quote"));
        assert_eq!(reason(b"a,b\n1,\x002\n"), (2, "nul"));
        let wide = ",".repeat(600) + "\n";
        assert_eq!(reason(wide.as_bytes()), (1, "too_many_columns"));
        let long = "a\n".to_owned() + &"x".repeat(1 << 21);
        assert_eq!(reason(long.as_bytes()), (2, "cell_too_long"));
        let mut bytes = "编码,内容\n".repeat(100_000).into_bytes();
        bytes.extend(b"\xff\xff\n");
        assert_eq!(reason(&bytes).1, "not_text");
    }

    #[test]
    fn a_broken_byte_makes_no_other_encoding_of_a_table() {
        let mut bytes = "编码,内容\n".repeat(7).into_bytes();
        bytes.extend(b"\xe7\xbc,x\n");
        bytes.extend("尾,行\n".as_bytes());
        assert_eq!(reason(&bytes), (8, "not_text"));
        let rows = CsvRows::new(&bytes[..], RowLimits::default()).unwrap();
        assert_eq!(rows.encoding(), "UTF-8");
    }

    #[test]
    fn lines_end_with_a_carriage_return_too() {
        let rows = all(b"a;b\r1;2\r\r\"x\ry\";3\r\n4;5").unwrap();
        let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
        let cells: Vec<_> = rows.into_iter().map(|row| row.cells).collect();
        assert_eq!(lines, [1, 2, 4, 5]);
        assert_eq!(cells, [["a", "b"], ["1", "2"], ["x\ry", "3"], ["4", "5"]]);
    }

    #[test]
    fn text_behind_a_quote_stays_in_its_cell() {
        let rows = all(b"\"a\"b,\"c\"\r\n").unwrap();
        assert_eq!(rows[0].cells, ["ab", "c"]);
    }

    proptest! {
        #[test]
        fn rows_are_read_as_the_whole_file_is(
            rows in prop::collection::vec(prop::collection::vec("[a-z,;\"'=\r\n\t 椅😊]{0,6}", 3), 1..12),
        ) {
            let bytes = CsvStream::default().push(&rows);
            let limits = Limits { bytes: 1 << 20, unpacked_bytes: 1, rows: 100, columns: 10, cell_chars: 100, held_bytes: 1 << 20 };
            let whole = read(&bytes, &limits).unwrap_or_default();
            let slow = CsvRows::new(Slow(&bytes), RowLimits::default()).unwrap();
            let slow: Vec<Row> = slow.map(Result::unwrap).collect();
            prop_assert_eq!(&all(&bytes).unwrap(), &slow);
            let cells = |rows: &[Row]| rows.iter().map(|row| row.cells.clone()).collect::<Vec<_>>();
            prop_assert_eq!(cells(&slow), cells(&whole));
        }
    }
}
