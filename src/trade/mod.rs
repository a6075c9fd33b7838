//! Orders: what was bought, where it stands, what was paid and given back.
//!
//! Owns the order's life as pure code ([`Order::apply`] is the only way an order changes), its tables, its masked views and the
//! showing of one masked field. So far orders are only read; what writes them applies events first and keeps what comes out.
//! Never shows a name, number or address unasked, and never touches stock, conversations or the customer's profile.

mod event;
mod money;
mod order;
mod refund;
mod state;
#[cfg(test)]
mod tests;

pub use self::{
    event::{CloseReason, Event, Happening},
    order::{Illegal, Item, Line, Order, Parcel},
    refund::{Refund, RefundKind, RefundState},
    state::{By, State},
};
