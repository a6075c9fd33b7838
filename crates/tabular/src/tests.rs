use proptest::prelude::*;

use super::*;

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    unpacked_bytes: 4 << 20,
    rows: 20,
    columns: 6,
    cell_chars: 200,
    held_bytes: 1 << 20,
};

fn cells(rows: &[Row]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.cells.clone()).collect()
}

fn table(text: &[&[&str]]) -> Vec<Vec<String>> {
    let row = |row: &&[&str]| row.iter().map(|cell| (*cell).to_owned()).collect();
    text.iter().map(row).collect()
}

#[test]
fn every_encoding_reads_the_same() {
    let text = "编码,内容\nfh,48 小时内发货，急单可以加急\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(text);
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let files = [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        gbk.into_owned(),
        marked(b"\xff\xfe", &wide),
        marked(b"\xfe\xff", &big),
        wide,
        big,
    ];
    let expected = table(&[&["编码", "内容"], &["fh", "48 小时内发货，急单可以加急"]]);
    for file in files {
        assert_eq!(cells(&read(&file, &LIMITS).unwrap()), expected);
    }
}

#[test]
fn a_broken_byte_is_told_with_its_line_and_makes_no_other_encoding() {
    let mut file = "编码,内容\nfh,急单可以加急\n".as_bytes().to_vec();
    file.extend(b"\xe7\x8e\x8b\xe5\xb0,x\n");
    file.extend("尾,行\n".as_bytes());
    assert_eq!(read(&file, &LIMITS), Err(Unreadable::Garbled { line: 3 }));
    let (gbk, _, _) = encoding_rs::GBK.encode("联通,内容\nfh,48 小时内发货，急单可以加急\n");
    let expected = table(&[&["联通", "内容"], &["fh", "48 小时内发货，急单可以加急"]]);
    assert_eq!(cells(&read(&gbk, &LIMITS).unwrap()), expected);
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let rows = read("a,b\n\n\"一\n二\",x\nc,d\n".as_bytes(), &LIMITS).unwrap();
    let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3, 4]);
    let windows = "a,b\r\n\"一\r\n二\",x\r\n\r\n,\"\r\n\"\r\nc,d\r\n";
    let rows = read(windows.as_bytes(), &LIMITS).unwrap();
    let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 2, 5]);
}

#[test]
fn semicolons_and_tabs_part_cells_too() {
    for text in ["a;b,1;c\n", "a\tb,1\tc\n"] {
        let rows = read(text.as_bytes(), &LIMITS).unwrap();
        assert_eq!(cells(&rows), table(&[&["a", "b,1", "c"]]));
    }
}

#[test]
fn no_cell_of_a_csv_is_a_formula() {
    let risky = table(&[
        &["=1+1", "+86", "-5%", "@sum", "'ok", "plain"],
        &["\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠sum"],
    ]);
    let written = csv(&risky);
    let text = std::str::from_utf8(&written).unwrap();
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    for cell in text.trim_start_matches('\u{feff}').trim().split(',') {
        let cell = cell.trim_start().trim_matches('"');
        assert!(!cell.starts_with(signs), "{cell}");
    }
    assert_eq!(cells(&read(&written, &LIMITS).unwrap()), risky);
}

#[test]
fn columns_behind_the_twenty_sixth_are_written() {
    let wide = vec![(0..800).map(|at| at.to_string()).collect::<Vec<_>>()];
    let limits = Limits {
        columns: 800,
        ..LIMITS
    };
    assert_eq!(cells(&read(&xlsx("a", &wide), &limits).unwrap()), wide);
    assert_eq!(cells(&read(&csv(&wide), &limits).unwrap()), wide);
}

#[test]
fn every_limit_refuses() {
    let refused = |text: &str| read(text.as_bytes(), &LIMITS).unwrap_err();
    assert_eq!(
        refused(&"a,b\n".repeat(21)),
        Unreadable::TooManyRows { line: 21 }
    );
    assert_eq!(
        refused("1,2,3,4,5,6,7\n"),
        Unreadable::TooManyColumns { line: 1 }
    );
    assert_eq!(
        refused(&"长".repeat(201)),
        Unreadable::CellTooLong { line: 1 }
    );
    assert_eq!(refused(&"x".repeat(2 << 20)), Unreadable::TooLarge);
    assert_eq!(refused(" \n,\n"), Unreadable::Empty);
    assert_eq!(refused(""), Unreadable::Empty);
    let wide = table(&[&["1", "2", "3", "4", "5", "6", "7"]]);
    let wide = xlsx("a", &wide);
    assert_eq!(
        read(&wide, &LIMITS).unwrap_err(),
        Unreadable::TooManyColumns { line: 1 }
    );
    assert_eq!(
        read(b"PK\x03\x04rubbish", &LIMITS).unwrap_err(),
        Unreadable::NoTable
    );
    assert_eq!(
        read(b"a,\xff\xff\xff\x00\n", &LIMITS).unwrap_err(),
        Unreadable::Garbled { line: 1 }
    );
}

#[test]
fn a_workbook_as_spreadsheets_write_it_is_read() {
    let shared = "<sst><si><t>编码</t></si><si><r><t>内</t></r><r><t>容</t></r><rPh><t>neirong</t></rPh></si><si/></sst>";
    let sheet = "<x:worksheet><x:sheetData><x:row r=\"1\"><x:c r=\"A1\" t=\"s\"><x:v>0</x:v></x:c>\
        <x:c r=\"B1\" t=\"s\"><x:v>1</x:v></x:c></x:row><x:row r=\"4\"><x:c r=\"A4\"><x:v>7.0</x:v></x:c>\
        <x:c r=\"C4\" t=\"str\"><x:v>a&amp;b&#33;</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let book = "<workbook><sheets><sheet name=\"一\" sheetId=\"9\" r:id=\"x2\"/><sheet r:id=\"x1\"/></sheets></workbook>";
    let links = "<Relationships><Relationship Id=\"x1\" Target=\"a.xml\"/><Relationship Id=\"x2\" Target=\"/xl/b.xml\"/></Relationships>";
    let file = crate::archive::packed_up(&[
        ("xl/workbook.xml", book.to_owned()),
        ("xl/_rels/workbook.xml.rels", links.to_owned()),
        ("xl/sharedStrings.xml", shared.to_owned()),
        ("xl/b.xml", sheet.to_owned()),
    ]);
    let rows = read(&file, &LIMITS).unwrap();
    assert_eq!(
        cells(&rows),
        table(&[&["编码", "内容"], &["7", "", "a&b!"]])
    );
    assert_eq!(rows[1].line, 4);
}

#[test]
fn numbers_and_days_are_those_that_a_spreadsheet_shows() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
        <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/>\
        <xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let sheet = "<worksheet><row r=\"1\"><c s=\"0\"><v>11.000000000000002</v></c><c><v>6.9012345678919999E+12</v></c>\
        <c s=\"1\"><v>45038.5</v></c><c s=\"2\" t=\"n\"><v>45038</v></c><c t=\"d\"><v>2027-01-14T12:00:00</v></c>\
        <c s=\"1\" t=\"str\"><v>45038.5</v></c></row></worksheet>";
    let book = |dates: &str| {
        let book = format!(
            "<workbook><workbookPr {dates}/><sheets><sheet r:id=\"x\"/></sheets></workbook>"
        );
        let links = "<Relationships><Relationship Id=\"x\" Target=\"a.xml\"/></Relationships>";
        crate::archive::packed_up(&[
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links.to_owned()),
            ("xl/styles.xml", styles.to_owned()),
            ("xl/a.xml", sheet.to_owned()),
        ])
    };
    for (dates, day) in [("", "2023-04-22"), ("date1904=\"1\"", "2027-04-23")] {
        let file = book(dates);
        let (noon, midnight) = (format!("{day} 12:00:00"), format!("{day} 00:00:00"));
        let expected = table(&[&[
            "11",
            "6901234567892",
            noon.as_str(),
            midnight.as_str(),
            "2027-01-14 12:00:00",
            "45038.5",
        ]]);
        assert_eq!(cells(&read(&file, &LIMITS).unwrap()), expected);
        let mut streamed = Vec::new();
        let file = std::io::Cursor::new(file);
        let mut rows = XlsxRows::open(file, RowLimits::default()).unwrap();
        let heard = rows.each(&mut |row| {
            streamed.push(row);
            true
        });
        heard.unwrap();
        assert_eq!(cells(&streamed), expected);
    }
}

#[test]
fn a_workbook_has_columns_behind_z_and_line_ends_of_windows() {
    let limits = Limits {
        columns: 1_000,
        ..LIMITS
    };
    let row: Vec<String> = (0..800).map(|at| format!("{at}\r\n桌")).collect();
    let written = xlsx("a", std::slice::from_ref(&row));
    assert_eq!(cells(&read(&written, &limits).unwrap()), [row]);
}

#[test]
fn columns_that_nobody_wants_are_neither_kept_nor_counted() {
    let wide = |cell: &str| vec!["1".to_owned(), cell.repeat(200), "三".to_owned()];
    let head = ["编号", "备注", "名称"].map(str::to_owned).to_vec();
    let rows: Vec<_> = std::iter::once(head)
        .chain(["甲", "乙", "丙", "丁"].map(wide))
        .collect();
    let limits = Limits {
        held_bytes: 1_400,
        ..LIMITS
    };
    for file in [csv(&rows), xlsx("a", &rows)] {
        let all = read(&file, &limits).unwrap_err();
        assert_eq!(all, Unreadable::TooManyCells { line: 3 });
        let mut choose = |head: &[String]| {
            assert_eq!(head[1], "备注");
            vec![2, 0, 9]
        };
        let chosen = read_columns(&file, &limits, 1, &mut choose).unwrap();
        assert_eq!(chosen.heading.cells.len(), 3);
        assert_eq!(chosen.first[0].cells, rows[1]);
        assert_eq!(cells(&chosen.rows), vec![["三", "1", ""]; 4]);
        assert_eq!(chosen.rows[3].line, 5);
    }
}

#[test]
fn text_behind_a_closing_quote_is_told_with_its_place() {
    let text = "a,b,c\n\"1\",\"x\ny\",\"王小\"明\"\n=\"1\",\"a\"\"b\",x\"y\"\n\"1\"2,,\n";
    let mut all = |head: &[String]| (0..head.len()).collect::<Vec<_>>();
    let chosen = read_columns(text.as_bytes(), &LIMITS, 0, &mut all).unwrap();
    assert_eq!(chosen.stray, [(2, 2), (4, 0)]);
    let lines: Vec<u64> = chosen.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4]);
    assert_eq!(chosen.rows[0].cells[2], "王小明\"");
}

#[test]
fn no_row_stands_above_the_heading_that_was_read() {
    let sheet = "<worksheet><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row></worksheet>";
    let file = crate::archive::packed_up(&[
        (
            "xl/workbook.xml",
            "<workbook><sheets><sheet r:id=\"x\"/></sheets></workbook>".to_owned(),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"x\" Target=\"a.xml\"/></Relationships>".to_owned(),
        ),
        ("xl/a.xml", sheet.to_owned()),
    ]);
    assert_eq!(cells(&read(&file, &LIMITS).unwrap()), [["2"], ["1"]]);
    let chosen = read_columns(&file, &LIMITS, 1, &mut |_: &[String]| vec![0]);
    assert_eq!(chosen.unwrap_err(), Unreadable::Garbled { line: 1 });
}

#[test]
fn a_packed_bomb_is_refused_before_it_is_unpacked() {
    let blank = " ".repeat(16 << 20);
    let bomb = crate::archive::packed_up(&[("xl/workbook.xml", blank)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(&bomb, &LIMITS).unwrap_err(), Unreadable::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[a-z'=+@\\-,;\"\n一-龥 ]{0,12}x", 3), 1..12)) {
        prop_assert_eq!(cells(&read(&csv(&rows), &LIMITS).unwrap()), rows.clone());
        prop_assert_eq!(cells(&read(&xlsx("a", &rows), &LIMITS).unwrap()), rows);
    }

    #[test]
    fn nothing_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &LIMITS);
        let _ = read(&[b"PK\x03\x04".as_slice(), &bytes].concat(), &LIMITS);
        let mut broken = xlsx("a", &[vec!["好".to_owned()]]);
        for (at, byte) in bytes.iter().enumerate() {
            let place = (at * 37 + usize::from(*byte)) % broken.len();
            broken[place] ^= byte;
            let _ = read(&broken, &LIMITS);
        }
    }
}
