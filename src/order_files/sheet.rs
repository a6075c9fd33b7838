//! A file as tables: unpacked, decoded and told apart, within limits.

use std::collections::HashMap;

use yingke_tabular::{Chosen, Limits, Row, Unreadable};

use super::{
    FILE_BYTES,
    kinds::{Unsure, kinds},
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
    /// By line, the first column in which a quote stands astray.
    pub stray: HashMap<u64, usize>,
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
        unsure: Vec::new(),
    };
    each_table(files, &mut |no, name, bytes| found.hear(no, name, bytes))?;
    let kinds = found.kinds()?;
    if !kinds.is_empty() {
        // Which columns are read is known only once all tables were seen.
        each_table(files, &mut |no, name, bytes| match kinds.get(&no) {
            Some(what) => found.hear_as(*what, name, bytes),
            None => Ok(()),
        })?;
    }
    let name = || files.first().map(|(name, _)| name.clone());
    let orders = found.orders.ok_or_else(|| Unread {
        name: name().unwrap_or_default(),
        why: Why::NoOrders,
    })?;
    let lines = found.lines;
    Ok(Tables { orders, lines })
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

fn unread(name: &str) -> impl Fn(Why) -> Unread + '_ {
    move |why| Unread {
        name: name.to_owned(),
        why,
    }
}

/// The tables so far, and what the others may still hold.
struct Found<'a> {
    limits: Limits,
    mapping: Option<&'a OrderImportMapping>,
    orders: Option<Table>,
    lines: Option<Table>,
    /// By their numbers and names.
    unsure: Vec<(usize, String, Unsure)>,
}

impl Found<'_> {
    /// One whose names do not say what it is waits for the others.
    fn hear(&mut self, no: usize, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let (heading, read) = self.read(name, bytes, Heading::of)?;
        if let Some(heading) = heading {
            return self.put(name, heading, read);
        }
        Heading::taken_for(OrderImportTable::Lines, &read.heading.cells)
            .ok_or_else(|| unread(name)(Why::NoColumns))?;
        self.unsure.push((no, name.to_owned(), Unsure::of(read)));
        Ok(())
    }

    /// What those are, by their numbers, that do not say it themselves.
    fn kinds(&mut self) -> Result<HashMap<usize, OrderImportTable>, Unread> {
        let (mut numbers, mut names, mut unsure) = (Vec::new(), Vec::new(), Vec::new());
        for (no, name, table) in std::mem::take(&mut self.unsure) {
            numbers.push(no);
            names.push(name);
            unsure.push(table);
        }
        let kinds = kinds(&unsure, |what| self.has(what)).ok_or_else(|| Unread {
            name: names.pop().unwrap_or_default(),
            why: Why::Twice,
        })?;
        Ok(numbers.into_iter().zip(kinds).collect())
    }

    fn hear_as(&mut self, what: OrderImportTable, name: &str, bytes: &[u8]) -> Result<(), Unread> {
        let (heading, read) = self.read(name, bytes, |cells| Heading::taken_for(what, cells))?;
        let heading = heading.ok_or_else(|| unread(name)(Why::NoColumns))?;
        self.put(name, heading, read)
    }

    /// With the columns that its heading says, or with none.
    fn read(
        &self,
        name: &str,
        bytes: &[u8],
        heading_of: impl Fn(&[String]) -> Option<Heading>,
    ) -> Result<(Option<Heading>, Chosen), Unread> {
        let mut heading = None;
        let read =
            yingke_tabular::read_columns(bytes, &self.limits, SHOWN, &mut |cells: &[String]| {
                heading = heading_of(cells).map(|found| found.mapped(self.mapping));
                heading.as_ref().map(Heading::wanted).unwrap_or_default()
            });
        let read = read.map_err(|why| unread(name)(why.into()))?;
        Ok((heading, read))
    }

    fn put(&mut self, name: &str, heading: Heading, read: Chosen) -> Result<(), Unread> {
        let rows = read.rows.iter().chain(&read.first);
        let held: usize = rows.map(Row::held_bytes).sum();
        self.limits.held_bytes = self.limits.held_bytes.saturating_sub(held as u64);
        let place = match heading.what {
            OrderImportTable::Orders => &mut self.orders,
            OrderImportTable::Lines => &mut self.lines,
        };
        if place.is_some() {
            return Err(unread(name)(Why::Twice));
        }
        *place = Some(Table {
            name: name.to_owned(),
            heading,
            first: read.first,
            rows: read.rows,
            // Of several in a row the first stays.
            stray: read.stray.into_iter().rev().collect(),
        });
        Ok(())
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

    /// The names of the orders and of the lines.
    fn kinds_of(files: &[(&str, &str)]) -> (String, Option<String>) {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| ((*name).to_owned(), text.as_bytes()))
            .collect();
        let tables = tables(&files, None).unwrap();
        (tables.orders.name, tables.lines.map(|lines| lines.name))
    }

    #[test]
    fn whichever_was_sent_first_the_orders_are_the_orders() {
        let orders = "单号,买家,总价,状态,时间,数量\n1,甲,2,交易成功,2020-01-01,2\n";
        let lines = "单号,品名,单价,数量\n1,壶,1,1\n1,杯,1,1\n";
        let wide = "单号,品名,单价,数量,仓库,备用\n1,壶,1,1,,\n";
        let more = "单号,品名,单价,数量,仓库,备用,下单\n1,壶,1,1,,,2020-01-01\n1,壶,1,1,,,\n";
        let others = "订单编号,品名,价格,仓库\n1,壶,1,\n";
        for (orders, lines) in [
            (orders, lines),
            (orders, wide),
            (orders, more),
            (orders, others),
            (orders, LINES),
            (ORDERS, lines),
            (ORDERS, orders),
        ] {
            let told = ("o".to_owned(), Some("l".to_owned()));
            assert_eq!(kinds_of(&[("o", orders), ("l", lines)]), told, "{lines}");
            assert_eq!(kinds_of(&[("l", lines), ("o", orders)]), told, "{lines}");
        }
        assert_eq!(kinds_of(&[("o", orders)]), ("o".to_owned(), None));
        let (orders, lines) = (orders.as_bytes(), lines.as_bytes());
        assert_eq!(why_of(&[("a", orders), ("b", orders)]), Why::Twice);
        for (one, other) in [(ORDERS.as_bytes(), LINES.as_bytes()), (orders, lines)] {
            assert_eq!(
                why_of(&[("a", one), ("b", other), ("c", lines)]),
                Why::Twice
            );
        }
        let few = "单号,品名,单价,数量\n1,壶,1,1\n".as_bytes();
        assert_eq!(why_of(&[("a", few)]), Why::NoColumns);
    }

    #[test]
    fn tables_of_other_names_in_a_zip_are_read_whole() {
        let orders = "单号,买家,总价,状态,时间,数量\n1,甲,2,交易成功,2020-01-01,2\n";
        let lines = "单号,品名,单价,数量\n1,壶,1,1\n1,杯,1,1\n";
        for tables_there in [[orders, lines], [lines, orders]] {
            let zip = zip_of(&tables_there);
            let read = tables(&[("a.zip".to_owned(), zip)], None).unwrap();
            assert_eq!(read.orders.rows.len(), 1);
            assert_eq!(read.lines.unwrap().rows.len(), 2);
        }
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
