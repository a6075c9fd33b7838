//! A file as tables: unpacked, decoded and told apart, within limits.

use yingke_tabular::{Limits, Row, Unreadable};

use super::{
    FILE_BYTES,
    table::Heading,
    view::{OrderImportMapping, OrderImportTable},
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
/// Rows that a look shows whole.
const SHOWN: usize = 5;

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

/// Reads what came, by names and bytes; the columns as the mapping says, or by their names.
pub fn tables(
    files: &[(String, impl AsRef<[u8]>)],
    mapping: Option<&OrderImportMapping>,
) -> Result<Tables, Unread> {
    tables_within(LIMITS, files, mapping)
}

fn tables_within(
    limits: Limits,
    files: &[(String, impl AsRef<[u8]>)],
    mapping: Option<&OrderImportMapping>,
) -> Result<Tables, Unread> {
    let mut found = Found {
        limits,
        mapping,
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
struct Found<'a> {
    limits: Limits,
    mapping: Option<&'a OrderImportMapping>,
    orders: Option<Table>,
    lines: Option<Table>,
}

impl Found<'_> {
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
        let table = self.table(name, bytes)?;
        let rows = table.rows.iter().chain(&table.first);
        let held: usize = rows.map(Row::held_bytes).sum();
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

    fn table(&self, name: &str, bytes: &[u8]) -> Result<Table, Unread> {
        let unread = |why| Unread {
            name: name.to_owned(),
            why,
        };
        let mut heading = None;
        let read =
            yingke_tabular::read_columns(bytes, &self.limits, SHOWN, &mut |cells: &[String]| {
                let found = Heading::of(cells, |what| self.has(what));
                heading = found.map(|found| found.mapped(self.mapping));
                heading.as_ref().map(Heading::wanted).unwrap_or_default()
            });
        let read = read.map_err(|why| unread(why.into()))?;
        Ok(Table {
            name: name.to_owned(),
            heading: heading.ok_or_else(|| unread(Why::NoColumns))?,
            first: read.first,
            rows: read.rows,
        })
    }

    const fn has(&self, what: OrderImportTable) -> bool {
        match what {
            OrderImportTable::Orders => self.orders.is_some(),
            OrderImportTable::Lines => self.lines.is_some(),
        }
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
        tables(&files, None).unwrap_err().why
    }

    #[test]
    fn two_files_and_a_zip_of_them_are_the_same() {
        let apart = [
            ("ExportOrderList.csv".to_owned(), ORDERS.as_bytes()),
            ("ExportOrderDetailList.csv".to_owned(), LINES.as_bytes()),
        ];
        let apart = tables(&apart, None).unwrap();
        let mut zip = ZipStream::default();
        for (name, text) in [
            ("读我.txt", "x"),
            ("导出/订单.csv", ORDERS),
            ("导出/宝贝.csv", LINES),
        ] {
            zip.begin(name, false);
            zip.push(text.as_bytes());
        }
        let packed = tables(&[("a.zip".to_owned(), zip.end())], None).unwrap();
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
        let many = |row: &str| row.repeat(2);
        let orders = ORDERS.to_owned() + &many(&format!("2,{},1,等,2020\n", "甲".repeat(150)));
        let lines = LINES.to_owned() + &many(&format!("1,{},1,1\n", "壶".repeat(150)));
        let limits = Limits {
            held_bytes: 4_500,
            ..LIMITS
        };
        let within = |tables: &[&str]| {
            let read = tables_within(limits, &[("a.zip".to_owned(), zip_of(tables))], None);
            read.map_err(|unread| unread.to_string())
        };
        assert_eq!(within(&[&lines, ORDERS]).unwrap().orders.rows.len(), 1);
        assert_eq!(within(&[&orders]).unwrap().orders.rows.len(), 3);
        let heavy = within(&[&orders, &lines]).unwrap_err();
        assert_eq!(heavy, "1.csv: line 4: the cells up to there are too many");
    }

    #[test]
    fn columns_that_are_not_read_take_no_room() {
        let wide = ORDERS.replace('\n', ",,,,备用,备用\n");
        let row = wide.lines().nth(1).unwrap().to_owned() + "\n";
        let limits = Limits {
            held_bytes: 20_000,
            ..LIMITS
        };
        let file = wide + &row.repeat(99);
        let files = [("a".to_owned(), file)];
        let read = |mapping: Option<&OrderImportMapping>| tables_within(limits, &files, mapping);
        let orders = read(None).unwrap().orders;
        assert_eq!((orders.rows.len(), orders.rows[0].cells.len()), (100, 5));
        assert_eq!((orders.first.len(), orders.first[0].cells.len()), (5, 10));
        let all = ["no", "nick", "total_fen", "state", "created_at", "words"];
        let all = all.map(str::to_owned).into_iter().zip(0..);
        let mapping = OrderImportMapping {
            orders: all.chain([("note".to_owned(), 9)]).collect(),
            ..OrderImportMapping::default()
        };
        let heavy = read(Some(&mapping)).unwrap_err();
        assert_eq!(heavy.why.code(), "sheet_too_many_cells");
    }
}
