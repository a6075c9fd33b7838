use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Row, Unreadable, guard, taken::Taken};

/// Bytes that are looked at to tell UTF-16 without a mark.
const LOOKED_AT: usize = 4096;
/// Text behind closing quotes, of which nobody reads more.
const MOST_STRAY: usize = 100_000;
/// So many characters of UTF-8 for each place that is none, and it is UTF-8.
const SURELY: usize = 3;
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

pub fn rows(bytes: &[u8], taken: &mut Taken<'_>) -> Result<(), Unreadable> {
    let text = decoded(bytes)?;
    let delimiter = delimiter(&text);
    let end = end_of(&text, delimiter);
    if end.is_quoted {
        return Err(Unreadable::OpenQuote { line: end.line });
    }
    taken.stray = end.stray;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let (limits, mut inside) = (taken.limits, 0);
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NoTable)?;
        let line = record.position().map_or(0, |at| line_of(at, &text)) - inside;
        if record.len() > limits.columns {
            return Err(Unreadable::TooManyColumns { line });
        }
        inside += record.iter().map(breaks_in).sum::<u64>();
        let is_blank = |cell: &str| guard::bare(cell).trim().is_empty();
        if record.iter().all(is_blank) {
            continue;
        }
        taken.check_room(line)?;
        let cells: Vec<String> = record.iter().map(|c| guard::bare(c).to_owned()).collect();
        let checked = |cell: &String| limits.check_cell(cell, line);
        cells.iter().try_for_each(checked)?;
        taken.push(Row { line, cells })?;
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Bare,
    Quoted,
    /// Behind a quote that either closes the cell or is the first of two that mean one.
    Quote,
}

/// What a text is like where it ends, and what the reader of rows does not say: it takes the rest of a file behind an open quote for
/// one cell, and a quote within a cell for a part of it.
struct End {
    /// Of its last row, as a spreadsheet counts.
    line: u64,
    is_quoted: bool,
    stray: Vec<(u64, usize)>,
}

fn end_of(text: &str, delimiter: u8) -> End {
    let (mut place, mut line, mut column) = (Place::Start, 1, 0);
    let mut stray = Vec::new();
    for byte in text.bytes() {
        let is_end = place != Place::Quoted && matches!(byte, b'\r' | b'\n');
        let is_next = place != Place::Quoted && byte == delimiter;
        let next = match (place, byte) {
            (Place::Quoted, b'"') => Place::Quote,
            (Place::Quoted, _) | (Place::Start | Place::Quote, b'"') => Place::Quoted,
            _ if is_end || is_next => Place::Start,
            _ => Place::Bare,
        };
        if (place, next) == (Place::Quote, Place::Bare) && stray.len() < MOST_STRAY {
            stray.push((line, column));
        }
        line += u64::from(is_end && byte == b'\n');
        column = if is_end {
            0
        } else {
            column + usize::from(is_next)
        };
        place = next;
    }
    End {
        line,
        is_quoted: place == Place::Quoted,
        stray,
    }
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
        None => (guessed(bytes, true), 0),
    };
    let bytes = &bytes[mark..];
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    let text = text.ok_or_else(|| garbled_behind(&readable(encoding, bytes)))?;
    if let Some(at) = text.find('\0') {
        return Err(garbled_behind(&text[..at]));
    }
    let text = text.trim_start_matches('\u{feff}');
    // As Excel for the Mac once ended its lines.
    if !text.contains('\n') {
        return Ok(text.replace('\r', "\n"));
    }
    Ok(text.to_owned())
}

/// Up to the first bytes that are no text.
fn readable(encoding: &'static Encoding, bytes: &[u8]) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut text = String::with_capacity(room.unwrap_or_default());
    let _ = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    text
}

fn garbled_behind(text: &str) -> Unreadable {
    let line = end_of(text, delimiter(text)).line;
    Unreadable::Garbled { line }
}

/// By its bytes, or by the first of them, which may end within a character.
pub fn guessed(bytes: &[u8], is_whole: bool) -> &'static Encoding {
    if let Some(wide) = utf_16(bytes) {
        return wide;
    }
    if is_utf_8(bytes, is_whole) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    // More may follow: a file that was cut within a character is in the same encoding as before.
    detector.feed(bytes, false);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    // An encoding of single bytes has a character for everything, so that a damaged file would read as nonsense.
    if guess.is_single_byte() { GBK } else { guess }
}

/// Whether it is UTF-8 but for a few bytes: a damaged table is told where it is damaged, and never read as another encoding. Characters
/// of three bytes speak for it, as all Chinese ones are; one of two may be GBK.
fn is_utf_8(bytes: &[u8], is_whole: bool) -> bool {
    let (mut long, mut broken) = (0, 0);
    let mut chunks = bytes.utf8_chunks().peekable();
    while let Some(chunk) = chunks.next() {
        long += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        let is_cut = !is_whole && chunks.peek().is_none() && may_go_on(chunk.invalid());
        broken += usize::from(!chunk.invalid().is_empty() && !is_cut);
    }
    broken == 0 || long > broken * SURELY
}

fn may_go_on(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|fault| fault.error_len().is_none())
}

/// The detector does not know UTF-16. A table has commas and line ends, whose upper half is zero, and in Chinese no character of which
/// they are the upper half. Without the second, a stray zero would do.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = || bytes.chunks_exact(2).take(LOOKED_AT / 2);
    let parts = |byte: u8| matches!(byte, b',' | b'\t' | b'\n');
    let is_wide = |low: usize| {
        let up = 1 - low;
        pairs().any(|pair| parts(pair[low]) && pair[up] == 0)
            && !pairs().any(|pair| parts(pair[up]))
    };
    if is_wide(0) {
        return Some(UTF_16LE);
    }
    is_wide(1).then_some(UTF_16BE)
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
