//! Whole ways of a case.

mod by_shop;
mod disputes;
mod proposals;
mod ways;

use crate::trade::{
    By, Event, Refund, RefundKind,
    after_sale::{Claim, Said},
};

fn asked(kind: RefundKind) -> Refund {
    let event = Event::RefundAsked {
        line: 0,
        refund: kind,
        amount_fen: if kind.has_money() { 500 } else { 0 },
        claim: Claim::default(),
    };
    Refund::NONE.after(&event, By::Customer, 1).unwrap()
}

fn walk(from: Refund, steps: &[(Event, By)]) -> Option<Refund> {
    let mut steps = steps.iter();
    steps.try_fold(from, |case, (event, by)| case.after(event, *by, 2))
}

fn sent() -> Event {
    Event::ReturnSent {
        line: 0,
        carrier: String::new(),
        waybill: String::new(),
    }
}

fn resent() -> Event {
    Event::Resent {
        line: 0,
        carrier: String::new(),
        waybill: String::new(),
        quantity: None,
    }
}

fn platform() -> Event {
    let said = Said::default();
    Event::PlatformAsked { line: 0, said }
}
