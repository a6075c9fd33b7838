use encoding_rs::GBK;
use yingke_tabular::{Limits, Row, Unreadable, XlsxStream, csv, read, xlsx};

use crate::{
    memory::within,
    mutate::{Random, again_and_again, mutated},
    streamed, table,
    workbook::{SHEET, STRINGS, parts, sheet},
    zip::{Part, zip},
};

/// Near enough for files of a few kilobytes to reach.
const LIMITS: Limits = Limits {
    bytes: 64 << 10,
    unpacked_bytes: 1 << 20,
    rows: 60,
    columns: 8,
    cell_chars: 300,
    held_bytes: 20 << 10,
};
/// By which the numbers of a sheet are days.
const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;\"/></numFmts>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";
/// Of everything together, the files that are changed among it.
const MOST_MIB: u64 = 48;
/// A sheet has no more lines.
pub const MOST_LINES: u64 = 1 << 20;

fn a_table() -> Vec<Vec<String>> {
    let mut rows = table(&[
        &["编码", "内容", "价格"],
        &["fh", "48 小时内发货，\n急单\"加急\"", "12.50"],
        &["=1+1", "'+86", "-5%"],
        &["kd", "发顺丰；偏远地区，中通", "7.0"],
    ]);
    let more = (0..20).map(|no| {
        vec![
            format!("c{no}"),
            "您好，欢迎光临".to_owned(),
            no.to_string(),
        ]
    });
    rows.extend(more);
    rows
}

fn wide(text: &str, to: fn(u16) -> [u8; 2], mark: &str) -> Vec<u8> {
    let marked = format!("{mark}{text}");
    marked.encode_utf16().flat_map(to).collect()
}

/// In every encoding, with every sign between cells.
fn csv_files() -> Vec<Vec<u8>> {
    let own = csv(&a_table());
    let text = String::from_utf8(own.clone()).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let semicolons = text.replace("\",\"", "\";\"").replace("\r\n", "\n");
    let tabs = text.replace("\",\"", "\t").replace('"', "");
    let mut files = vec![own, semicolons.into_bytes()];
    for text in [text, tabs.as_str()] {
        files.push(text.as_bytes().to_vec());
        files.push(GBK.encode(text).0.into_owned());
        for mark in ["", "\u{feff}"] {
            files.push(wide(text, u16::to_le_bytes, mark));
            files.push(wide(text, u16::to_be_bytes, mark));
        }
    }
    files
}

fn shared() -> (String, String) {
    let strings = "<sst count=\"3\"><si><t>编码</t></si><si><r><t>内</t></r><r><t>容</t></r><rPh><t>x</t></rPh></si><si/></sst>";
    let row = |no: u32| {
        format!(
            "<row r=\"{no}\"><c r=\"A{no}\" t=\"s\"><v>{}</v></c><c r=\"B{no}\" s=\"1\"><f>1+1</f><v>{no}.0</v></c><c/>\
             <c t=\"inlineStr\"><is><t>a&amp;b&#33;</t></is></c></row>",
            no % 3
        )
    };
    let rows: String = (1..20).map(row).collect();
    (sheet(&rows), strings.to_owned())
}

fn workbooks() -> Vec<Vec<u8>> {
    let mut stream = XlsxStream::new("订单");
    let mut streamed = stream.push(&a_table());
    streamed.extend(stream.push(&a_table()[1..]));
    streamed.extend(stream.end());
    let (sheet, strings) = shared();
    let mut styled = parts(&sheet, &strings);
    styled.push(Part::of("xl/styles.xml", STYLES.as_bytes()));
    vec![
        xlsx("短语", &a_table()),
        streamed,
        zip(&parts(&sheet, &strings)),
        zip(&styled),
    ]
}

/// What must hold of any file, whatever stands in it.
fn check(file: &[u8], most_lines: u64) {
    match read(file, &LIMITS) {
        Ok(rows) => {
            assert!(!rows.is_empty() && rows.len() <= LIMITS.rows);
            assert!(rows.is_sorted_by_key(|row| row.line));
            assert!(rows.iter().all(|row| (1..=most_lines).contains(&row.line)));
            assert!(rows.iter().all(|row| row.cells.len() <= LIMITS.columns));
            let held: usize = rows.iter().map(Row::held_bytes).sum();
            assert!(held as u64 <= LIMITS.held_bytes);
            for cell in rows.iter().flat_map(|row| &row.cells) {
                assert!(cell.chars().count() <= LIMITS.cell_chars);
                assert!(!cell.contains('\0'));
            }
        }
        Err(why) => {
            let has_line = !matches!(
                why,
                Unreadable::Empty | Unreadable::TooLarge | Unreadable::NoTable
            );
            assert_eq!(why.line().is_some(), has_line);
            let line = why.line().unwrap_or(1);
            assert!((1..=most_lines).contains(&line), "{why}");
        }
    }
}

fn check_streamed(file: &[u8]) {
    streamed::check_workbook(file);
    streamed::check_zip(file);
    streamed::check_csv(file, lines_of(file));
}

/// No more than there are line ends, whatever the encoding.
fn lines_of(file: &[u8]) -> u64 {
    let ends = file.iter().filter(|byte| matches!(byte, b'\n' | b'\r'));
    1 + ends.count() as u64
}

#[test]
fn the_files_that_are_changed_are_right_before() {
    for file in csv_files().iter().chain(&workbooks()) {
        let rows = read(file, &LIMITS).expect("an unchanged file is read");
        assert!(rows.len() > 1 && rows[0].cells.len() > 1);
    }
    let (csv_files, workbooks) = (csv_files(), workbooks());
    let csv_rows = csv_files.iter().map(|file| streamed::csv_rows(file));
    let booked = workbooks.iter().map(|file| streamed::workbook_rows(file));
    for rows in csv_rows.chain(booked) {
        let rows = rows.expect("an unchanged file is read");
        assert!(rows.len() > 1 && rows[0].cells.len() > 1);
    }
}

#[test]
fn a_changed_csv_is_read_within_its_limits_or_refused() {
    within(MOST_MIB, || {
        let files = csv_files();
        again_and_again("CSV", |random| {
            let file = mutated(
                random.pick(&files).as_slice(),
                random.pick(&files).as_slice(),
                random,
            );
            check(&file, lines_of(&file));
            streamed::check_csv(&file, lines_of(&file));
        });
    });
}

#[test]
fn a_changed_archive_is_read_within_its_limits_or_refused() {
    within(MOST_MIB, || {
        let files = workbooks();
        again_and_again("XLSX", |random| {
            let mut file = mutated(
                random.pick(&files).as_slice(),
                random.pick(&files).as_slice(),
                random,
            );
            // Or most would be taken for text.
            if random.below(4) > 0 && file.len() > 1 {
                file[..2].copy_from_slice(b"PK");
            }
            check(&file, MOST_LINES.max(lines_of(&file)));
            check_streamed(&file);
        });
    });
}

/// Checksums stop what was changed within an archive. Whoever means harm packs it anew, with sizes that lie.
#[test]
fn a_changed_sheet_that_is_packed_anew_is_read_within_its_limits_or_refused() {
    within(MOST_MIB, || {
        let (sheet, strings) = shared();
        let (sheet, strings) = (sheet.as_bytes(), strings.as_bytes());
        again_and_again("sheets", |random| {
            let mut all = parts("", "");
            let new = match random.below(3) {
                0 => [sheet.to_vec(), mutated(strings, sheet, random)],
                1 => [mutated(sheet, strings, random), strings.to_vec()],
                _ => [
                    mutated(sheet, strings, random),
                    mutated(strings, sheet, random),
                ],
            };
            all.truncate(2);
            all.push(Part::of(SHEET, &new[0]));
            all.push(Part::of(STRINGS, &new[1]));
            let styles = mutated(STYLES.as_bytes(), sheet, random);
            all.push(Part::of("xl/styles.xml", &styles));
            lie(&mut all, random);
            let file = zip(&all);
            check(&file, MOST_LINES);
            check_streamed(&file);
        });
    });
}

fn lie(parts: &mut [Part], random: &mut Random) {
    let at = random.below(parts.len() * 4);
    if let Some(part) = parts.get_mut(at) {
        part.said_unpacked = *random.pick(&[0, 1, 1 << 31, u32::MAX]);
        if random.below(4) == 0 {
            part.said_packed = *random.pick(&[0, 1, 1 << 31, u32::MAX]);
        }
    }
}
