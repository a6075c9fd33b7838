//! Workbooks as spreadsheets write them, with shared texts.

use super::zip::{Part, zip};

pub const BOOK: &str =
    "<workbook><sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
pub const LINKS: &str =
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
pub const SHEET: &str = "xl/worksheets/sheet1.xml";
pub const STRINGS: &str = "xl/sharedStrings.xml";

/// The XML of a sheet with these rows.
pub fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// The parts of a workbook, its sheet last but one.
pub fn parts(sheet: &str, strings: &str) -> Vec<Part> {
    vec![
        Part::of("xl/workbook.xml", BOOK.as_bytes()),
        Part::of("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        Part::of(SHEET, sheet.as_bytes()),
        Part::of(STRINGS, strings.as_bytes()),
    ]
}

/// A workbook with these rows and shared texts.
pub fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    let strings = format!("<sst>{strings}</sst>");
    zip(&parts(&sheet(rows), &strings))
}
