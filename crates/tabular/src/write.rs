use std::{borrow::Cow, fmt::Write};

use crate::{archive::packed_up, guard::guarded};

/// UTF-8 with a mark, or Excel would read it in its own encoding.
pub const MARK: &str = "\u{feff}";
/// What stands behind its last row.
pub const CLOSING: &str = "</sheetData></worksheet>";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A CSV that any spreadsheet opens and none calculates. Rows are equally long.
pub fn csv(rows: &[Vec<String>]) -> Vec<u8> {
    csv_by(rows, guarded)
}

/// The same with another guard of its cells.
pub fn csv_by(rows: &[Vec<String>], guard: fn(&str) -> Cow<'_, str>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        // A semicolon or tab within a cell is then never taken for what parts them.
        .quote_style(csv::QuoteStyle::Always)
        .from_writer(MARK.as_bytes().to_vec());
    for row in rows {
        let cells = row.iter().map(|cell| guard(cell));
        let written = writer.write_record(cells.map(|cell| cell.as_bytes().to_vec()));
        written.expect("memory does not fail, and rows are equally long");
    }
    writer.into_inner().expect("memory does not fail")
}

/// A workbook of one sheet; every cell is text and none a formula. The first row stays in sight.
pub fn xlsx(sheet: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let place = sheet_at(1);
    let mut parts = frame(&[sheet]);
    parts.push((&place, page(rows)));
    packed_up(&parts)
}

/// Where a workbook has its sheet, from 1.
pub fn sheet_at(no: usize) -> String {
    format!("xl/worksheets/sheet{no}.xml")
}

/// Everything of a workbook but its sheets.
pub fn frame(sheets: &[&str]) -> Vec<(&'static str, String)> {
    let link = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>")
    };
    let links = |inside: String| {
        format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{inside}</Relationships>")
    };
    let part = |name: &str, kind: &str| {
        format!("<Override PartName=\"/xl/{name}.xml\" ContentType=\"{TYPES}.{kind}+xml\"/>")
    };
    let (mut sheet_types, mut named, mut inside) = (String::new(), String::new(), String::new());
    for (no, sheet) in (1..).zip(sheets) {
        sheet_types += &part(&format!("worksheets/sheet{no}"), "worksheet");
        let name = escaped(sheet);
        let _ = write!(
            named,
            "<sheet name=\"{name}\" sheetId=\"{no}\" r:id=\"rId{no}\"/>"
        );
        let target = format!("worksheets/sheet{no}.xml");
        inside += &link(&format!("rId{no}"), "worksheet", &target);
    }
    inside += &link(&format!("rId{}", sheets.len() + 1), "styles", "styles.xml");
    let types = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        part("workbook", "sheet.main"),
        part("styles", "styles"),
        sheet_types,
    );
    let book = format!(
        "{XML}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{named}</sheets></workbook>"
    );
    vec![
        ("[Content_Types].xml", types),
        (
            "_rels/.rels",
            links(link("rId1", "officeDocument", "xl/workbook.xml")),
        ),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links(inside)),
        ("xl/styles.xml", styles()),
    ]
}

/// Style 0 is the usual one, 1 text that wraps, 2 a heading.
fn styles() -> String {
    let format = |font: u8| {
        format!(
            "<xf numFmtId=\"49\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" \
             applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
        )
    };
    format!(
        "{XML}<styleSheet xmlns=\"{MAIN}\"><fonts count=\"2\"><font><sz val=\"11\"/></font><font><b/><sz val=\"11\"/></font></fonts>\
         <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
         <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
         <cellXfs count=\"3\"><xf xfId=\"0\"/>{}{}</cellXfs></styleSheet>",
        format(0),
        format(1)
    )
}

fn page(rows: &[Vec<String>]) -> String {
    let mut page = opening();
    for (line, row) in (1..).zip(rows) {
        write_row(&mut page, line, row);
    }
    page.push_str(CLOSING);
    page
}

/// What stands before the first row of a sheet.
pub fn opening() -> String {
    format!(
        "{XML}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
         state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"3\" width=\"18\" customWidth=\"1\"/>\
         <col min=\"4\" max=\"4\" width=\"80\" customWidth=\"1\"/></cols><sheetData>"
    )
}

/// The first line is the heading.
pub fn write_row(page: &mut String, line: u64, row: &[String]) {
    let style = if line == 1 { 2 } else { 1 };
    let _ = write!(page, "<row r=\"{line}\">");
    let filled = row.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
    for (column, cell) in filled {
        let (column, text) = (letters(column), escaped(cell));
        let _ = write!(
            page,
            "<c r=\"{column}{line}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
        );
    }
    page.push_str("</row>");
}

/// A, B … Z, AA, AB …
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    let before = (column / 26).checked_sub(1).map(letters);
    before.unwrap_or_default() + last.encode_utf8(&mut [0; 4])
}

/// What XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\t' => safe.push(c),
            // Bare, it would be read as the line end that it stands before.
            '\r' => safe.push_str("&#13;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => safe.push(c),
        }
    }
    safe
}
