use yingke_tabular::{Limits, Unreadable, ZipStream};

use super::{LIMITS, Why, found::tables_within, tables};
use crate::order_files::view::OrderImportMapping;

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
