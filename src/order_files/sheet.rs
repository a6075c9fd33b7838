//! A file as tables: unpacked, decoded and told apart, within limits.

use yingke_tabular::{Limits, Row, Unreadable};

use super::{
    FILE_BYTES,
    table::Heading,
    view::OrderImportTable,
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
            Self::Table(Unreadable::TooManyCells { .. }) => "sheet_too_many_cells",
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
    tables_within(LIMITS, files)
}

fn tables_within(limits: Limits, files: &[(String, impl AsRef<[u8]>)]) -> Result<Tables, Unread> {
    let mut found = Found {
        limits,
        orders: None,
        lines: None,
    };
    for (name, bytes) in files {
        found.hear(name, bytes.as_ref())?;
    }
    let name = || files.first().map(|(name, _)| name.clone());
    let orders = found.orders.ok_or_else(|| Unread {
        name: name().unwrap_or_default(),
        why: Why::NoOrders,
    })?;
    let lines = found.lines;
    Ok(Tables { orders, lines })
}

/// The tables so far, and what the others may still hold.
struct Found {
    limits: Limits,
    orders: Option<Table>,
    lines: Option<Table>,
}

impl Found {
    /// A file: a table, or a zip of them, of which one at a time is unpacked.
    fn hear(&mut self, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let unread = |why| Unread {
            name: name.to_owned(),
            why,
        };
        let Some(mut zip) = zip(bytes).map_err(unread)? else {
            return self.put(name, bytes);
        };
        let (parts, mut left) = (tables_in(&zip), MOST_UNPACKED);
        if parts.is_empty() {
            return Err(unread(Why::NoTables));
        }
        for (at, name) in parts {
            let unpacked = unpacked(&mut zip, at, &mut left).map_err(unread)?;
            self.put(&name, &unpacked)?;
        }
        Ok(())
    }

    fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let table = table(name, bytes, &self.limits)?;
        let held: usize = table.rows.iter().map(Row::held_bytes).sum();
        self.limits.held_bytes = self.limits.held_bytes.saturating_sub(held as u64);
        let place = match table.heading.what {
            OrderImportTable::Orders => &mut self.orders,
            OrderImportTable::Lines => &mut self.lines,
        };
        if place.is_some() {
            let (name, why) = (table.name, Why::Twice);
            return Err(Unread { name, why });
        }
        *place = Some(table);
        Ok(())
    }
}

fn table(name: &str, bytes: &[u8], limits: &Limits) -> Result<Table, Unread> {
    let unread = |why| Unread {
        name: name.to_owned(),
        why,
    };
    let rows = yingke_tabular::read(bytes, limits);
    let mut rows = rows.map_err(|why| unread(why.into()))?.into_iter();
    let heading = rows.next().and_then(|row| Heading::of(&row.cells));
    Ok(Table {
        name: name.to_owned(),
        heading: heading.ok_or_else(|| unread(Why::NoColumns))?,
        rows: rows.collect(),
    })
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

    fn zip_of(tables: &[&str]) -> Vec<u8> {
        let mut zip = ZipStream::default();
        for (no, text) in tables.iter().enumerate() {
            zip.begin(&format!("{no}.csv"), false);
            zip.push(text.as_bytes());
        }
        zip.end()
    }

    #[test]
    fn two_of_a_kind_are_refused_before_the_rest_is_read() {
        let rest = "rubbish\0";
        assert_eq!(
            why_of(&[("a", &zip_of(&[ORDERS, ORDERS, rest]))]),
            Why::Twice
        );
        let garbled = Why::Table(Unreadable::Garbled { line: 1 });
        assert_eq!(why_of(&[("a", &zip_of(&[ORDERS, LINES, rest]))]), garbled);
    }

    #[test]
    fn all_tables_together_hold_no_more_than_one_may() {
        let commas = format!("2{}\n", ",".repeat(19)).repeat(2);
        let (orders, lines) = (ORDERS.to_owned() + &commas, LINES.to_owned() + &commas);
        let limits = Limits {
            held_bytes: 2_000,
            ..LIMITS
        };
        let within = |tables: &[&str]| {
            let read = tables_within(limits, &[("a.zip".to_owned(), zip_of(tables))]);
            read.map_err(|unread| unread.to_string())
        };
        assert_eq!(within(&[&lines, ORDERS]).unwrap().orders.rows.len(), 1);
        assert_eq!(within(&[&orders]).unwrap().orders.rows.len(), 3);
        let heavy = within(&[&orders, &lines]).unwrap_err();
        assert_eq!(heavy, "1.csv: line 4: the cells up to there are too many");
    }
}
