//! Acts that surely come about: each of the newest at least once, whatever the dice say.

use super::acts::{
    Act, BesideAct, Card, CardAct, CaseAct, MoneyAct, OrderAct, Part, Price, What, Who, Wish,
};

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
        whole_and_at_once(),
        disputed_and_lapsed(),
        proposed(),
        offered_above_a_limit(),
        agreed_to_too_late(),
        another_sku_above_a_limit(),
        far_away(),
        installed_and_billed(),
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

const fn place(pieces: [i64; 2]) -> What {
    What::Place {
        pieces,
        is_installed: false,
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

/// Half of it as money alone.
fn propose() -> What {
    What::Case(CaseAct::Answer {
        said: "propose",
        offer: wish("money_only", Part::Half, None),
        quantity: None,
    })
}

const fn decide(approve: bool) -> What {
    What::Money(MoneyAct::AnswerRequest { approve })
}

/// An agent asks for leave to send it, and has it.
fn allowed(card: Card) -> [Act; 2] {
    [
        by(Who::Agent, 0, What::Card(CardAct::Ask(card))),
        by(Who::Supervisor, 0, decide(true)),
    ]
}

fn sent_and_taken() -> [Act; 2] {
    [
        by(Who::Agent, 0, What::Card(CardAct::SendAgreed)),
        by(Who::Customer, 0, YES),
    ]
}

/// Bought, paid and sent.
fn on_its_way(pieces: [i64; 2]) -> [Act; 3] {
    [
        by(Who::Customer, 0, place(pieces)),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
    ]
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
        by(Who::Customer, 0, place([2, 2])),
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
        by(Who::Customer, 0, place([2, 1])),
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
        by(Who::Customer, 0, place([3, 2])),
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
        by(Who::Customer, 0, place([2, 1])),
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
        by(Who::Customer, 0, place([3, 1])),
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
        by(Who::Customer, 0, place([4, 1])),
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
    let all = wish("goods_back", part, None);
    vec![
        by(Who::Customer, 0, place([4, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
        by(Who::Customer, 0, What::Case(CaseAct::Ask(all))),
        by(Who::Agent, 0, answer("agree", None)),
        by(Who::Agent, 0, What::Money(asked)),
        by(Who::Supervisor, 0, decide(true)),
        by(Who::Customer, 0, What::Case(CaseAct::SendBack)),
        by(Who::Owner, 0, answer("received", None)),
        by(Who::Agent, 0, answer("pay", None)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

/// Both lines in one act, agreed to in one act; the freight comes back with the last.
fn whole_and_at_once() -> Vec<Act> {
    let (kind, is_named) = ("money_only", false);
    let all = CaseAct::AskAll { kind, is_named };
    vec![
        by(Who::Customer, 0, place([2, 1])),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Customer, 0, What::Case(all)),
        by(Who::Agent, 0, What::Case(CaseAct::AgreeAll)),
        by(Who::Customer, 0, What::Wait { hours: 3 }),
    ]
}

/// One case is taken further, the other one is not.
fn disputed_and_lapsed() -> Vec<Act> {
    let half = wish("money_only", Part::Half, None);
    let (favour, part) = ("customer", None);
    let mut acts = on_its_way([2, 1]).to_vec();
    acts.extend([
        by(Who::Customer, 0, What::Case(CaseAct::Ask(half))),
        by(Who::Agent, 0, answer("refuse", None)),
        by(Who::Customer, 0, What::Case(CaseAct::AskPlatform)),
        by(Who::Agent, 0, answer("give_evidence", None)),
        by(Who::Customer, 0, What::Case(CaseAct::GiveEvidence)),
        by(
            Who::Supervisor,
            0,
            What::Case(CaseAct::Decide { favour, part }),
        ),
        by(Who::Customer, 1, What::Case(CaseAct::Ask(half))),
        by(Who::Agent, 1, answer("refuse", None)),
        by(Who::Customer, 0, What::Wait { hours: 170 }),
    ]);
    acts
}

/// Declined, taken, and left to lapse.
fn proposed() -> Vec<Act> {
    let back = wish("goods_back", Part::Whole, None);
    let ask = |line| by(Who::Customer, line, What::Case(CaseAct::Ask(back)));
    let propose = |line| by(Who::Agent, line, propose());
    let answered = |accept| {
        let act = CaseAct::AnswerProposal { accept };
        by(Who::Customer, 0, What::Case(act))
    };
    let mut acts = on_its_way([2, 1]).to_vec();
    acts.extend([ask(0), propose(0), answered(false)]);
    acts.extend([propose(0), answered(true), ask(1), propose(1)]);
    acts.push(by(Who::Customer, 0, What::Wait { hours: 49 }));
    acts
}

/// Four pieces are more than an agent offers alone.
fn dear_offer() -> Card {
    Card::CaseOffer(wish("money_only", Part::Whole, None))
}

fn offered_above_a_limit() -> Vec<Act> {
    let mut acts = on_its_way([4, 1]).to_vec();
    acts.extend([
        by(Who::Agent, 0, What::Card(CardAct::Ask(dear_offer()))),
        by(Who::Supervisor, 0, decide(false)),
    ]);
    acts.extend(allowed(dear_offer()));
    acts.extend(sent_and_taken());
    acts.push(by(Who::Customer, 0, What::Wait { hours: 3 }));
    acts
}

fn agreed_to_too_late() -> Vec<Act> {
    let mut acts = on_its_way([4, 1]).to_vec();
    acts.extend(allowed(dear_offer()));
    acts.extend([
        by(Who::Customer, 0, What::Wait { hours: 25 }),
        by(Who::Agent, 0, What::Card(CardAct::SendAgreed)),
    ]);
    acts
}

/// What is off the goods would be more than a tenth of others that cost less.
fn another_sku_above_a_limit() -> Vec<Act> {
    let tenth = Price {
        freight_fen: 1_000,
        discount_fen: Some(6_000),
        lines: [None, None],
    };
    let (sku, fen) = (2, 9_000);
    let mut acts = vec![
        by(Who::Customer, 0, place([4, 1])),
        by(Who::Agent, 0, order(OrderAct::Price(tenth))),
        by(Who::Owner, 0, What::Cost { sku, fen }),
    ];
    acts.extend(allowed(Card::SkuChange(sku)));
    acts.extend(sent_and_taken());
    acts.push(by(Who::Customer, 0, order(OrderAct::Pay)));
    acts
}

/// What the way there costs more is more than an agent waives.
fn far_away() -> Vec<Act> {
    let (is_far, waives) = (true, true);
    let mut acts = vec![by(Who::Customer, 0, place([1, 1]))];
    acts.extend(allowed(Card::AddressChange { is_far, waives }));
    acts.extend(sent_and_taken());
    acts.extend([
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
    ]);
    acts
}

fn installed_and_billed() -> Vec<Act> {
    let (days, is_agreed) = (5, true);
    let (pieces, is_installed) = ([2, 1], true);
    let placed = What::Place {
        pieces,
        is_installed,
    };
    let moved = order(OrderAct::Install { days, is_agreed });
    let noted = What::Beside(BesideAct::NoteAll { flag: 1 });
    vec![
        by(Who::Customer, 0, placed),
        by(Who::Agent, 0, moved),
        by(Who::Customer, 0, order(OrderAct::Pay)),
        by(Who::Warehouse, 0, noted),
        by(Who::Agent, 0, What::Money(MoneyAct::EnterInvoice)),
        by(Who::Customer, 0, What::Money(MoneyAct::AskInvoice)),
        by(Who::Agent, 0, What::Money(MoneyAct::IssueInvoice)),
        by(Who::Warehouse, 0, order(OrderAct::Ship)),
    ]
}
