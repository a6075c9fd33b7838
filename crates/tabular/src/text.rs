use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Limits, Row, Unreadable, guard};

/// Bytes that are looked at to tell UTF-16 without a mark.
const LOOKED_AT: usize = 4096;
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

pub fn rows(bytes: &[u8], limits: &Limits) -> Result<Vec<Row>, Unreadable> {
    let text = decoded(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut rows, mut inside) = (Vec::new(), 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoTable)?;
        if record.len() > limits.columns {
            return Err(Unreadable::TooManyColumns);
        }
        let line = record.position().map_or(0, |at| line_of(at, &text)) - inside;
        inside += record.iter().map(breaks_in).sum::<u64>();
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == limits.rows {
            return Err(Unreadable::TooManyRows);
        }
        let cells: Vec<String> = record.iter().map(|c| guard::bare(c).to_owned()).collect();
        cells.iter().try_for_each(|cell| limits.check_cell(cell))?;
        rows.push(Row { line, cells });
    }
    Ok(rows)
}

/// The reader says where it began to look, which is before the blank lines it passed over.
fn line_of(at: &csv::Position, text: &str) -> u64 {
    let rest = text.as_bytes().iter().skip(at.byte() as usize);
    let ends = rest.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

/// A cell with several lines is one row of a spreadsheet.
fn breaks_in(cell: &str) -> u64 {
    cell.bytes().filter(|byte| *byte == b'\n').count() as u64
}

fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (guessed(bytes), 0),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[mark..]);
    let text = text.ok_or(Unreadable::NoTable)?;
    if text.contains('\0') {
        return Err(Unreadable::NoTable);
    }
    Ok(text.into_owned())
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    if let Some(wide) = utf_16(bytes) {
        return wide;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"cn"), Utf8Detection::Deny)
}

/// The detector does not know UTF-16. A table has commas and line ends, whose other half is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = || bytes.chunks_exact(2).take(LOOKED_AT / 2);
    if pairs().any(|pair| matches!(pair, [b',' | b'\t' | b'\n', 0])) {
        return Some(UTF_16LE);
    }
    let is_big = pairs().any(|pair| matches!(pair, [0, b',' | b'\t' | b'\n']));
    is_big.then_some(UTF_16BE)
}

/// Whichever stands most often in the first row, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut is_quoted = false;
    let bare = text.bytes().filter(|byte| {
        is_quoted ^= *byte == b'"';
        !is_quoted
    });
    let mut counts = [0; DELIMITERS.len()];
    for byte in bare.take_while(|byte| *byte != b'\n') {
        if let Some(at) = DELIMITERS.iter().position(|d| *d == byte) {
            counts[at] += 1;
        }
    }
    let most = (0..DELIMITERS.len()).rev().max_by_key(|at| counts[*at]);
    DELIMITERS[most.unwrap_or(0)]
}
