//! The first sheet of an XLSX of any size, row by row.

use std::{
    io::{self, BufReader, Read, Seek},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::{
    BadRow, Broken, Row, RowLimits, Zip, ZipFault,
    looks::Styles,
    workbook::{
        Book, Kind, MOST_DEEP, MOST_LINES, Strings, Written, attribute, column_of, first_sheet_of,
    },
    zip::Part,
};

/// Parts of the package besides the sheet, which are small.
const PART_BYTES: u64 = 8 << 20;
/// Strings that cells share are the one thing that has to be held.
const STRING_BYTES: u64 = 96 << 20;
/// Of styles, of which little is held.
const STYLE_BYTES: u64 = 64 << 20;
/// Of the sheet: what it claims to unpack to is not believed.
const SHEET_BYTES: u64 = 4 << 30;
const MOST_PARTS: usize = 4_000;

/// A workbook whose first sheet is read from its beginning.
pub struct XlsxRows<R> {
    zip: Zip<R>,
    sheet: usize,
    book: Book,
    limits: RowLimits,
}

impl<R: Read + Seek> XlsxRows<R> {
    pub fn open(from: R, limits: RowLimits) -> Result<Self, BadRow> {
        opened(from, limits).map_err(|reason| reason.at(0))
    }

    /// Hands over each row in which something stands, in the order of the sheet, until `hear` says no.
    pub fn each(&mut self, hear: &mut dyn FnMut(Row) -> bool) -> Result<(), BadRow> {
        let part = self.zip.part(self.sheet);
        let part = part.map_err(|fault| Broken::from(fault).at(0))?;
        let sheet = Sheet {
            book: &self.book,
            limits: self.limits,
            row: Row {
                line: 0,
                cells: Vec::new(),
            },
            bytes: 0,
            column: 0,
            kind: Kind::default(),
            text: Written::default(),
        };
        sheet.each(part, hear)
    }
}

fn opened<R: Read + Seek>(from: R, limits: RowLimits) -> Result<XlsxRows<R>, Broken> {
    let mut zip = Zip::open(from, MOST_PARTS)?;
    let described = whole(&mut zip, "xl/workbook.xml")?;
    let links = whole(&mut zip, "xl/_rels/workbook.xml.rels")?;
    let (described, links) = described.zip(links).ok_or(Broken::NoTable)?;
    let sheet = first_sheet_of(&described, &links).map_err(|_| Broken::NoTable)?;
    let sheet = place_of(&zip, &sheet).ok_or(Broken::NoTable)?;
    let strings = match place_of(&zip, "xl/sharedStrings.xml") {
        Some(place) => strings(zip.part(place)?, limits)?,
        None => Strings::default(),
    };
    let styles = match place_of(&zip, "xl/styles.xml") {
        Some(place) => styles(zip.part(place)?, limits)?,
        None => Styles::default(),
    };
    let looks = styles.end(&described).map_err(|_| Broken::NoTable)?;
    Ok(XlsxRows {
        zip,
        sheet,
        book: Book { strings, looks },
        limits,
    })
}

fn place_of<R: Read + Seek>(zip: &Zip<R>, name: &str) -> Option<usize> {
    let mut entries = zip.entries().iter();
    entries.position(|entry| entry.name.eq_ignore_ascii_case(name))
}

fn whole<R: Read + Seek>(zip: &mut Zip<R>, name: &str) -> Result<Option<Vec<u8>>, Broken> {
    let Some(place) = place_of(zip, name) else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    let mut part = zip.part(place)?.take(PART_BYTES + 1);
    part.read_to_end(&mut bytes).map_err(unpacked)?;
    if bytes.len() as u64 > PART_BYTES {
        return Err(Broken::TooLarge);
    }
    Ok(Some(bytes))
}

fn strings<R: Read>(part: Part<'_, R>, limits: RowLimits) -> Result<Strings, Broken> {
    let (mut found, mut text) = (Strings::default(), Written::default());
    let mut events = Events::of(part, STRING_BYTES, limits.row_bytes);
    while let Some(event) = events.next()? {
        text.hear(&event).map_err(|_| Broken::NoTable)?;
        let kept = match &event {
            Event::End(tag) if tag.local_name().as_ref() == b"si" => found.push(&text.take()),
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => found.push(""),
            _ => continue,
        };
        if kept.is_err() || found.bytes() > STRING_BYTES {
            return Err(Broken::TooLarge);
        }
    }
    Ok(found)
}

fn styles<R: Read>(part: Part<'_, R>, limits: RowLimits) -> Result<Styles, Broken> {
    let mut found = Styles::default();
    let mut events = Events::of(part, STYLE_BYTES, limits.row_bytes);
    while let Some(event) = events.next()? {
        found.hear(&event);
    }
    Ok(found)
}

struct Sheet<'book> {
    book: &'book Book,
    limits: RowLimits,
    row: Row,
    /// Of its cells: those that share a string cost no more than a number in the file.
    bytes: usize,
    column: usize,
    kind: Kind,
    text: Written,
}

impl Sheet<'_> {
    fn each<R: Read>(
        mut self,
        part: Part<'_, R>,
        hear: &mut dyn FnMut(Row) -> bool,
    ) -> Result<(), BadRow> {
        let mut events = Events::of(part, SHEET_BYTES, self.limits.row_bytes);
        loop {
            let event = events.next().map_err(|reason| reason.at(self.row.line))?;
            let Some(event) = event else { return Ok(()) };
            let has_ended = self.hear(&event);
            if !has_ended.map_err(|reason| reason.at(self.row.line))? {
                continue;
            }
            let line = self.row.line;
            let cells = std::mem::take(&mut self.row.cells);
            if !cells.is_empty() && !hear(Row { line, cells }) {
                return Ok(());
            }
        }
    }

    /// Whether a row has ended.
    fn hear(&mut self, event: &Event<'_>) -> Result<bool, Broken> {
        self.text.hear(event).map_err(|_| Broken::NoTable)?;
        match event {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"row" => {
                let said = attribute(tag, b"r").and_then(|said| said.parse().ok());
                let line = said.unwrap_or(self.row.line + 1);
                if !(1..=MOST_LINES).contains(&line) {
                    return Err(Broken::NoTable);
                }
                self.row.line = line;
                (self.bytes, self.column) = (0, 0);
            }
            Event::Start(tag) if tag.local_name().as_ref() == b"c" => self.begin_cell(tag)?,
            // A cell in which nothing stands.
            Event::Empty(tag) if tag.local_name().as_ref() == b"c" => {
                self.begin_cell(tag)?;
                self.column += 1;
            }
            Event::End(tag) if tag.local_name().as_ref() == b"c" => {
                let book = self.book;
                let text = book.shown(self.text.take(), &self.kind);
                self.put(&text.map_err(|_| Broken::NoTable)?)?;
                self.column += 1;
            }
            Event::End(tag) => return Ok(tag.local_name().as_ref() == b"row"),
            _ => {}
        }
        Ok(false)
    }

    fn begin_cell(&mut self, tag: &BytesStart<'_>) -> Result<(), Broken> {
        let said = attribute(tag, b"r");
        let column = said.as_deref().map_or(Some(self.column), column_of);
        self.column = column.ok_or(Broken::NoTable)?;
        self.kind = self.book.kind(tag);
        self.text.take();
        Ok(())
    }

    fn put(&mut self, text: &str) -> Result<(), Broken> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if text.len() > self.limits.cell_bytes {
            return Err(Broken::CellTooLong);
        }
        if text.contains('\0') {
            return Err(Broken::Nul);
        }
        if self.column >= self.limits.columns {
            return Err(Broken::TooManyColumns);
        }
        self.bytes += text.len();
        if self.bytes > self.limits.row_bytes {
            return Err(Broken::RowTooLong);
        }
        let cells = &mut self.row.cells;
        if cells.len() <= self.column {
            cells.resize(self.column + 1, String::new());
        }
        text.clone_into(&mut cells[self.column]);
        Ok(())
    }
}

/// XML as it is unpacked, one event at a time and none longer than a row may be.
struct Events<R: Read> {
    reader: Reader<BufReader<Metered<R>>>,
    since: Arc<AtomicU64>,
    buffer: Vec<u8>,
    /// Elements that are open.
    depth: usize,
}

impl<R: Read> Events<R> {
    fn of(from: R, most: u64, most_at_once: usize) -> Self {
        let since = Arc::new(AtomicU64::new(0));
        let metered = Metered {
            from: from.take(most + 1),
            since: since.clone(),
            most_at_once: most_at_once as u64,
        };
        Self {
            reader: Reader::from_reader(BufReader::with_capacity(64 << 10, metered)),
            since,
            buffer: Vec::new(),
            depth: 0,
        }
    }

    /// None: it is over.
    fn next(&mut self) -> Result<Option<Event<'_>>, Broken> {
        self.since.store(0, Ordering::Relaxed);
        self.buffer.clear();
        match self.reader.read_event_into(&mut self.buffer) {
            // One that never closes is half a table.
            Ok(Event::Eof) if self.depth > 0 => Err(Broken::NoTable),
            Ok(Event::Eof) => Ok(None),
            Ok(Event::Start(_)) if self.depth == MOST_DEEP => Err(Broken::NoTable),
            Ok(event) => {
                match &event {
                    Event::Start(_) => self.depth += 1,
                    Event::End(_) => self.depth = self.depth.saturating_sub(1),
                    _ => {}
                }
                Ok(Some(event))
            }
            Err(quick_xml::Error::Io(error)) => {
                Err(unpacked(io::Error::new(error.kind(), error.to_string())))
            }
            Err(_) => Err(Broken::NoTable),
        }
    }
}

struct Metered<R> {
    from: io::Take<R>,
    since: Arc<AtomicU64>,
    most_at_once: u64,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let since = self.since.load(Ordering::Relaxed);
        if since > self.most_at_once || self.from.limit() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.from.read(to)?;
        self.since.store(since + read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

fn unpacked(error: io::Error) -> Broken {
    match error.kind() {
        io::ErrorKind::FileTooLarge => Broken::TooLarge,
        // What the packer did not write.
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => {
            Broken::NoTable
        }
        _ => error.into(),
    }
}

impl From<ZipFault> for Broken {
    fn from(fault: ZipFault) -> Self {
        match fault {
            ZipFault::Io(error) => unpacked(error),
            ZipFault::TooManyFiles => Self::TooLarge,
            ZipFault::NotAZip | ZipFault::Encrypted | ZipFault::OtherMethod => Self::NoTable,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::{Limits, Unreadable, XlsxStream, ZipStream, xlsx};

    fn all(bytes: Vec<u8>) -> Result<Vec<Row>, BadRow> {
        let mut book = XlsxRows::open(Cursor::new(bytes), RowLimits::default())?;
        let mut rows = Vec::new();
        book.each(&mut |row| {
            rows.push(row);
            true
        })?;
        Ok(rows)
    }

    fn table(rows: usize, columns: usize) -> Vec<Vec<String>> {
        let cell = |row, column| format!("={row}·{column}<茶>\n二");
        let row = |row| (0..columns).map(|column| cell(row, column)).collect();
        (0..rows).map(row).collect()
    }

    #[test]
    fn rows_come_as_they_were_written() {
        let table = table(3_000, 40);
        let mut stream = XlsxStream::new("商品");
        let mut bytes = stream.push(&table);
        bytes.extend(stream.end());
        let rows = all(bytes).unwrap();
        let cells: Vec<_> = rows.iter().map(|row| row.cells.clone()).collect();
        assert_eq!(cells, table);
        assert_eq!(rows.last().unwrap().line, 3_000);
    }

    #[test]
    fn what_claims_or_holds_too_much_is_refused() {
        let mut zip = ZipStream::default();
        for (name, text) in crate::write::frame(&["x"]) {
            zip.begin(name, false);
            zip.push(text.as_bytes());
        }
        let mut bytes = zip.take();
        zip.begin("xl/worksheets/sheet1.xml", false);
        zip.push(b"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>");
        for _ in 0..200 {
            zip.push(&vec![b'x'; 64 << 10]);
            bytes.extend(zip.take());
        }
        bytes.extend(zip.end());
        assert!(bytes.len() < 1 << 20);
        assert_eq!(all(bytes).unwrap_err().reason.code(), "too_large_unpacked");
        let wide = vec![vec!["x".to_owned(); 700]];
        let bad = all(xlsx("x", &wide)).unwrap_err();
        assert_eq!((bad.line, bad.reason.code()), (1, "too_many_columns"));
        assert_eq!(all(b"PK\x03\x04".to_vec()).unwrap_err().line, 0);
    }

    /// A workbook of this sheet, whose cells share one string.
    fn sharing(string: &str, sheet: &str) -> Vec<u8> {
        let mut zip = ZipStream::default();
        for (name, text) in crate::write::frame(&["x"]) {
            zip.begin(name, false);
            zip.push(text.as_bytes());
        }
        zip.begin("xl/sharedStrings.xml", false);
        zip.push(format!("<sst><si><t>{string}</t></si></sst>").as_bytes());
        zip.begin("xl/worksheets/sheet1.xml", false);
        zip.push(format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>").as_bytes());
        zip.end()
    }

    #[test]
    fn cells_that_share_a_string_are_weighed_one_by_one() {
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(300);
        let bytes = sharing(&"x".repeat(100_000), &format!("<row r=\"7\">{cells}</row>"));
        assert!(bytes.len() < 100_000);
        let bad = all(bytes.clone()).unwrap_err();
        assert_eq!((bad.line, bad.reason.code()), (7, "row_too_long"));
        let limits = Limits {
            bytes: 1 << 20,
            unpacked_bytes: 4 << 20,
            rows: 10,
            columns: 400,
            cell_chars: 200_000,
            held_bytes: 4 << 20,
        };
        let heavy = Unreadable::TooManyCells { line: 7 };
        assert_eq!(crate::read(&bytes, &limits), Err(heavy));
    }

    #[test]
    fn no_line_is_too_far_down() {
        let row = |line: &str| format!("<row{line}><c t=\"s\"><v>0</v></c></row>");
        let last = row(" r=\"18446744073709551615\"");
        let bytes = sharing("茶", &(last + &row("") + &row("")));
        assert!(matches!(
            all(bytes.clone()).unwrap_err().reason,
            Broken::NoTable
        ));
        let limits = Limits {
            bytes: 1 << 20,
            unpacked_bytes: 1 << 20,
            rows: 10,
            columns: 10,
            cell_chars: 10,
            held_bytes: 1 << 20,
        };
        assert_eq!(crate::read(&bytes, &limits), Err(Unreadable::NoTable));
        let nul = sharing("茶\0", &row(""));
        assert_eq!(all(nul.clone()).unwrap_err().reason.code(), "nul");
        let garbled = Unreadable::Garbled { line: 1 };
        assert_eq!(crate::read(&nul, &limits), Err(garbled));
    }
}
