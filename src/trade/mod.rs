//! Orders: what was bought, where it stands, what was paid and given back.
//!
//! Owns the order's life as pure code ([`Order::apply`] is the only way an order changes), its tables, its masked views and the
//! showing of one masked field. Members and customers act on an order by [`perform`], the clock by the timers of `deadlines`: each
//! change is one event, one audit row and one telling. Owns the cart and a shop's trade rules too. Asks the catalogue for stock and
//! never writes it; never shows a name, number or address unasked, and never touches conversations or the customer's profile.

mod acts;
mod by_shop;
mod card;
mod carriers;
mod check;
mod deadlines;
mod deed;
mod destination;
mod event;
mod figures;
mod keeping;
mod key;
mod list;
mod mine;
mod money;
mod note;
mod notice;
mod order;
mod parcel;
mod payment;
mod refund;
mod searched;
mod see;
mod show;
mod state;
mod stock;
mod storage;
mod tell;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod trade_rules;
mod undone;
mod view;
mod writes;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    card::{OrderCard, card},
    check::{Wrong, check},
    deadlines::Falls,
    deed::{Deed, Done, OrderChanged, Undone, perform, redirect},
    event::{CloseReason, Event, Happening},
    figures::{
        OrderFigures, Placed, figures_of, newest_order, newest_states, placed_between, refunding,
    },
    keeping::Keeping,
    key::forget_keys,
    money::{most_refundable_fen, share_fen},
    order::{Illegal, Item, Line, Order, Parcel},
    payment::{Declined, Payment, Simulated},
    refund::{Refund, RefundKind, RefundState},
    searched::Searched,
    state::{By, State},
    storage::{Bought, is_kept, is_written, keep},
    tell::{NEWS, told},
    trade_rules::TradeRules,
    view::OrderView,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    see::routes()
        .merge(show::routes())
        .merge(by_shop::routes())
        .merge(list::routes())
        .merge(note::routes())
        .merge(trade_rules::routes())
        .merge(carriers::routes())
        .merge(mine::routes())
}
