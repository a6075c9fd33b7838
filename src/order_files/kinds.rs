//! Which tables hold orders and which their lines, where the names of their columns do not say it: the same whichever was sent first.

use std::cmp::{Ordering, Reverse};

use yingke_tabular::{Chosen, Row};

use super::{
    cell::{plain, time},
    table::{is_rather_lines, leaning},
    view::OrderImportTable::{self, Lines, Orders},
};

/// A table that may be either.
pub struct Unsure {
    names: Vec<String>,
    first: Vec<Row>,
    rows: usize,
}

impl Unsure {
    pub fn of(read: Chosen) -> Self {
        Self {
            names: read.heading.cells,
            first: read.first,
            rows: read.rows.len(),
        }
    }

    /// The more, the rather it holds lines. An order has at least one of them, and what happened to it stands with it. Two that are
    /// equal call their columns alike.
    fn leaning(&self) -> impl Ord + '_ {
        let columns = self.names.len();
        let of_orders = (0..columns).filter(|at| self.tells_what_happened(*at));
        (
            leaning(&self.names),
            self.rows,
            Reverse(of_orders.count()),
            Reverse(columns),
            &self.names,
        )
    }

    fn tells_what_happened(&self, at: usize) -> bool {
        let mut cells = self.first.iter().filter_map(|row| row.cells.get(at));
        cells.any(|cell| time(cell).is_some() || is_state(plain(cell)))
    }
}

/// As Taobao begins its words for where an order stands.
fn is_state(cell: &str) -> bool {
    let starts = [
        "等待买家",
        "买家已付款",
        "卖家已发货",
        "交易成功",
        "交易关闭",
    ];
    starts.iter().any(|start| cell.starts_with(start))
}

/// What each of them is, beside the kinds that are there. None: two are of a kind.
pub fn kinds(
    unsure: &[Unsure],
    has: impl Fn(OrderImportTable) -> bool,
) -> Option<Vec<OrderImportTable>> {
    match (unsure, has(Orders), has(Lines)) {
        ([], ..) => Some(Vec::new()),
        ([_], true, false) => Some(vec![Lines]),
        ([one], false, false) if is_rather_lines(&one.names) => Some(vec![Lines]),
        ([_], false, _) => Some(vec![Orders]),
        ([one, other], false, false) => match one.leaning().cmp(&other.leaning()) {
            Ordering::Less => Some(vec![Orders, Lines]),
            Ordering::Equal => None,
            Ordering::Greater => Some(vec![Lines, Orders]),
        },
        _ => None,
    }
}
