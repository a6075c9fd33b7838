use super::{
    Field, Heading, fields_of,
    heading::NAME_CHARS,
    is_rather_lines,
    known::{NEEDED_OF_LINES, NEEDED_OF_ORDERS},
};
use crate::order_files::view::{OrderImportMapping, OrderImportTable};

fn cells(text: &str) -> Vec<String> {
    text.split(',').map(str::to_owned).collect()
}

fn heading(text: &str) -> Option<Heading> {
    Heading::of(&cells(text))
}

#[test]
fn columns_go_by_name_whatever_stands_around_them() {
    let heading =
        heading("订单状态,别的,订单创建时间 ,\u{feff}订单编号,总金额,买家会员名").unwrap();
    assert_eq!(heading.what, OrderImportTable::Orders);
    assert_eq!(heading.wanted(), [0, 2, 3, 4, 5]);
    assert_eq!(heading.place(Field::No), Some(2));
    assert_eq!(heading.name(Field::CreatedAt), Some("订单创建时间"));
    assert_eq!(heading.code_of(Field::Nick), Some("nick"));
    assert_eq!(heading.columns().nth(1), Some(("别的", None)));
}

#[test]
fn of_two_columns_of_one_name_the_first_counts_and_a_long_name_is_cut() {
    let long = "长".repeat(5_000);
    let text = format!("{long},订单编号,标题,价格,购买数量,订单编号");
    let heading = heading(&text).unwrap();
    assert_eq!(heading.wanted(), [1, 2, 3, 4]);
    let (name, field) = heading.columns().next().unwrap();
    assert_eq!((name.chars().count(), field), (NAME_CHARS, None));
}

#[test]
fn lines_are_told_from_orders() {
    let lines =
        heading("订单编号,标题,价格,购买数量,外部系统编号,商品属性,订单状态,商家编码").unwrap();
    assert_eq!(lines.what, OrderImportTable::Lines);
    assert_eq!(lines.place(Field::Code), Some(6));
    assert_eq!(lines.name(Field::Code), Some("商家编码"));
    assert!(heading("订单编号,运单号").is_none());
    assert!(heading("1,2,3,4,5,6").is_none());
}

#[test]
fn a_table_of_other_names_is_taken_for_what_it_names_enough_columns_of() {
    let (lines, orders) = ("订单编号,品名,价格,仓库", "单号,买家,总价,状态,时间,数量");
    assert!(heading(lines).is_none() && heading(orders).is_none());
    assert!(is_rather_lines(&cells(lines)) && !is_rather_lines(&cells(orders)));
    let taken = |what, text| Heading::taken_for(what, &cells(text)).is_some();
    assert!(taken(OrderImportTable::Lines, lines));
    assert!(!taken(OrderImportTable::Orders, lines));
    assert!(taken(OrderImportTable::Orders, orders));
}

#[test]
fn a_mapping_takes_the_place_of_what_names_say() {
    let mapping = OrderImportMapping {
        orders: [("no", 5), ("state", 0), ("nick", 99), ("paid_fen", 2)]
            .map(|(field, at)| (field.to_owned(), at))
            .into(),
        ..OrderImportMapping::default()
    };
    let heading = heading("订单状态,买家会员名,付,总金额,订单创建时间,订单编号").unwrap();
    let heading = heading.mapped(Some(&mapping));
    assert_eq!(heading.wanted(), [0, 2, 5]);
    let places = [Field::State, Field::PaidFen, Field::No].map(|field| heading.place(field));
    assert_eq!(places, [Some(0), Some(1), Some(2)]);
    assert_eq!(heading.place(Field::Nick), None);
    assert_eq!(heading.name(Field::PaidFen), Some("付"));
}

#[test]
fn what_is_needed_is_said() {
    let needed = |what| {
        let fields = fields_of(what).into_iter();
        fields.filter(|field| field.is_needed).count()
    };
    assert_eq!(needed(OrderImportTable::Orders), NEEDED_OF_ORDERS.len());
    assert_eq!(needed(OrderImportTable::Lines), NEEDED_OF_LINES.len());
}
