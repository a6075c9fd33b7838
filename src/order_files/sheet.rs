//! A file as tables: unpacked, decoded and told apart, within limits.

use std::io::{Cursor, Read};

use yingke_tabular::{Limits, Row, Unreadable, Zip, ZipFault};

use super::{FILE_BYTES, table::Heading, view::OrderImportTable};

const LIMITS: Limits = Limits {
    bytes: MOST_UNPACKED as usize,
    unpacked_bytes: MOST_UNPACKED,
    rows: 200_001,
    columns: 200,
    cell_chars: 5_000,
};
/// Of all tables of one file together.
const MOST_UNPACKED: u64 = 4 * FILE_BYTES as u64;
/// Files of a zip; only tables among them are read.
const MOST_PARTS: usize = 400;
const MOST_TABLES: usize = 4;

/// A table that was understood.
#[derive(Debug)]
pub struct Table {
    /// As its file is called.
    pub name: String,
    pub heading: Heading,
    /// Without the heading.
    pub rows: Vec<Row>,
}

/// What was brought: the orders, and their lines where they came along.
#[derive(Debug)]
pub struct Tables {
    pub orders: Table,
    pub lines: Option<Table>,
}

/// Why a file is not read; the name says which.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{name}: {why}")]
pub struct Unread {
    pub name: String,
    pub why: Why,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    #[error(transparent)]
    Table(#[from] Unreadable),
    #[error("the zip cannot be read")]
    Zip,
    #[error("the zip is locked with a password")]
    Locked,
    #[error("there is no table in it")]
    NoTables,
    #[error("its first row names no columns of an order export")]
    NoColumns,
    #[error("there is no table of orders")]
    NoOrders,
    #[error("there are two tables of the same kind")]
    Twice,
}

impl Why {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Table(Unreadable::Empty) => "sheet_empty",
            Self::Table(Unreadable::TooLarge) => "sheet_too_large",
            Self::Table(Unreadable::TooManyRows { .. }) => "sheet_too_many_rows",
            Self::Table(Unreadable::TooManyColumns { .. }) => "sheet_too_many_columns",
            Self::Table(Unreadable::CellTooLong { .. }) => "sheet_cell_too_long",
            Self::Table(Unreadable::OpenQuote { .. }) => "sheet_open_quote",
            Self::Table(Unreadable::Garbled { .. }) => "sheet_garbled",
            Self::Table(Unreadable::NoTable) => "sheet_unreadable",
            Self::Zip => "zip_unreadable",
            Self::Locked => "zip_locked",
            Self::NoTables => "no_tables",
            Self::NoColumns => "sheet_no_columns",
            Self::NoOrders => "no_orders",
            Self::Twice => "same_kind_twice",
        }
    }
}

/// Reads what came, by names and bytes.
pub fn tables(files: &[(String, impl AsRef<[u8]>)]) -> Result<Tables, Unread> {
    let (mut orders, mut lines) = (None, None);
    for (name, bytes) in files {
        for table in tables_of(name, bytes.as_ref())? {
            let place = match table.heading.what {
                OrderImportTable::Orders => &mut orders,
                OrderImportTable::Lines => &mut lines,
            };
            let name = table.name.clone();
            if place.replace(table).is_some() {
                let why = Why::Twice;
                return Err(Unread { name, why });
            }
        }
    }
    let name = || files.first().map(|(name, _)| name.clone());
    let orders = orders.ok_or_else(|| Unread {
        name: name().unwrap_or_default(),
        why: Why::NoOrders,
    })?;
    Ok(Tables { orders, lines })
}

fn tables_of(name: &str, bytes: &[u8]) -> Result<Vec<Table>, Unread> {
    let unread = |why| Unread {
        name: name.to_owned(),
        why,
    };
    match parts(bytes) {
        Ok(Some(parts)) if parts.is_empty() => Err(unread(Why::NoTables)),
        Ok(Some(parts)) => {
            let parts = parts.iter();
            parts.map(|(name, bytes)| table(name, bytes)).collect()
        }
        Ok(None) => Ok(vec![table(name, bytes)?]),
        Err(why) => Err(unread(why)),
    }
}

fn table(name: &str, bytes: &[u8]) -> Result<Table, Unread> {
    let unread = |why| Unread {
        name: name.to_owned(),
        why,
    };
    let rows = yingke_tabular::read(bytes, &LIMITS);
    let mut rows = rows.map_err(|why| unread(why.into()))?.into_iter();
    let heading = rows.next().and_then(|row| Heading::of(&row.cells));
    Ok(Table {
        name: name.to_owned(),
        heading: heading.ok_or_else(|| unread(Why::NoColumns))?,
        rows: rows.collect(),
    })
}

type Parts = Vec<(String, Vec<u8>)>;

/// The tables in a zip; none: it is no zip, or a workbook, which is one itself.
fn parts(bytes: &[u8]) -> Result<Option<Parts>, Why> {
    if !bytes.starts_with(b"PK") {
        return Ok(None);
    }
    let mut zip = Zip::open(Cursor::new(bytes), MOST_PARTS).map_err(|fault| why(&fault))?;
    let names: Vec<_> = zip
        .entries()
        .iter()
        .map(|entry| entry.name.clone())
        .collect();
    if names
        .iter()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.xml"))
    {
        return Ok(None);
    }
    let is_table = |name: &str| {
        let lower = name.to_lowercase();
        let is_shadow = lower.starts_with("__macosx/");
        !is_shadow && [".csv", ".xlsx"].iter().any(|end| lower.ends_with(end))
    };
    let (mut parts, mut left) = (Vec::new(), MOST_UNPACKED);
    let tables = (0..).zip(names).filter(|(_, name)| is_table(name));
    for (at, name) in tables.take(MOST_TABLES) {
        let mut unpacked = Vec::new();
        let part = zip.part(at).map_err(|fault| why(&fault))?;
        let read = part.take(left + 1).read_to_end(&mut unpacked);
        read.map_err(|_| Why::Zip)?;
        let size = unpacked.len() as u64;
        left = left
            .checked_sub(size)
            .ok_or(Why::Table(Unreadable::TooLarge))?;
        parts.push((name, unpacked));
    }
    Ok(Some(parts))
}

fn why(fault: &ZipFault) -> Why {
    match fault {
        ZipFault::Encrypted => Why::Locked,
        _ => Why::Zip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yingke_tabular::ZipStream;

    const ORDERS: &str =
        "订单编号,买家会员名,总金额,订单状态,订单创建时间\n1,甲,1,等待买家付款,2020-01-01\n";
    const LINES: &str = "订单编号,标题,价格,购买数量\n1,茶壶,1,1\n";

    fn why_of(files: &[(&str, &[u8])]) -> Why {
        let files: Vec<_> = files
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), *bytes))
            .collect();
        tables(&files).unwrap_err().why
    }

    #[test]
    fn two_files_and_a_zip_of_them_are_the_same() {
        let apart = [
            ("ExportOrderList.csv".to_owned(), ORDERS.as_bytes()),
            ("ExportOrderDetailList.csv".to_owned(), LINES.as_bytes()),
        ];
        let apart = tables(&apart).unwrap();
        let mut zip = ZipStream::default();
        for (name, text) in [
            ("读我.txt", "x"),
            ("导出/订单.csv", ORDERS),
            ("导出/宝贝.csv", LINES),
        ] {
            zip.begin(name, false);
            zip.push(text.as_bytes());
        }
        let packed = tables(&[("a.zip".to_owned(), zip.end())]).unwrap();
        for tables in [&apart, &packed] {
            assert_eq!(tables.orders.rows.len(), 1);
            assert_eq!(tables.lines.as_ref().unwrap().rows[0].cells[1], "茶壶");
        }
        assert_eq!(packed.orders.name, "导出/订单.csv");
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_reason() {
        let (orders, lines) = (ORDERS.as_bytes(), LINES.as_bytes());
        assert_eq!(why_of(&[("a", lines)]), Why::NoOrders);
        assert_eq!(why_of(&[("a", orders), ("b", orders)]), Why::Twice);
        assert_eq!(why_of(&[("a", b"1,2\n")]), Why::NoColumns);
        assert_eq!(why_of(&[("a", b"")]), Why::Table(Unreadable::Empty));
        assert_eq!(why_of(&[("a", b"PK\x03\x04rubbish")]), Why::Zip);
        let mut zip = ZipStream::default();
        zip.begin("a.txt", false);
        zip.push(b"x");
        assert_eq!(why_of(&[("a", &zip.end())]), Why::NoTables);
    }
}
