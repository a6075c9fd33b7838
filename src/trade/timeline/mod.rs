//! What happened to an order, as members read it: who did it, and what changed from what to what.

mod about;

use serde::Serialize;
use utoipa::ToSchema;

use self::about::AboutView;
use super::{
    AddressPart, CloseReason, CompensationReason, Event, Order, Price,
    storage::{EventRow, Stored, happening},
};
use crate::{calendar::Date, vocabulary::Millis};

#[derive(Debug, Serialize, ToSchema)]
pub struct EventView {
    pub kind: String,
    pub at: Millis,
    /// `customer`, `shop`, `carrier`, `system` or `platform`.
    pub by: String,
    /// Who of the shop did it, as they were called then; none: nobody of the shop, or it is from before that was written down.
    pub nick: Option<String>,
    /// Of a changed price: what it was changed to.
    pub price: Option<Price>,
    /// What of a changed address is another one; empty for other events, and where it was not written down.
    pub address_parts: Vec<AddressPart>,
    /// Of an installation: the day it was booked for; none: still to be agreed.
    pub install_on: Option<Date>,
    /// Of a closing.
    pub close_reason: Option<CloseReason>,
    /// Of a compensation.
    pub compensation: Option<GivenView>,
    pub about: AboutView,
    /// None: the order stood as before, or it began.
    pub change: Option<ChangeView>,
}

/// Money that was given for a line beside its cases.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrderEventGiven)]
pub struct GivenView {
    /// By its place in the order, from 0.
    pub line: usize,
    pub amount_fen: i64,
    pub reason: CompensationReason,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OrderEventChange)]
pub struct ChangeView {
    pub from: StandingView,
    pub to: StandingView,
}

/// How an order stood.
#[derive(Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OrderEventStanding)]
pub struct StandingView {
    /// The field's code.
    pub state: String,
    pub freight_fen: i64,
    pub discount_fen: i64,
    pub total_fen: i64,
    pub refunded_fen: i64,
}

/// Oldest first.
pub fn timeline(stored: &Stored) -> Vec<EventView> {
    let orders = stored.course();
    let change = |at: usize| {
        let (from, to) = (orders.get(at.checked_sub(1)?)?, orders.get(at)?);
        let (from, to) = (StandingView::of(from), StandingView::of(to));
        (from != to).then_some(ChangeView { from, to })
    };
    let events = stored.events.iter().enumerate();
    events.map(|(at, row)| view(row, change(at))).collect()
}

fn view(row: &EventRow, change: Option<ChangeView>) -> EventView {
    let event = happening(row).map(|of| of.event);
    let plain = EventView {
        kind: row.kind.clone(),
        at: row.at,
        by: row.by.clone(),
        nick: Some(row.nick.clone()).filter(|nick| !nick.is_empty()),
        price: None,
        address_parts: Vec::new(),
        install_on: None,
        close_reason: None,
        compensation: None,
        about: event.as_ref().map(AboutView::of).unwrap_or_default(),
        change,
    };
    match event {
        Some(Event::PriceChanged {
            freight_fen,
            discount_fen,
            lines,
        }) => EventView {
            price: Some(Price {
                freight_fen,
                discount_fen,
                lines,
            }),
            ..plain
        },
        Some(Event::AddressChanged { parts, .. }) => EventView {
            address_parts: parts,
            ..plain
        },
        Some(Event::InstallationBooked { day }) => EventView {
            install_on: day,
            ..plain
        },
        Some(Event::Closed { reason }) => EventView {
            close_reason: Some(reason),
            ..plain
        },
        Some(Event::Compensated {
            line,
            amount_fen,
            reason,
        }) => EventView {
            compensation: Some(GivenView {
                line,
                amount_fen,
                reason,
            }),
            ..plain
        },
        _ => plain,
    }
}

impl StandingView {
    fn of(order: &Order) -> Self {
        Self {
            state: order.state.code().to_owned(),
            freight_fen: order.freight_fen,
            discount_fen: order.discount_fen,
            total_fen: order.total_fen(),
            refunded_fen: order.refunded_fen,
        }
    }
}
