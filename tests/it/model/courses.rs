//! Acts that surely come about: each of the newest at least once, whatever the dice say.

use super::acts::{Act, Card, CardAct, CaseAct, MoneyAct, OrderAct, Part, Price, What, Who, Wish};

/// So many pieces of the first line.
const ONE: [i64; 2] = [1, 0];
const YES: What = What::Card(CardAct::Answer { yes: true });

/// Each in a shop of its own.
pub fn courses() -> Vec<Vec<Act>> {
    vec![
        as_usual(),
        another_sku_and_closed(),
        in_parts_with_a_yes(),
        exchanged_and_reissued(),
        refunded_before_shipping(),
        a_little_back_for_what_left_in_part(),
        above_an_agent_s_limit(),
    ]
}

fn by(who: Who, line: usize, what: What) -> Act {
    Act {
        who,
        order: 0,
        line,
        what,
        is_stale: false,
        is_doubled: true,
    }
}

fn wish(kind: &'static str, part: Part, quantity: Option<i64>) -> Wish {
    Wish {
        kind,
        part,
        quantity,
        wanted: None,
    }
}

fn answer(said: &'static str, quantity: Option<i64>) -> What {
    What::Case(CaseAct::Answer {
        said,
        offer: wish("money_only", Part::Nothing, None),
        quantity,
    })
}

const fn order(act: OrderAct) -> What {
    What::Order(act)
}

fn as_usual() -> Vec<Act> {
    let cheaper = Price {
        freight_fen: 0,
        discount_fen: Some(200),
        lines: [None, None],
    };
    vec![
        by(Who::Customer, 0, What::Place([2, 2])),
        by(Who::Agent, 0, order(OrderAct::Price(cheaper))),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::ShipPart(ONE))),
        by(Who::Customer, 0, order(OrderAct::ConfirmPart)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        by(Who::Owner, 0, order(OrderAct::Extend { days: 3 })),
        by(Who::Customer, 0, order(OrderAct::Confirm)),
    ]
}

fn another_sku_and_closed() -> Vec<Act> {
    let (act, waits) = ("closing", true);
    vec![
        by(Who::Customer, 0, What::Place([2, 1])),
        by(Who::Agent, 0, What::Card(CardAct::Send(Card::SkuChange(2)))),
        by(Who::Customer, 0, YES),
        by(Who::Owner, 0, What::Needs { act, waits }),
        by(Who::Agent, 0, order(OrderAct::Close)),
        by(Who::Agent, 0, What::Card(CardAct::Send(Card::OrderClosing))),
        by(Who::Customer, 0, YES),
    ]
}

fn in_parts_with_a_yes() -> Vec<Act> {
    let (act, waits) = ("part_shipment", true);
    let parcel = What::Card(CardAct::Send(Card::PartShipment(ONE)));
    let back = wish("goods_back", Part::Whole, Some(1));
    let more = wish("money_only", Part::Half, None);
    let (fen, reason) = (300, "delay");
    let way_back = What::Money(MoneyAct::Compensate {
        fen: 1_200,
        reason: "return_freight",
    });
    vec![
        by(Who::Customer, 0, What::Place([3, 2])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Supervisor, 0, What::Needs { act, waits }),
        by(Who::Agent, 0, order(OrderAct::ShipPart(ONE))),
        by(Who::Agent, 0, parcel),
        by(Who::Customer, 0, YES),
        by(Who::Agent, 0, order(OrderAct::Ship)),
        by(
            Who::Agent,
            1,
            What::Money(MoneyAct::Compensate { fen, reason }),
        ),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(back))),
        by(Who::Agent, 0, answer("agree", None)),
        by(Who::Customer, 0, What::Case(CaseAct::SendBack)),
        by(Who::Owner, 0, answer("received", None)),
        by(Who::Agent, 0, answer("pay", None)),
        by(Who::Agent, 0, way_back),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(more))),
        by(Who::Agent, 0, answer("refuse", None)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

fn exchanged_and_reissued() -> Vec<Act> {
    let other = Wish {
        wanted: Some(2),
        ..wish("exchange", Part::Nothing, Some(1))
    };
    let offer = wish("money_only", Part::Half, None);
    let offer = What::Card(CardAct::Send(Card::CaseOffer(offer)));
    let reissue = CaseAct::Reissue { quantity: None };
    vec![
        by(Who::Customer, 0, What::Place([2, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(other))),
        by(Who::Agent, 0, answer("agree", None)),
        by(Who::Customer, 0, What::Case(CaseAct::SendBack)),
        by(Who::Agent, 0, answer("received", None)),
        by(Who::Agent, 0, answer("resend", Some(1))),
        by(Who::Customer, 0, What::Case(CaseAct::ConfirmResent)),
        by(Who::Agent, 1, What::Case(reissue)),
        by(Who::Owner, 1, answer("withdraw", None)),
        by(Who::Agent, 1, offer),
        by(Who::Customer, 1, YES),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

/// A piece of one line, and then the rest of it.
fn refunded_before_shipping() -> Vec<Act> {
    let one = wish("money_only", Part::Whole, Some(1));
    let rest = wish("money_only", Part::Whole, None);
    vec![
        by(Who::Customer, 0, What::Place([3, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(one))),
        by(Who::Agent, 0, answer("pay", None)),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(rest))),
        by(Who::Owner, 0, answer("pay", None)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

/// Less than a piece costs, then as much as some do, and the rest is sent and comes back.
fn a_little_back_for_what_left_in_part() -> Vec<Act> {
    let ask = |kind, part, quantity| {
        let wish = wish(kind, part, quantity);
        by(Who::Customer, 0, What::Case(CaseAct::Ask(wish)))
    };
    vec![
        by(Who::Customer, 0, What::Place([4, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::ShipPart(ONE))),
        ask("money_only", Part::Half, Some(1)),
        by(Who::Agent, 0, answer("pay", None)),
        ask("money_only", Part::Half, Some(4)),
        by(Who::Customer, 0, What::Wait { hours: 49 }),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        ask("goods_back", Part::Half, None),
        by(Who::Agent, 0, answer("agree", None)),
        by(Who::Customer, 0, What::Case(CaseAct::SendBack)),
        by(Who::Owner, 0, answer("received", None)),
        by(Who::Agent, 0, answer("pay", None)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

/// Four pieces are more than an agent gives back alone; who carries out what a second person agreed to decides nothing.
fn above_an_agent_s_limit() -> Vec<Act> {
    let (way, part) = ("agree", Part::Whole);
    let asked = MoneyAct::AskRefund { way, part };
    let approve = true;
    let all = wish("goods_back", part, None);
    vec![
        by(Who::Customer, 0, What::Place([4, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(all))),
        by(Who::Agent, 0, answer("agree", None)),
        by(Who::Agent, 0, What::Money(asked)),
        by(
            Who::Supervisor,
            0,
            What::Money(MoneyAct::AnswerRequest { approve }),
        ),
        by(Who::Customer, 0, What::Case(CaseAct::SendBack)),
        by(Who::Owner, 0, answer("received", None)),
        by(Who::Agent, 0, answer("pay", None)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}
