//! The same files a piece at a time: whoever writes a hundred thousand rows holds a few hundred of them.

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};

use crate::{
    archive::{DEFLATED, END, ENTRY, LOCAL, NO_DATE, deflated},
    guard::{guarded, kept_whole},
    write::{CLOSING, MARK, csv_by, frame, opening, sheet_at, write_row},
};

/// Sizes and checksum stand behind the data, which nobody knew before it.
const SIZES_FOLLOW: u16 = 8;
const SIZES: &[u8] = b"PK\x07\x08";

/// A CSV as [`crate::csv`] writes one.
#[derive(Debug, Default)]
pub struct CsvStream {
    has_begun: bool,
    keeps_numbers: bool,
}

impl CsvStream {
    /// For people with a spreadsheet: numbers of orders and parcels stay as they are, by a tab before them.
    pub fn keeping_numbers() -> Self {
        Self {
            has_begun: false,
            keeps_numbers: true,
        }
    }

    /// The bytes of the next rows; the first ones begin the file.
    pub fn push(&mut self, rows: &[Vec<String>]) -> Vec<u8> {
        let guard = if self.keeps_numbers {
            kept_whole
        } else {
            guarded
        };
        let mut bytes = csv_by(rows, guard);
        if std::mem::replace(&mut self.has_begun, true) {
            bytes.drain(..MARK.len());
        }
        bytes
    }
}

/// A workbook as [`crate::xlsx`] writes one, of less than 4 GiB.
#[derive(Debug)]
pub struct XlsxStream {
    sheet: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    /// Of the file, so far given away.
    written: u64,
    /// Where the sheet's own header is.
    local: u32,
    /// Of the parts before the sheet.
    entries: Vec<u8>,
    parts: u16,
    /// Of the sheet, from 1.
    no: usize,
    line: u64,
    packed_from: u64,
}

impl XlsxStream {
    pub fn new(sheet: &str) -> Self {
        Self::of(&[sheet])
    }

    /// Sheets are written one behind the other: [`Self::next_sheet`], once for each but the first.
    pub fn of(sheets: &[&str]) -> Self {
        let (mut file, mut entries, mut parts) = (Vec::new(), Vec::new(), 0);
        for (name, text) in frame(sheets) {
            let local = file.len() as u32;
            let (header, data) = deflated(name, text.as_bytes());
            file.extend_from_slice(LOCAL);
            file.extend_from_slice(&header);
            file.extend_from_slice(name.as_bytes());
            file.extend_from_slice(&data);
            entries.extend_from_slice(&entry(&header, local, name));
            parts += 1;
        }
        let mut stream = Self {
            // What is packed goes behind what stands there already.
            sheet: DeflateEncoder::new(file, Compression::fast()),
            crc: Crc::new(),
            written: 0,
            local: 0,
            entries,
            parts,
            no: 0,
            line: 0,
            packed_from: 0,
        };
        stream.open_sheet();
        stream
    }

    /// The bytes of the next rows, as far as they are packed; the first row of a sheet is its heading.
    pub fn push(&mut self, rows: &[Vec<String>]) -> Vec<u8> {
        let mut text = String::new();
        for row in rows {
            self.line += 1;
            write_row(&mut text, self.line, row);
        }
        self.write(&text);
        self.given()
    }

    /// The end of one sheet and the beginning of the next.
    pub fn next_sheet(&mut self) -> Vec<u8> {
        self.close_sheet();
        self.open_sheet();
        self.given()
    }

    /// The rest of the file.
    pub fn end(mut self) -> Vec<u8> {
        self.close_sheet();
        let mut file = std::mem::take(self.sheet.get_mut());
        let from = (self.written + file.len() as u64) as u32;
        let count = self.parts.to_le_bytes();
        file.extend_from_slice(&self.entries);
        file.extend_from_slice(END);
        file.extend_from_slice(&[0; 4]);
        file.extend_from_slice(&count);
        file.extend_from_slice(&count);
        file.extend_from_slice(&(self.entries.len() as u32).to_le_bytes());
        file.extend_from_slice(&from.to_le_bytes());
        file.extend_from_slice(&[0; 2]);
        file
    }

    fn open_sheet(&mut self) {
        self.no += 1;
        self.line = 0;
        self.crc = Crc::new();
        let name = sheet_at(self.no);
        let file = self.sheet.get_mut();
        self.local = (self.written + file.len() as u64) as u32;
        file.extend_from_slice(LOCAL);
        file.extend_from_slice(&header(&name, [0; 3]));
        file.extend_from_slice(name.as_bytes());
        self.packed_from = self.written + file.len() as u64;
        self.write(&opening());
    }

    fn close_sheet(&mut self) {
        self.write(CLOSING);
        let (sum, unpacked) = (self.crc.sum(), self.crc.amount());
        let packed = self.sheet.reset(Vec::new());
        let mut file = packed.expect("memory does not fail");
        let packed = (self.written + file.len() as u64 - self.packed_from) as u32;
        file.extend_from_slice(SIZES);
        for number in [sum, packed, unpacked] {
            file.extend_from_slice(&number.to_le_bytes());
        }
        let name = sheet_at(self.no);
        let own = entry(&header(&name, [sum, packed, unpacked]), self.local, &name);
        self.entries.extend_from_slice(&own);
        self.parts += 1;
        *self.sheet.get_mut() = file;
    }

    fn given(&mut self) -> Vec<u8> {
        let bytes = std::mem::take(self.sheet.get_mut());
        self.written += bytes.len() as u64;
        bytes
    }

    fn write(&mut self, text: &str) {
        self.crc.update(text.as_bytes());
        let written = self.sheet.write_all(text.as_bytes());
        written.expect("memory does not fail");
    }
}

/// What a local header and an entry share.
fn header(name: &str, sizes: [u32; 3]) -> Vec<u8> {
    let mut header = Vec::with_capacity(26);
    header.extend_from_slice(&20_u16.to_le_bytes());
    header.extend_from_slice(&SIZES_FOLLOW.to_le_bytes());
    header.extend_from_slice(&DEFLATED.to_le_bytes());
    header.extend_from_slice(&NO_DATE.to_le_bytes());
    for number in sizes {
        header.extend_from_slice(&number.to_le_bytes());
    }
    // No extra field.
    header.extend_from_slice(&(name.len() as u32).to_le_bytes());
    header
}

fn entry(header: &[u8], local: u32, name: &str) -> Vec<u8> {
    let mut entry = ENTRY.to_vec();
    entry.extend_from_slice(&20_u16.to_le_bytes());
    entry.extend_from_slice(header);
    // Comment, volume and attributes: none.
    entry.extend_from_slice(&[0; 10]);
    entry.extend_from_slice(&local.to_le_bytes());
    entry.extend_from_slice(name.as_bytes());
    entry
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, archive::Archive, csv, read};

    const LIMITS: Limits = Limits {
        bytes: 8 << 20,
        unpacked_bytes: 64 << 20,
        rows: 10_000,
        columns: 26,
        cell_chars: 100,
        held_bytes: 8 << 20,
    };

    fn rows(from: usize, to: usize) -> Vec<Vec<String>> {
        let row = |no| vec![format!("={no}+1"), format!("茶壶 <{no}>"), "x".to_owned()];
        (from..to).map(row).collect()
    }

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let read = read(bytes, &LIMITS).unwrap();
        read.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn pieces_make_the_csv_that_the_whole_makes() {
        let mut stream = CsvStream::default();
        let mut bytes = stream.push(&rows(0, 3));
        bytes.extend(stream.push(&rows(3, 700)));
        assert_eq!(bytes, csv(&rows(0, 700)));
    }

    #[test]
    fn pieces_make_a_workbook_that_is_read_back() {
        for (first, second) in [(0, 0), (1, 1), (3, 5_000)] {
            let mut stream = XlsxStream::new("订单");
            let mut bytes = stream.push(&rows(0, 1));
            bytes.extend(stream.push(&rows(1, first.max(1))));
            bytes.extend(stream.push(&rows(first.max(1), second.max(1))));
            bytes.extend(stream.end());
            assert_eq!(cells(&bytes), rows(0, second.max(1)));
        }
    }

    #[test]
    fn a_workbook_has_several_sheets() {
        let mut stream = XlsxStream::of(&["订单", "商品明细"]);
        let mut bytes = stream.push(&rows(0, 3_000));
        bytes.extend(stream.next_sheet());
        bytes.extend(stream.push(&rows(7, 8)));
        bytes.extend(stream.end());
        assert_eq!(cells(&bytes), rows(0, 3_000));
        let mut archive = Archive::open(&bytes, 64 << 20, 20).unwrap();
        let second = archive.part(&sheet_at(2)).unwrap().unwrap();
        let second = String::from_utf8(second).unwrap();
        assert!(second.contains("r=\"A1\"") && second.contains("茶壶 &lt;7&gt;"));
        assert!(!second.contains("茶壶 &lt;8&gt;"));
        let book = archive.part("xl/workbook.xml").unwrap().unwrap();
        let book = String::from_utf8(book).unwrap();
        assert!(book.contains("name=\"商品明细\" sheetId=\"2\" r:id=\"rId2\""));
    }

    #[test]
    fn long_numbers_come_through_a_spreadsheet_and_are_read_back() {
        let numbers = [
            "202611290000000123",
            "0571",
            "13800138000",
            "=1",
            "\t0571",
            "0",
        ];
        let row = vec![numbers.map(str::to_owned).to_vec()];
        let bytes = CsvStream::keeping_numbers().push(&row);
        let text = String::from_utf8(bytes.clone()).unwrap();
        let written =
            "\"\t202611290000000123\",\"\t0571\",\"13800138000\",\"'=1\",\"'\t0571\",\"0\"";
        assert_eq!(text.trim_start_matches(MARK).trim_end(), written);
        assert_eq!(cells(&bytes), row);
    }
}
