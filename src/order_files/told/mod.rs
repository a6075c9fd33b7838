//! What the tables tell, order by order, pure: goods, money to the fen, and the history that the machine makes an order of.

mod lines;
mod money;
mod words;

use std::collections::HashSet;

pub use self::words::city;
use self::{
    lines::{Line, gathered, lines_of, of_lines},
    money::Money,
    words::{address, phone, text, words},
};
use super::{
    faults::MOST,
    read::{Fault, Said},
    refunds::RefundTold,
    sheet::Tables,
    story::{self, State, Times},
    table::Field,
    view::OrderImportTable,
};
use crate::{
    trade::{Happening, Item},
    vocabulary::Millis,
};

/// An order of the file with which nothing is wrong.
#[derive(Clone, Debug)]
pub struct Told {
    pub no: String,
    /// Whose it is, by their name on the platform.
    pub nick: String,
    pub receiver: String,
    pub phone: String,
    pub address: String,
    pub buyer_message: String,
    pub note: String,
    pub wares: Vec<Wares>,
    pub history: Vec<Happening>,
    /// Paid and not given back.
    pub spent_fen: i64,
    pub placed_at: Millis,
}

/// What one line of an order is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wares {
    pub title: String,
    pub props: String,
    /// By which this shop may know it, the surest first.
    pub codes: Vec<String>,
    pub price_fen: i64,
    pub quantity: i64,
    pub refund: RefundTold,
}

impl Wares {
    /// As the machine takes it: by no goods of this shop yet.
    pub fn item(&self) -> Item {
        Item {
            product: None,
            sku_id: None,
            title: self.title.clone(),
            sku: self.props.clone(),
            picture: String::new(),
            price_fen: self.price_fen,
            quantity: self.quantity,
            promised: None,
        }
    }
}

/// Everything that the tables say.
#[derive(Debug, Default)]
pub struct Reading {
    pub good: Vec<Told>,
    /// The first of them; those of orders stand before those of lines.
    pub faults: Vec<Fault>,
    /// All of them.
    pub found: usize,
    /// Orders with a fault.
    pub refused: usize,
}

impl Tables {
    /// `now`: nothing happened long after it.
    pub fn reading(&self, now: Millis) -> Reading {
        let mut reading = Reading::default();
        let (mut lines, line_faults) = self.lines.as_ref().map(lines_of).unzip();
        let mut seen = HashSet::new();
        for row in &self.orders.rows {
            let mut said = Said::of(&self.orders, row);
            let is_first = said.no.is_empty() || seen.insert(said.no.clone());
            let of_it = lines.as_mut().map(|lines| lines.remove(&said.no));
            let told = if is_first {
                told(&mut said, of_it.map(Option::unwrap_or_default), now)
            } else {
                let title = "this number stands in the file more than once";
                said.wrong(Field::No, "named_twice", title);
                None
            };
            match told {
                Some(told) if said.faults.is_empty() => reading.good.push(told),
                _ => reading.refused += 1,
            }
            reading.found += said.faults.len();
            keep(&mut reading.faults, said.faults);
        }
        // Lines whose order is not in the other file.
        let without = lines
            .into_iter()
            .flatten()
            .filter(|(no, _)| !seen.contains(no));
        let without =
            without.filter_map(|(no, of)| (!no.is_empty()).then(|| of.into_iter().next()));
        let without = without.flatten().map(|line| Fault {
            line: line.at,
            what: OrderImportTable::Lines,
            column: None,
            code: "no_order_of_line",
            title: "the order of this line does not stand in the file of orders".to_owned(),
            order_no: line.no,
        });
        let without: Vec<_> = without.collect();
        reading.found += without.len();
        if let Some((mut faults, found)) = line_faults {
            reading.found += found;
            faults.extend(without);
            faults.sort_by_key(|fault| fault.line);
            keep(&mut reading.faults, faults);
        }
        reading
    }
}

/// As many as are kept: a file of another kind would fill the memory with them.
fn keep(kept: &mut Vec<Fault>, faults: Vec<Fault>) {
    let room = MOST.saturating_sub(kept.len());
    kept.extend(faults.into_iter().take(room));
}

/// None where something is wrong, which is said of it.
fn told(said: &mut Said<'_>, lines: Option<Vec<Line>>, now: Millis) -> Option<Told> {
    let nick = nick(said);
    let state = State::of(said);
    let times = Times::of(said, now);
    let money = Money::of(said);
    let wares = match lines {
        Some(lines) if !lines.is_empty() => of_lines(said, lines),
        Some(_) => {
            let title = "the file of lines says nothing of this order";
            said.wrong(Field::No, "no_lines_of_order", title);
            Vec::new()
        }
        None => vec![gathered(said, money.goods_fen)],
    };
    money.check(said, state);
    let state = state?;
    if !said.faults.is_empty() {
        return None;
    }
    let goods: i64 = wares.iter().map(|of| of.price_fen * of.quantity).sum();
    let placing = story::Placing {
        freight_fen: money.freight_fen,
        discount_fen: goods - money.goods_fen,
    };
    let items: Vec<_> = wares.iter().map(Wares::item).collect();
    let refunds: Vec<_> = wares.iter().map(|of| of.refund).collect();
    let made = story::tell(
        said,
        items,
        placing,
        (state, &times),
        (refunds.as_slice(), money.refund_fen),
    )?;
    Some(Told {
        no: said.no.clone(),
        nick,
        receiver: said.some(Field::Receiver).unwrap_or_default().to_owned(),
        phone: phone(said),
        address: address(said),
        buyer_message: words(said, Field::Words),
        note: words(said, Field::Note),
        wares,
        spent_fen: made.order.paid_fen - made.order.refunded_fen,
        placed_at: made.order.created_at,
        history: made.history,
    })
}

fn nick(said: &mut Said<'_>) -> String {
    let nick = text(said, Field::Nick);
    if nick.chars().count() > 64 || nick.chars().any(char::is_control) {
        let title = "a customer's name has 1 to 64 characters";
        said.wrong(Field::Nick, "bad_nick", title);
    }
    nick
}
