//! What the tables tell, order by order, pure: goods, money to the fen, and the history that the machine makes an order of.

use std::collections::{HashMap, HashSet};

use super::{
    faults::MOST,
    read::{Fault, Said},
    refunds::RefundTold,
    sheet::{Table, Tables},
    story::{self, State, Times},
    table::Field,
    view::OrderImportTable,
};
use crate::{
    trade::{Happening, Item},
    vocabulary::Millis,
};

/// Of a name on the platform, a title, a receiver, an address: longer ones are no such thing.
const MOST_CHARS: usize = 500;
/// What a note may have, as people write one here.
const MOST_NOTE_BYTES: usize = 1_000;
/// Of one order: whoever buys more buys in several.
const MOST_LINES: usize = 200;

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
    pub fn reading(&self) -> Reading {
        let mut reading = Reading::default();
        let (mut lines, line_faults) = self.lines.as_ref().map(lines_of).unzip();
        let mut seen = HashSet::new();
        for row in &self.orders.rows {
            let mut said = Said::of(&self.orders.heading, row);
            let is_first = said.no.is_empty() || seen.insert(said.no.clone());
            let of_it = lines.as_mut().map(|lines| lines.remove(&said.no));
            let told = if is_first {
                told(&mut said, of_it.map(Option::unwrap_or_default))
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

type ByNumber = HashMap<String, Vec<Line>>;

/// A line of the second file.
struct Line {
    at: u64,
    no: String,
    wares: Wares,
    is_wrong: bool,
}

/// By the order's number, in the order of the file; with the first faults, and how many there are.
fn lines_of(table: &Table) -> (ByNumber, (Vec<Fault>, usize)) {
    let (mut lines, mut faults, mut found) = (ByNumber::new(), Vec::new(), 0);
    for row in &table.rows {
        let mut said = Said::of(&table.heading, row);
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

/// Some text, not too long.
fn text(said: &mut Said<'_>, field: Field) -> String {
    let text = said.plain(field);
    if text.is_empty() {
        said.wrong(field, "missing", "this must not be empty");
    } else if text.chars().count() > MOST_CHARS {
        said.wrong(field, "too_long", "at most 500 characters");
    }
    text.to_owned()
}

/// None where something is wrong, which is said of it.
fn told(said: &mut Said<'_>, lines: Option<Vec<Line>>) -> Option<Told> {
    let nick = nick(said);
    let state = State::of(said);
    let times = Times::of(said);
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

fn of_lines(said: &mut Said<'_>, lines: Vec<Line>) -> Vec<Wares> {
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
fn gathered(said: &mut Said<'_>, goods_fen: i64) -> Wares {
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

/// What was to be paid.
#[expect(clippy::struct_field_names, reason = "money names its unit")]
struct Money {
    /// Of the goods, less what was taken off.
    goods_fen: i64,
    freight_fen: i64,
    total_fen: i64,
    refund_fen: i64,
}

impl Money {
    fn of(said: &mut Said<'_>) -> Self {
        let total_fen = said.fen(Field::TotalFen);
        let freight_fen = said.fen(Field::FreightFen);
        let goods_fen = if said.has(Field::GoodsFen) {
            said.fen(Field::GoodsFen)
        } else {
            total_fen - freight_fen
        };
        Self {
            goods_fen,
            freight_fen,
            total_fen,
            refund_fen: said.fen(Field::RefundFen),
        }
    }

    /// It must add up, or it is said where it does not.
    fn check(&self, said: &mut Said<'_>, state: Option<State>) {
        let sum = self.goods_fen + self.freight_fen;
        if sum != self.total_fen {
            let title = format!(
                "goods and freight are {}, and the total {}",
                yuan(sum),
                yuan(self.total_fen)
            );
            said.wrong(Field::TotalFen, "total_differs", title);
        }
        if self.refund_fen > self.total_fen {
            let title = "more was given back than it cost";
            said.wrong(Field::RefundFen, "refund_differs", title);
        }
        let is_paid = state.is_some_and(State::is_paid);
        if is_paid && said.has(Field::PaidFen) && !self.is_paid_whole(said) {
            let title = format!(
                "it cost {}, and something else was paid",
                yuan(self.total_fen)
            );
            said.wrong(Field::PaidFen, "paid_differs", title);
        }
    }

    /// By the customer, by what the platform took over, and less what went back since.
    fn is_paid_whole(&self, said: &mut Said<'_>) -> bool {
        let paid = said.fen(Field::PaidFen);
        let by_platform = said.fen(Field::CardFen) + said.fen(Field::PointsFen);
        [paid, paid + by_platform]
            .into_iter()
            .any(|paid| paid == self.total_fen || paid + self.refund_fen == self.total_fen)
    }
}

fn yuan(fen: i64) -> String {
    let (sign, fen) = (if fen < 0 { "-" } else { "" }, fen.abs());
    format!("{sign}{}.{:02}", fen / 100, fen % 100)
}

fn phone(said: &Said<'_>) -> String {
    let phone = said.some(Field::Mobile).or_else(|| said.some(Field::Phone));
    cut(phone.unwrap_or_default(), 40)
}

/// Where it really goes, without the postal code behind it.
fn address(said: &Said<'_>) -> String {
    let address = said.some(Field::NewAddress);
    let address = address.or_else(|| said.some(Field::Address));
    let address = address.unwrap_or_default();
    let code = address.strip_suffix(')').and_then(|rest| {
        let (rest, code) = rest.rsplit_once('(')?;
        let is_code = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        is_code.then_some(rest.trim_end())
    });
    cut(code.unwrap_or(address), MOST_CHARS)
}

/// The second part of an address, where it is written in parts: the city.
pub fn city(address: &str) -> Option<&str> {
    let mut parts = address.split_whitespace();
    parts.nth(1).filter(|city| city.chars().count() <= 20)
}

/// What the customer or the shop wrote, on one line; what is too long is cut.
fn words(said: &Said<'_>, field: Field) -> String {
    let words = said.some(field).unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = words.len().min(MOST_NOTE_BYTES);
    while !words.is_char_boundary(end) {
        end -= 1;
    }
    words[..end].to_owned()
}

fn cut(text: &str, chars: usize) -> String {
    text.chars().take(chars).collect()
}
