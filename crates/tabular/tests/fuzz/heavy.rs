//! Files that are small and have far more cells than they have text, under the limits of files of orders.

use yingke_tabular::{CELL_BYTES, Limits, Unreadable, read};

use crate::{memory::within, workbook::workbook};

/// As the server's own for orders.
const ORDERS: Limits = Limits {
    bytes: 256 << 20,
    unpacked_bytes: 256 << 20,
    rows: 200_001,
    columns: 200,
    cell_chars: 5_000,
    held_bytes: 384 << 20,
};
/// What cells may take, and the text that they come from.
const MOST_MIB: u64 = 480;
/// More than [`Limits::held_bytes`] has room for, where each is as wide as it may be.
const ROWS: usize = 90_000;

/// The first row that no room is left for.
fn full() -> u64 {
    let row = ORDERS.columns * CELL_BYTES + 1;
    ORDERS.held_bytes / row as u64 + 1
}

#[test]
fn rows_of_commas_are_refused_with_the_line_that_is_too_much() {
    let why = within(MOST_MIB, || {
        let row = format!("1{}\n", ",".repeat(ORDERS.columns - 1));
        read(row.repeat(ROWS).as_bytes(), &ORDERS).unwrap_err()
    });
    assert_eq!(why, Unreadable::TooManyCells { line: full() });
}

#[test]
fn rows_of_one_far_cell_count_all_cells_before_it() {
    let why = within(MOST_MIB, || {
        // The two hundredth column.
        let row = "<row><c r=\"GR1\"><v>1</v></c></row>";
        let file = workbook(&row.repeat(ROWS), "");
        assert!(file.len() < 1 << 20);
        read(&file, &ORDERS).unwrap_err()
    });
    assert_eq!(why, Unreadable::TooManyCells { line: full() });
}
