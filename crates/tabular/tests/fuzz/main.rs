//! Files that mean harm, and files that chance made: whatever comes is read within its limits or refused, and where a line is wrong
//! the refusal names it.

mod files;
mod heavy;
mod hostile_csv;
mod hostile_xlsx;
mod memory;
mod mutate;
mod streamed;
mod workbook;
mod zip;

use yingke_tabular::{Limits, Row, Unreadable, read};

/// As the server's own.
const LIMITS: Limits = Limits {
    bytes: 4 << 20,
    unpacked_bytes: 64 << 20,
    rows: 5_001,
    columns: 16,
    cell_chars: 4_000,
    held_bytes: 64 << 20,
};

fn refused(file: &[u8]) -> Unreadable {
    read(file, &LIMITS).expect_err("it is refused")
}

fn rows(file: &[u8]) -> Vec<Row> {
    read(file, &LIMITS).expect("it is read")
}

fn cells(file: &[u8]) -> Vec<Vec<String>> {
    rows(file).into_iter().map(|row| row.cells).collect()
}

fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    rows.iter().map(row).collect()
}
