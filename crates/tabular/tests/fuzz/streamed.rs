//! What must hold of files that are read a row at a time, as those of goods are, whatever stands in them.

use std::io::{Cursor, Read};

use yingke_tabular::{BadRow, Broken, CsvRows, Row, RowLimits, XlsxRows, Zip, ZipFault};

use crate::files::MOST_LINES;

/// Near enough for files of a few kilobytes to reach, but for the bytes of a row: those that are unpacked at once count as one.
const LIMITS: RowLimits = RowLimits {
    cell_bytes: 300,
    row_bytes: 128 << 10,
    columns: 8,
};
const MOST_FILES: usize = 8;
/// Of a file in a zip.
const MOST_UNPACKED: u64 = 1 << 20;

pub fn csv_rows(file: &[u8]) -> Result<Vec<Row>, BadRow> {
    let mut rows = CsvRows::new(file, LIMITS)?;
    let read = rows.by_ref().collect();
    assert!(rows.next().is_none(), "a fault is the last item");
    read
}

pub fn workbook_rows(file: &[u8]) -> Result<Vec<Row>, BadRow> {
    let mut rows = Vec::new();
    XlsxRows::open(Cursor::new(file), LIMITS)?.each(&mut |row| {
        rows.push(row);
        true
    })?;
    Ok(rows)
}

pub fn check_csv(file: &[u8], most_lines: u64) {
    let rows = csv_rows(file);
    if let Ok(rows) = &rows {
        assert!(rows.is_sorted_by_key(|row| row.line));
    }
    check(rows, most_lines);
}

pub fn check_workbook(file: &[u8]) {
    check(workbook_rows(file), MOST_LINES);
}

fn check(rows: Result<Vec<Row>, BadRow>, most_lines: u64) {
    match rows {
        Ok(rows) => {
            assert!(rows.iter().all(|row| (1..=most_lines).contains(&row.line)));
            for Row { cells, .. } in &rows {
                assert!(cells.len() <= LIMITS.columns);
                assert!(cells.iter().any(|cell| !cell.trim().is_empty()));
                assert!(cells.iter().all(|cell| cell.len() <= LIMITS.cell_bytes));
                assert!(!cells.iter().any(|cell| cell.contains('\0')));
            }
        }
        Err(bad) => {
            assert!(bad.line <= most_lines, "{bad}");
            assert!(!matches!(bad.reason, Broken::Io(_)), "{bad}");
        }
    }
}

pub fn check_zip(file: &[u8]) {
    let mut zip = match Zip::open(Cursor::new(file), MOST_FILES) {
        Ok(zip) => zip,
        Err(fault) => return check_fault(&fault),
    };
    let count = zip.entries().len();
    assert!(count <= MOST_FILES);
    for at in 0..count {
        match zip.part(at) {
            Ok(part) => {
                // What is broken is told in the middle of it.
                let _ = part.take(MOST_UNPACKED).read_to_end(&mut Vec::new());
            }
            Err(fault) => check_fault(&fault),
        }
    }
    assert!(zip.part(count).is_err());
}

fn check_fault(fault: &ZipFault) {
    assert!(!matches!(fault, ZipFault::Io(_)), "{fault}");
}
