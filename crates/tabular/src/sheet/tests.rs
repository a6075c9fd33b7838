use std::io::Cursor;

use crate::{
    BadRow, Broken, Limits, Row, RowLimits, Unreadable, XlsxRows, XlsxStream, ZipStream,
    write::{frame, sheet_at},
    xlsx,
};

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
    for (name, text) in frame(&["x"]) {
        zip.begin(name, false);
        zip.push(text.as_bytes());
    }
    let mut bytes = zip.take();
    zip.begin(&sheet_at(1), false);
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
    for (name, text) in frame(&["x"]) {
        zip.begin(name, false);
        zip.push(text.as_bytes());
    }
    zip.begin("xl/sharedStrings.xml", false);
    zip.push(format!("<sst><si><t>{string}</t></si></sst>").as_bytes());
    zip.begin(&sheet_at(1), false);
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
