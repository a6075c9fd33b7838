use yingke_schema::trade::request;

use super::{
    acts::{Act, BesideAct, CardAct, CaseAct, MoneyAct, OrderAct, What, Who, is_of_card},
    books::Books,
    dice::Dice,
    world::World,
};

const MOST_ORDERS: u64 = 3;

/// What happens next: mostly something that goes on from where an order stands, and now and then anything by anybody.
pub fn next(dice: &mut Dice, world: &World<'_>, books: &Books) -> Act {
    let many = world.orders.len() as u64;
    let (order, line) = (dice.throw(many.max(1)) as usize, dice.throw(2) as usize);
    let places = many == 0 || (many < MOST_ORDERS && dice.is_one_in(14));
    let what = if places {
        What::place(dice)
    } else {
        let is_asked = books.cards.iter().any(|card| card.answer.is_none());
        let of_this = |row: &&request::Model| row.order_id == world.orders[order].id;
        let requests: Vec<_> = books.requests.iter().filter(of_this).collect();
        let is_requested = requests.iter().any(|row| row.state == "open");
        let mut agreed = requests.iter().filter(|row| row.state == "approved");
        let is_agreed = agreed.any(|row| is_of_card(row));
        let stands = stands(world, books, (order, line));
        drawn(dice, stands, (is_asked, is_requested, is_agreed))
    };
    let is_of_nobody = matches!(
        what,
        What::Place { .. } | What::Cost { .. } | What::Wait { .. } | What::Needs { .. }
    );
    let who = if !is_of_nobody && dice.is_one_in(12) {
        dice.one_of(&Who::ALL)
    } else {
        dice.one_of(what.may())
    };
    Act {
        who,
        order,
        line,
        what,
        is_stale: dice.is_one_in(15),
        is_doubled: dice.is_one_in(4),
    }
}

/// Where the order stands, and the case of the line.
fn stands<'a>(
    world: &World<'_>,
    books: &'a Books,
    (order, line): (usize, usize),
) -> (&'a str, &'a str) {
    let Some(row) = books.order(world.orders[order].id) else {
        return ("", "");
    };
    let lines = books.lines_of(row.id);
    (row.state.as_str(), lines[line].refund_state.as_str())
}

/// `is_asked`: a card waits for its answer; `is_requested`: so does what a member asked for; `is_agreed`: a card waits to be sent.
fn drawn(
    dice: &mut Dice,
    (state, case): (&str, &str),
    (is_asked, is_requested, is_agreed): (bool, bool, bool),
) -> What {
    match dice.throw(23) {
        20 => What::needs(dice),
        21 => What::Card(CardAct::ask(dice)),
        22 if is_agreed => What::Card(CardAct::SendAgreed),
        0 => What::Wait {
            hours: dice.one_of(&[1, 12, 25, 49, 72]),
        },
        1 => What::Cost {
            sku: dice.throw(3) as usize,
            fen: dice.number(9_000, 15_000),
        },
        2..=3 => What::Card(CardAct::draw(dice)),
        4 => What::Beside(BesideAct::draw(dice)),
        5 => What::Order(OrderAct::draw(dice)),
        6 => What::Case(CaseAct::draw(dice)),
        7 => What::Money(MoneyAct::draw(dice)),
        8..=10 if is_asked => What::Card(CardAct::answer(dice)),
        11..=12 if is_requested => What::Money(MoneyAct::answer(dice)),
        11..=12 if case == "WAIT_SELLER_AGREE" => What::Money(MoneyAct::ask_refund(dice)),
        _ if goes_on(case) && !dice.is_one_in(4) => What::Case(CaseAct::fitting(dice, case)),
        _ => fitting(dice, state),
    }
}

fn goes_on(case: &str) -> bool {
    !["NO_REFUND", "CLOSED", "SUCCESS", ""].contains(&case)
}

fn fitting(dice: &mut Dice, state: &str) -> What {
    let throw = dice.throw(8);
    match (state, throw) {
        ("WAIT_BUYER_PAY", 0..=2) => What::Order(OrderAct::Pay),
        ("WAIT_BUYER_PAY", 3) => What::Order(OrderAct::draw(dice)),
        ("WAIT_BUYER_PAY", 4..=5) => What::Money(MoneyAct::draw(dice)),
        ("WAIT_SELLER_SEND_GOODS" | "SELLER_CONSIGNED_PART", 0..=2) => {
            What::Order(OrderAct::part(dice))
        }
        ("WAIT_SELLER_SEND_GOODS", 3) => What::Order(OrderAct::Ship),
        ("SELLER_CONSIGNED_PART", 3) => What::Order(OrderAct::ConfirmPart),
        ("WAIT_SELLER_SEND_GOODS" | "SELLER_CONSIGNED_PART", 4) => What::Case(CaseAct::ask(dice)),
        ("WAIT_BUYER_CONFIRM_GOODS", 0) => What::Order(OrderAct::Confirm),
        ("WAIT_BUYER_CONFIRM_GOODS", 1) => What::Order(OrderAct::draw(dice)),
        ("WAIT_BUYER_CONFIRM_GOODS" | "TRADE_FINISHED", 2..=4) => What::Case(CaseAct::begin(dice)),
        ("TRADE_FINISHED", 0..=1) => What::Beside(BesideAct::draw(dice)),
        ("TRADE_CLOSED", 0..=3) => What::place(dice),
        ("WAIT_BUYER_PAY" | "WAIT_SELLER_SEND_GOODS", 6) => What::Card(CardAct::other_sku(dice)),
        (_, 6..=7) => What::Card(CardAct::draw(dice)),
        _ => What::Money(MoneyAct::draw(dice)),
    }
}
