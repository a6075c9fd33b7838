use std::fmt::Write;

use encoding_rs::GBK;
use yingke_tabular::Unreadable;

use crate::{LIMITS, cells, memory::within, refused, rows, table};

const A_TABLE: &str = "编码,内容\nfh,\"48 小时内\n发货\"\nkd,顺丰\n";

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_million_columns_are_refused_with_their_line() {
    let file = "a,b\n".to_owned() + &",".repeat(1_000_000);
    let why = within(96, || refused(file.as_bytes()));
    assert_eq!(why, Unreadable::TooManyColumns { line: 2 });
    let why = within(96, || refused("x,".repeat(1_000_000).as_bytes()));
    assert_eq!(why, Unreadable::TooManyColumns { line: 1 });
}

#[test]
fn a_file_above_the_limit_is_not_looked_at() {
    // Zeros that nobody touches take no memory.
    let file = vec![0; 200 << 20];
    let why = within(16, || refused(&file));
    assert_eq!(why, Unreadable::TooLarge);
}

#[test]
fn a_cell_as_large_as_the_limit_of_the_file_is_refused_with_its_line() {
    let why = within(64, || {
        let long = "长".repeat((LIMITS.bytes - 8) / 3);
        refused(format!("a,b\n{long}").as_bytes())
    });
    assert_eq!(why, Unreadable::CellTooLong { line: 2 });
}

#[test]
fn a_quote_that_never_closes_is_named_where_its_row_begins() {
    let open = |text: &str| refused(text.as_bytes());
    assert_eq!(open("\"a,b\n1,2\n3,4\n"), Unreadable::OpenQuote { line: 1 });
    let behind = "a,\"b\nb\"\n\n1,\"2\n3,4\n5,6\n";
    assert_eq!(open(behind), Unreadable::OpenQuote { line: 3 });
    assert_eq!(open("a;b\n1;\"\"\""), Unreadable::OpenQuote { line: 2 });
    // Bigger than any cell may be: the cause is named, not what came of it.
    let long = "a,\"b\n".to_owned() + &"1,2\n".repeat(100_000);
    assert_eq!(open(&long), Unreadable::OpenQuote { line: 1 });
}

#[test]
fn a_quote_within_a_cell_is_itself() {
    let file = "a,5\" pipe\n\"x\"\"y\",\"\"\n";
    let expected = table(&[&["a", "5\" pipe"], &["x\"y", ""]]);
    assert_eq!(cells(file.as_bytes()), expected);
}

#[test]
fn half_a_pair_of_utf_16_is_refused_with_its_line() {
    let half = [wide("\u{feff}a,b\n\"1\n1\",2\n3,"), vec![0x00, 0xd8]].concat();
    let behind = [half.clone(), wide("4\n")].concat();
    for file in [half, behind] {
        assert_eq!(refused(&file), Unreadable::Garbled { line: 3 });
    }
    let mut cut = wide("\u{feff}a,b\n1,2\n");
    cut.pop();
    assert_eq!(refused(&cut), Unreadable::Garbled { line: 2 });
}

#[test]
fn gbk_that_ends_within_a_character_is_refused_with_its_line() {
    let file = GBK.encode(A_TABLE).0.into_owned();
    assert_eq!(rows(&file).len(), 3);
    // Without the line end, and without half of the last character.
    let cut = &file[..file.len() - 2];
    assert_eq!(refused(cut), Unreadable::Garbled { line: 3 });
}

#[test]
fn gbk_with_a_damaged_character_is_refused_and_not_read_as_something_else() {
    let mut file = GBK.encode(A_TABLE).0.into_owned();
    let at = file.iter().position(|byte| *byte == b'\n').unwrap();
    file.splice(at..at, [0xff, 0xff]);
    assert_eq!(refused(&file), Unreadable::Garbled { line: 1 });
}

#[test]
fn what_says_that_it_is_utf_8_and_is_not_is_refused() {
    let mut file = "\u{feff}a,b\n1,2\n".as_bytes().to_vec();
    file.extend(GBK.encode("编码,1\n").0.iter());
    assert_eq!(refused(&file), Unreadable::Garbled { line: 3 });
}

#[test]
fn zeros_are_refused_with_their_line_and_never_taken_for_utf_16() {
    assert_eq!(refused(b"a,b\n1\0,2\n"), Unreadable::Garbled { line: 2 });
    assert_eq!(refused(b"a1,\0b\n1,2\n"), Unreadable::Garbled { line: 1 });
    let stray = "编码,内容\nfh,\0发货\n".as_bytes();
    assert_eq!(refused(stray), Unreadable::Garbled { line: 2 });
    assert_eq!(refused(&[0; 4096]), Unreadable::Garbled { line: 1 });
}

#[test]
fn lines_that_end_as_on_an_old_mac_are_counted() {
    let lines: Vec<u64> = rows(b"a,b\r1,2\r\r3,4\r").iter().map(|r| r.line).collect();
    assert_eq!(lines, [1, 2, 4]);
}

#[test]
fn what_looks_like_a_formula_is_text() {
    let formulas = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "＝1+1",
    ];
    let mut file = "code,text\n".to_owned();
    for formula in formulas {
        writeln!(file, "x,\"{formula}\"").unwrap();
    }
    let read: Vec<String> = cells(file.as_bytes())
        .into_iter()
        .skip(1)
        .map(|mut row| row.remove(1))
        .collect();
    assert_eq!(read, formulas);
}
