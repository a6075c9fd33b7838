use proptest::{collection::vec, prelude::*, sample::select};

use super::{
    faults::MOST,
    run::next_of,
    sheet::tables,
    told::{Reading, Told, Wares},
};
use crate::{
    trade::{Event, Order, RefundState, State},
    vocabulary::Millis,
};

const HEAD: &str = "订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,发货时间,确认收货时间,宝贝标题,宝贝总数量,物流单号,退款金额,天猫卡券抵扣";
const LINES: &str = "订单编号,标题,价格,购买数量,商家编码,退款状态,退款金额";

/// 15 January 2027.
const NOW: Millis = 1_800_000_000_000;

fn read(orders: &str, lines: &str) -> Reading {
    let mut files = vec![("a".to_owned(), format!("{HEAD}\n{orders}\n"))];
    if !lines.is_empty() {
        files.push(("b".to_owned(), format!("{LINES}\n{lines}\n")));
    }
    tables(&files, None).unwrap().reading(NOW)
}

fn one(orders: &str, lines: &str) -> (Told, Order) {
    let mut reading = read(orders, lines);
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    let told = reading.good.pop().unwrap();
    let items = told.wares.iter().map(Wares::item).collect();
    let order = Order::replay(items, &told.history).unwrap();
    (told, order)
}

fn codes(orders: &str, lines: &str) -> Vec<&'static str> {
    let reading = read(orders, lines);
    assert_eq!(reading.good.len(), 0);
    reading.faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn one_line_for_all_of_it_adds_up_to_the_fen() {
    let (told, order) = one(
        "1,甲,200.00,12.00,212.00,212.00,买家已付款,2020-01-01 10:00:00,2020-01-01 10:05:00,,,茶杯,3,,,",
        "",
    );
    assert_eq!(
        (told.wares[0].price_fen, told.wares[0].quantity),
        (6_667, 3)
    );
    assert_eq!((order.discount_fen, order.total_fen()), (1, 21_200));
    assert_eq!(told.spent_fen, 21_200);
}

#[test]
fn the_history_has_the_times_of_the_file_and_none_goes_backwards() {
    let (told, order) = one(
        "1,甲,10,0,10,10,交易成功,2020-01-01 10:00:00,2020-01-01 10:05:00,2020-01-02 09:00:00,2020-01-05 20:00:00,茶杯,1,SF1234567890123,,",
        "",
    );
    let at: Vec<_> = told.history.iter().map(|happening| happening.at).collect();
    assert!(at.is_sorted() && at[0] < at[1] && at[1] < at[2] && at[2] < at[3]);
    assert_eq!(order.state, State::TradeFinished);
    let (told, _) = one(
        "1,甲,10,0,10,10,交易成功,2020-01-01 10:00:00,2020-01-01 10:05:00,,,茶杯,1,,,",
        "",
    );
    assert_eq!(told.history[1].at, told.history[3].at, "what is not dated");
    let early = codes(
        "1,甲,10,0,10,10,买家已付款,2020-01-01 10:00:00,2019-01-01 10:05:00,,,茶杯,1,,,",
        "",
    );
    assert_eq!(early, ["times_out_of_order"]);
}

#[test]
fn what_the_platform_paid_and_what_went_back_is_paid_too() {
    let with = |paid: &str, refund: &str, card: &str| {
        let row =
            format!("1,甲,10,0,10,{paid},交易成功,2020-01-01,2020-01-01,,,茶杯,1,,{refund},{card}");
        let reading = read(&row, "");
        reading.faults.first().map(|fault| fault.code)
    };
    assert_eq!(with("10", "", ""), None);
    assert_eq!(with("7", "", "3"), None);
    assert_eq!(with("8", "2", ""), None);
    assert_eq!(with("8", "", ""), Some("paid_differs"));
    assert_eq!(with("10", "11", ""), Some("refund_differs"));
}

#[test]
fn refunds_of_lines_stand_where_the_words_say() {
    let orders = "1,甲,30,0,30,30,卖家已发货,2020-01-01,2020-01-01,,,见明细,3,SF1234567890123,,";
    let lines = "1,壶,10,1,A,退款成功,10\n1,杯,10,1,B,卖家拒绝退款,4\n1,盘,10,1,C,没有申请退款,";
    let (_, order) = one(orders, lines);
    let states: Vec<_> = order.lines.iter().map(|line| line.refund.state).collect();
    let wanted = [
        RefundState::Success,
        RefundState::SellerRefuseBuyer,
        RefundState::NoRefund,
    ];
    assert_eq!(states, wanted);
    assert_eq!(order.refunded_fen, 1_000);
}

#[test]
fn what_was_given_back_before_it_was_shipped_takes_the_freight_along() {
    let (told, order) = one(
        "1,甲,30,8,38,0,交易关闭,2020-01-01,2020-01-01,,,茶杯,3,,38,",
        "",
    );
    assert_eq!(
        (order.state, order.refunded_fen),
        (State::TradeClosed, 3_800)
    );
    assert_eq!(told.spent_fen, 0);
    assert!(matches!(
        told.history[0].event,
        Event::PlacedElsewhere { .. }
    ));
}

#[test]
fn lines_and_orders_belong_together() {
    let order = "1,甲,10,0,10,0,等待买家付款,2020-01-01,,,,见明细,2,,,";
    assert_eq!(
        codes(order, "2,壶,10,1,A,,"),
        ["no_lines_of_order", "no_order_of_line"]
    );
    assert_eq!(codes(order, "1,壶,10,1,A,,"), ["pieces_differ"]);
    assert_eq!(
        codes(order, "1,壶,十,2,A,,"),
        ["line_is_wrong", "bad_money"]
    );
    let free = "1,甲,0,0,0,0,等待买家付款,2020-01-01,,,,赠品,1,,,";
    assert_eq!(places(free), [("总金额".to_owned(), "costs_nothing")]);
}

/// The columns with their faults.
fn places(orders: &str) -> Vec<(String, &'static str)> {
    let faults = read(orders, "").faults.into_iter();
    let place = faults.map(|fault| (fault.column.unwrap_or_default(), fault.code));
    place.collect()
}

#[test]
fn a_quote_astray_is_told_and_never_a_name() {
    let row =
        |nick: &str| format!("1,{nick},10,0,10,10,买家已付款,2020-01-01,2020-01-01,,,茶杯,1,,,");
    let astray = places(&row("\"王小\"明\""));
    assert_eq!(astray, [("买家会员名".to_owned(), "text_after_quote")]);
    assert!(places(&row("\"王\"\"小明\"")).is_empty());
}

#[test]
fn nothing_happened_in_a_year_to_come() {
    let row = |placed: &str, paid: &str| {
        format!("1,甲,10,0,10,10,买家已付款,{placed},{paid},,,茶杯,1,,,")
    };
    let late = places(&row("2026-12-01 10:00:00", "2036-12-01 10:00:00"));
    assert_eq!(late, [("订单付款时间".to_owned(), "time_ahead")]);
    let late = places(&row("2027-01-17", ""));
    assert_eq!(late, [("订单创建时间".to_owned(), "time_ahead")]);
    assert!(places(&row("2027-01-16 10:00:00", "")).is_empty());
}

#[test]
fn only_a_part_of_it_was_shipped_is_said_and_not_guessed() {
    let part = "1,甲,10,0,10,10,卖家部分发货,2020-01-01,2020-01-01,,,茶杯,2,,,";
    assert_eq!(codes(part, ""), ["partly_shipped"]);
}

#[test]
fn no_order_is_too_long_for_a_transaction() {
    let order = |no: u32, lines: usize| {
        let row = format!("{no},甲,{lines},0,{lines},0,等待买家付款,2020-01-01,,,,见明细,,,,");
        (row, format!("{no},壶,1,1,A,,\n").repeat(lines))
    };
    let file = |orders: &[(String, String)]| {
        let rows: Vec<_> = orders.iter().map(|(row, _)| row.as_str()).collect();
        let lines: String = orders.iter().map(|(_, lines)| lines.as_str()).collect();
        read(&rows.join("\n"), &lines)
    };
    let long = file(&[order(1, 201)]);
    assert_eq!(long.faults[0].code, "too_many_lines");
    let many: Vec<_> = [200, 41, 1].into_iter().zip(1..).collect();
    let many: Vec<_> = many
        .into_iter()
        .map(|(lines, no)| order(no, lines))
        .collect();
    let good = file(&many).good;
    let parts = [next_of(&good).len(), next_of(&good[1..]).len()];
    assert_eq!((good.len(), parts), (3, [1, 2]));
    assert!(next_of(&[]).is_empty());
}

#[test]
fn all_faults_are_counted_and_the_first_are_kept() {
    let row = "1,,x,0,10,10,买家已付款,2020-01-01,2020-01-01,,,茶杯,1,,,\n";
    let reading = read(&row.repeat(MOST), "");
    assert_eq!(reading.faults.len(), MOST);
    assert!(reading.found > MOST && reading.faults.is_sorted_by_key(|fault| fault.line));
    assert_eq!(reading.refused, MOST);
}

/// What exports hold in some column or other.
const CELLS: [&str; 24] = [
    "",
    "0",
    "1",
    "3",
    "0.01",
    "10.00",
    "-5",
    "99999999",
    "1e9",
    "=\"7\"",
    "无",
    "甲",
    "茶杯",
    "买家已付款，等待卖家发货",
    "等待买家付款",
    "卖家已发货，等待买家确认",
    "交易成功",
    "交易关闭",
    "退款成功",
    "等待买家退货",
    "2020-01-01 10:00:00",
    "2020/1/2 0:07",
    "2099-13-40",
    "SF1234567890123",
];

/// Rows of so many cells, the first of which is some order's number.
fn rows(columns: usize, most: usize) -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let number = select(vec!["1", "2", "=\"3\"", "1.23457E+17"]);
    let row = (number, vec(select(CELLS.to_vec()), columns - 1));
    vec(
        row.prop_map(|(no, rest)| [vec![no], rest].concat()),
        1..most,
    )
}

fn written(rows: &[Vec<&str>]) -> String {
    let cell = |cell: &&str| format!("\"{}\"", cell.replace('"', "\"\""));
    let row = |row: &Vec<&str>| row.iter().map(cell).collect::<Vec<_>>().join(",");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

proptest! {
    #[test]
    fn whatever_stands_in_the_cells_is_an_order_or_told(
        orders in rows(HEAD.split(',').count(), 6),
        lines in proptest::option::of(rows(LINES.split(',').count(), 9)),
    ) {
        let lines = lines.map_or_else(String::new, |lines| written(&lines));
        let reading = read(&written(&orders), &lines);
        prop_assert_eq!(reading.good.len() + reading.refused, orders.len());
        prop_assert!(reading.found >= reading.refused);
        for told in reading.good {
            let items = told.wares.iter().map(Wares::item).collect();
            let order = Order::replay(items, &told.history).unwrap();
            prop_assert_eq!(order.paid_fen - order.refunded_fen, told.spent_fen);
        }
    }
}
