use encoding_rs::GB18030;

use crate::guard::{is_long_number, is_risky};

/// Writes a row as [`crate::CsvStream::keeping_numbers`] does, without the mark of the file, behind what stands there already.
pub fn push_csv<'cells>(to: &mut String, row: impl IntoIterator<Item = &'cells str>) {
    let mut is_first = true;
    for cell in row {
        if !std::mem::replace(&mut is_first, false) {
            to.push(',');
        }
        if cell.is_empty() {
            to.push_str("\"\"");
            continue;
        }
        to.push('"');
        if is_long_number(cell) {
            to.push('\t');
        } else if is_risky(cell) {
            to.push('\'');
        }
        let mut parts = cell.split('"');
        to.push_str(parts.next().unwrap_or_default());
        for part in parts {
            to.push_str("\"\"");
            to.push_str(part);
        }
        to.push('"');
    }
    to.push_str("\r\n");
}

/// GB 18030 is GBK with a place for every other character, and whoever reads GBK here reads it.
pub fn in_gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::CsvStream;

    proptest! {
        #[test]
        fn a_row_is_written_as_a_file_has_it(
            row in prop::collection::vec("[a-z,\"'=+@\r\n\t 椅]{0,6}|\t?[0-9]{0,14}", 1..6),
        ) {
            let mut text = "\u{feff}".to_owned();
            push_csv(&mut text, row.iter().map(String::as_str));
            let whole = CsvStream::keeping_numbers().push(std::slice::from_ref(&row));
            prop_assert_eq!(text.into_bytes(), whole);
        }
    }
}
