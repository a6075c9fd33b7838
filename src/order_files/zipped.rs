//! The tables in a zip, one unpacked after the other.

use std::io::{Cursor, Read};

use yingke_tabular::{Unreadable, Zip, ZipFault};

use super::sheet::Why;

/// Files of a zip; only tables among them are read.
const MOST_PARTS: usize = 400;
const MOST_TABLES: usize = 4;

pub type Packed<'a> = Zip<Cursor<&'a [u8]>>;

/// None: it is no zip, or a workbook, which is one itself.
pub fn zip(bytes: &[u8]) -> Result<Option<Packed<'_>>, Why> {
    if !bytes.starts_with(b"PK") {
        return Ok(None);
    }
    let zip = Zip::open(Cursor::new(bytes), MOST_PARTS).map_err(|fault| why(&fault))?;
    let is_book = |name: &str| name.eq_ignore_ascii_case("xl/workbook.xml");
    let is_workbook = zip.entries().iter().any(|entry| is_book(&entry.name));
    Ok((!is_workbook).then_some(zip))
}

/// The first tables of a zip, by their places.
pub fn tables_in(zip: &Packed<'_>) -> Vec<(usize, String)> {
    let is_table = |name: &str| {
        let lower = name.to_lowercase();
        let is_shadow = lower.starts_with("__macosx/");
        !is_shadow && [".csv", ".xlsx"].iter().any(|end| lower.ends_with(end))
    };
    let names = zip.entries().iter().map(|entry| entry.name.clone());
    let tables = names.enumerate().filter(|(_, name)| is_table(name));
    tables.take(MOST_TABLES).collect()
}

/// `left`: what may still be unpacked, of this file and those behind it.
pub fn unpacked(zip: &mut Packed<'_>, at: usize, left: &mut u64) -> Result<Vec<u8>, Why> {
    let mut unpacked = Vec::new();
    let part = zip.part(at).map_err(|fault| why(&fault))?;
    let read = part.take(*left + 1).read_to_end(&mut unpacked);
    read.map_err(|_| Why::Zip)?;
    let rest = left.checked_sub(unpacked.len() as u64);
    *left = rest.ok_or(Why::Table(Unreadable::TooLarge))?;
    Ok(unpacked)
}

fn why(fault: &ZipFault) -> Why {
    match fault {
        ZipFault::Encrypted => Why::Locked,
        _ => Why::Zip,
    }
}
