use std::{
    fmt::Write,
    io::{self, Read},
    time::{Duration, Instant},
};

use yingke_tabular::{Unreadable, xlsx};

use crate::{
    cells,
    memory::within,
    refused, rows, table,
    workbook::{BOOK, LINKS, SHEET, STRINGS, parts, sheet, workbook},
    zip::{Part, zip},
};

/// A file and what is unpacked of it, with room.
const MOST_MIB: u64 = 192;

/// A cell in a row of its own.
fn one(cell: &str) -> String {
    format!("<row r=\"1\">{cell}</row>")
}

#[test]
fn a_sheet_of_one_cell_of_two_hundred_megabytes_is_refused() {
    let before = "<worksheet><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>";
    let cell = io::repeat(b'x').take(200 << 20);
    let behind = "</t></is></c></row></sheetData></worksheet>";
    let text = before.as_bytes().chain(cell).chain(behind.as_bytes());
    let mut all = parts("", "<sst/>");
    all[2] = Part::streamed(SHEET, text);
    let file = zip(&all);
    assert!(file.len() < 2 << 20);
    let why = within(MOST_MIB, || refused(&file));
    assert_eq!(why, Unreadable::TooLarge);
}

#[test]
fn a_claim_of_two_gigabytes_is_not_believed() {
    fn claimed(claim: fn(&mut Part)) -> Vec<u8> {
        let mut all = parts(&sheet(&one("<c><v>7</v></c>")), "<sst/>");
        all.iter_mut().for_each(claim);
        zip(&all)
    }
    let unpacked = claimed(|part| part.said_unpacked = 2 << 30);
    assert_eq!(within(16, || cells(&unpacked)), table(&[&["7"]]));
    let packed = claimed(|part| part.said_packed = 2 << 30);
    assert_eq!(within(16, || refused(&packed)), Unreadable::NoTable);
}

#[test]
fn a_dimension_that_claims_the_whole_sheet_takes_nothing() {
    let rows = one("<c r=\"A1\"><v>7</v></c>");
    let text = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{rows}</sheetData></worksheet>"
    );
    let file = zip(&parts(&text, "<sst/>"));
    assert_eq!(within(16, || cells(&file)), table(&[&["7"]]));
}

#[test]
fn cells_at_the_end_of_the_sheet_and_behind_it_are_refused() {
    let last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let line = 1_048_576;
    let why = within(16, || refused(&workbook(last, "")));
    assert_eq!(why, Unreadable::TooManyColumns { line });
    let behind = [
        "<row r=\"1048577\"/>",
        "<row r=\"18446744073709551615\"/><row/>",
        "<row r=\"0\"/>",
        "<row><c r=\"AAAA9\"/></row>",
        "<row><c r=\"9\"/></row>",
    ];
    for row in behind {
        let file = workbook(&format!("<row r=\"3\"/>{row}"), "");
        let why = refused(&file);
        assert!(
            matches!(why, Unreadable::Garbled { line: 3 | 4 }),
            "{row}: {why}"
        );
    }
}

#[test]
fn a_cell_outside_any_row_is_refused() {
    let file = workbook("<c><v>1</v></c>", "");
    assert_eq!(refused(&file), Unreadable::NoTable);
}

#[test]
fn textand_cells_that_do_not_say_where_they_are_follow_each_other() {
    let text =
        "<row/><row><c s=\"1\"/><c><v>1</v></c></row><row r=\"7\"/><row><c><v>2</v></c></row>";
    let read = rows(&workbook(text, ""));
    let found: Vec<_> = read.iter().map(|row| (row.line, row.cells.len())).collect();
    assert_eq!(found, [(2, 2), (8, 1)]);
}

#[test]
fn the_value_of_a_formula_is_taken_and_never_the_formula() {
    let formulas = one("<c r=\"A1\"><f>SUM(B1:B9)</f><v>7</v></c>\
         <c r=\"B1\" t=\"str\"><f>[1]Sheet1!$A$1</f><v>outside</v></c>\
         <c r=\"C1\"><f>cmd|' /C calc'!A0</f></c>\
         <c r=\"D1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>");
    let mut all = parts(&sheet(&formulas), "<sst/>");
    let outside = "<externalLink><externalBook r:id=\"rId1\"/></externalLink>";
    all.push(Part::of(
        "xl/externalLinks/externalLink1.xml",
        outside.as_bytes(),
    ));
    let expected = table(&[&["7", "outside", "", "#DIV/0!"]]);
    assert_eq!(cells(&zip(&all)), expected);
}

#[test]
fn a_sheet_that_lies_elsewhere_is_not_fetched() {
    for target in [
        "http://127.0.0.1/a.xml",
        "../../../etc/passwd",
        "file:///etc/passwd",
        "",
    ] {
        let links = format!(
            "<Relationships><Relationship Id=\"rId1\" Target=\"{target}\" TargetMode=\"External\"/></Relationships>"
        );
        let file = zip(&[
            Part::of("xl/workbook.xml", BOOK.as_bytes()),
            Part::of("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ]);
        assert_eq!(refused(&file), Unreadable::NoTable, "{target}");
    }
}

#[test]
fn a_shared_text_that_is_not_there_is_refused_with_its_line() {
    for index in ["1", "-1", "4294967296", "99999999999999999999", "x"] {
        let cell = format!("<row r=\"5\"><c t=\"s\"><v>{index}</v></c></row>");
        let file = workbook(&cell, "<si><t>only</t></si>");
        assert_eq!(refused(&file), Unreadable::Garbled { line: 5 }, "{index}");
    }
}

#[test]
fn entities_of_a_files_own_are_refused() {
    let mut entities = String::from("<!ENTITY lol0 \"lol\">");
    for level in 1..10 {
        let ten = format!("&lol{};", level - 1).repeat(10);
        write!(entities, "<!ENTITY lol{level} \"{ten}\">").unwrap();
    }
    let laughs = |inside: &str| format!("<!DOCTYPE a [{entities}]>{inside}");
    let cell = one("<c t=\"inlineStr\"><is><t>&lol9;</t></is></c>");
    let file = zip(&parts(&laughs(&sheet(&cell)), "<sst/>"));
    let why = within(16, || refused(&file));
    let expected = [Unreadable::Garbled { line: 1 }, Unreadable::NoTable];
    assert!(expected.contains(&why), "{why}");
    let strings = laughs("<sst><si><t>&lol9;</t></si></sst>");
    let file = zip(&parts(&sheet(""), &strings));
    assert_eq!(within(16, || refused(&file)), Unreadable::NoTable);
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    let file = zip(&parts(
        &sheet(""),
        &format!("{outside}<sst><si><t>&x;</t></si></sst>"),
    ));
    assert_eq!(refused(&file), Unreadable::NoTable);
}

#[test]
fn characters_that_no_text_has_are_refused() {
    for character in ["\0", "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;"] {
        let cell = one(&format!(
            "<c t=\"inlineStr\"><is><t>a{character}b</t></is></c>"
        ));
        let why = refused(&workbook(&cell, ""));
        assert_eq!(why, Unreadable::Garbled { line: 1 }, "{character:?}");
    }
}

#[test]
fn a_workbook_without_one_of_its_parts_is_refused() {
    let cell = sheet(&one("<c t=\"s\"><v>0</v></c>"));
    let strings = "<sst><si><t>there</t></si></sst>";
    assert_eq!(cells(&zip(&parts(&cell, strings))), table(&[&["there"]]));
    for at in 0..3 {
        let mut all = parts(&cell, strings);
        all.remove(at);
        assert_eq!(refused(&zip(&all)), Unreadable::NoTable, "part {at}");
    }
    let mut all = parts(&cell, strings);
    all.truncate(3);
    assert_eq!(refused(&zip(&all)), Unreadable::Garbled { line: 1 });
    assert_eq!(refused(&zip(&[])), Unreadable::NoTable);
}

#[test]
fn a_book_that_names_no_sheet_is_refused() {
    let links = LINKS.replace(" Id=\"rId1\"", "");
    let file = zip(&[
        Part::of("xl/workbook.xml", b"<workbook><sheets/></workbook>"),
        Part::of("xl/_rels/workbook.xml.rels", links.as_bytes()),
        Part::of(SHEET, sheet(&one("<c><v>1</v></c>")).as_bytes()),
    ]);
    assert_eq!(refused(&file), Unreadable::NoTable);
}

#[test]
fn ten_thousand_sheets_are_refused() {
    let mut all = parts(&sheet(&one("<c><v>1</v></c>")), "<sst/>");
    let more = (2..10_000).map(|no| Part {
        name: SHEET.replace('1', &no.to_string()),
        // Nothing, packed.
        packed: vec![3, 0],
        sum: 0,
        said_packed: 2,
        said_unpacked: 0,
    });
    all.extend(more);
    let file = zip(&all);
    assert_eq!(within(16, || refused(&file)), Unreadable::TooLarge);
}

#[test]
fn a_text_that_many_cells_share_counts_for_each() {
    let why = within(MOST_MIB, || {
        let text = "长".repeat(4_000);
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(16);
        let rows = format!("<row>{cells}</row>").repeat(5_000);
        // Of some kilobytes: it would be a gigabyte.
        refused(&workbook(&rows, &format!("<si><t>{text}</t></si>")))
    });
    assert!(matches!(why, Unreadable::TooManyCells { .. }), "{why}");
}

#[test]
fn a_blank_text_that_many_cells_share_is_looked_at_once() {
    let (why, took) = within(MOST_MIB, || {
        let cells = "<c t=\"s\"><v>0</v></c>".repeat(16);
        let rows = format!("<row>{cells}</row>").repeat(2_000);
        let blank = " ".repeat(4 << 20);
        let file = workbook(&rows, &format!("<si><t>{blank}</t></si>"));
        let began = Instant::now();
        (refused(&file), began.elapsed())
    });
    assert_eq!(why, Unreadable::Empty);
    assert!(took < Duration::from_secs(20), "{took:?}");
}

#[test]
fn a_million_shared_texts_take_little_more_than_their_file() {
    let read = within(44, || {
        let strings = "<si/>".repeat(1_000_000);
        let cell = one("<c t=\"inlineStr\"><is><t>a</t></is></c>");
        cells(&workbook(&cell, &strings))
    });
    assert_eq!(read, table(&[&["a"]]));
}

#[test]
fn elements_within_elements_without_end_are_refused() {
    let why = within(32, || refused(&workbook(&"<a>".repeat(1_000_000), "")));
    assert_eq!(why, Unreadable::NoTable);
}

#[test]
fn a_sheet_that_breaks_off_gives_no_half_of_its_rows() {
    let whole = sheet("<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row>");
    for end in ["</row>", "</c>", "</v>", "</sheetData>", "2"] {
        let at = whole.rfind(end).unwrap();
        let file = zip(&parts(&whole[..at], "<sst/>"));
        assert_eq!(refused(&file), Unreadable::Garbled { line: 2 }, "{end}");
    }
}

#[test]
fn an_archive_that_breaks_off_or_is_damaged_gives_nothing() {
    let rows: Vec<Vec<String>> = (0..50).map(|no| vec![format!("行{no}")]).collect();
    let file = xlsx("a", &rows);
    for cut in 4..file.len() {
        assert!(
            matches!(refused(&file[..cut]), Unreadable::NoTable),
            "{cut}"
        );
    }
    let all = parts(&sheet(&one("<c><v>12</v></c>")), "<sst/>");
    let mut other = parts(&sheet(&one("<c><v>13</v></c>")), "<sst/>");
    // Another text under the checksum of the first.
    other[2].sum = all[2].sum;
    assert_eq!(refused(&zip(&other)), Unreadable::NoTable);
}

#[test]
fn shared_texts_that_break_off_are_refused() {
    let cell = sheet(&one("<c t=\"s\"><v>0</v></c>"));
    let mut all = parts(&cell, "");
    all[3] = Part::of(STRINGS, b"<sst><si><t>a</t></si><si><t>b");
    assert_eq!(refused(&zip(&all)), Unreadable::NoTable);
}
