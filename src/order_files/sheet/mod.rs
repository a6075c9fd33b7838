//! A file as tables: unpacked, decoded and told apart, within limits.

mod found;
#[cfg(test)]
mod tests;
mod unread;

use std::collections::HashMap;

use yingke_tabular::{Limits, Row};

pub use self::unread::{Unread, Why};
use self::{found::tables_within, unread::unread};
use super::{
    FILE_BYTES,
    table::Heading,
    view::OrderImportMapping,
    zipped::{tables_in, unpacked, zip},
};

const LIMITS: Limits = Limits {
    bytes: MOST_UNPACKED as usize,
    unpacked_bytes: MOST_UNPACKED,
    rows: 200_001,
    columns: 200,
    cell_chars: 5_000,
    held_bytes: 6 * FILE_BYTES as u64,
};
/// Of all tables of one file together.
const MOST_UNPACKED: u64 = 4 * FILE_BYTES as u64;

/// A table that was understood.
#[derive(Debug)]
pub struct Table {
    /// As its file is called.
    pub name: String,
    pub heading: Heading,
    /// The first rows, with all their cells.
    pub first: Vec<Row>,
    /// Without the heading, each with the cells that are read.
    pub rows: Vec<Row>,
    /// By line, the first column in which a quote stands astray.
    pub stray: HashMap<u64, usize>,
}

/// What was brought: the orders, and their lines where they came along.
#[derive(Debug)]
pub struct Tables {
    pub orders: Table,
    pub lines: Option<Table>,
}

/// Reads what came, by names and bytes; the columns as the mapping says, or by their names.
pub fn tables(
    files: &[(String, impl AsRef<[u8]>)],
    mapping: Option<&OrderImportMapping>,
) -> Result<Tables, Unread> {
    tables_within(LIMITS, files, mapping)
}

type Hearing<'a> = dyn FnMut(usize, &str, &[u8]) -> Result<(), Unread> + 'a;

/// Tables by their number, name and bytes; those of a zip are unpacked one at a time.
fn each_table(files: &[(String, impl AsRef<[u8]>)], hear: &mut Hearing<'_>) -> Result<(), Unread> {
    let mut no = 0..;
    let mut hear = |name: &str, bytes: &[u8]| hear(no.next().unwrap_or_default(), name, bytes);
    for (name, bytes) in files {
        let bytes = bytes.as_ref();
        let Some(mut zip) = zip(bytes).map_err(unread(name))? else {
            hear(name, bytes)?;
            continue;
        };
        let (parts, mut left) = (tables_in(&zip), MOST_UNPACKED);
        if parts.is_empty() {
            return Err(unread(name)(Why::NoTables));
        }
        for (at, part) in parts {
            let unpacked = unpacked(&mut zip, at, &mut left).map_err(unread(name))?;
            hear(&part, &unpacked)?;
        }
    }
    Ok(())
}
