use std::collections::HashMap;

use super::{Wares, keep, words::text};
use crate::order_files::{
    read::{Fault, Said},
    refunds::RefundTold,
    sheet::Table,
    table::Field,
};

/// Of one order: whoever buys more buys in several.
const MOST_LINES: usize = 200;

pub(super) type ByNumber = HashMap<String, Vec<Line>>;

/// A line of the second file.
pub(super) struct Line {
    pub(super) at: u64,
    pub(super) no: String,
    wares: Wares,
    is_wrong: bool,
}

/// By the order's number, in the order of the file; with the first faults, and how many there are.
pub(super) fn lines_of(table: &Table) -> (ByNumber, (Vec<Fault>, usize)) {
    let (mut lines, mut faults, mut found) = (ByNumber::new(), Vec::new(), 0);
    for row in &table.rows {
        let mut said = Said::of(table, row);
        let wares = wares_of(&mut said);
        let is_wrong = !said.faults.is_empty();
        found += said.faults.len();
        keep(&mut faults, std::mem::take(&mut said.faults));
        let line = Line {
            at: said.line(),
            no: said.no.clone(),
            wares,
            is_wrong,
        };
        lines.entry(said.no).or_default().push(line);
    }
    (lines, (faults, found))
}

fn wares_of(said: &mut Said<'_>) -> Wares {
    let codes = [Field::Code, Field::OuterCode].map(|field| said.some(field));
    let refund_fen = said.fen(Field::RefundFen);
    let refund = RefundTold::of(said.plain(Field::RefundState), refund_fen);
    if refund.is_none() {
        let title = "what it says of a refund is not known here";
        said.wrong(Field::RefundState, "refund_unknown", title);
    }
    Wares {
        title: text(said, Field::Title),
        props: said.some(Field::Props).unwrap_or_default().to_owned(),
        codes: codes.into_iter().flatten().map(str::to_owned).collect(),
        price_fen: said.fen(Field::PriceFen),
        quantity: said.quantity(Field::Quantity),
        refund: refund.unwrap_or_default(),
    }
}

pub(super) fn of_lines(said: &mut Said<'_>, lines: Vec<Line>) -> Vec<Wares> {
    if lines.iter().any(|line| line.is_wrong) {
        said.wrong_row("line_is_wrong", "something is wrong with a line of it");
    }
    if lines.len() > MOST_LINES {
        said.wrong_row("too_many_lines", "an order has at most 200 lines");
    }
    let pieces: i64 = lines.iter().map(|line| line.wares.quantity).sum();
    if said.some(Field::Pieces).is_some() {
        let wanted = said.quantity(Field::Pieces);
        if wanted != pieces {
            let title = format!("the order has {wanted} pieces, and its lines {pieces}");
            said.wrong(Field::Pieces, "pieces_differ", title);
        }
    }
    lines.into_iter().map(|line| line.wares).collect()
}

/// One line for all of it: as many pieces at a price that leaves less than a fen a piece for the discount.
pub(super) fn gathered(said: &mut Said<'_>, goods_fen: i64) -> Wares {
    let quantity = if said.some(Field::Pieces).is_some() {
        said.quantity(Field::Pieces)
    } else {
        1
    };
    Wares {
        title: text(said, Field::Title),
        props: String::new(),
        codes: Vec::new(),
        price_fen: goods_fen.div_euclid(quantity) + i64::from(goods_fen % quantity != 0),
        quantity,
        refund: RefundTold::default(),
    }
}
