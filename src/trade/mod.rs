//! Orders: what was bought, where it stands, what was paid and given back.
//!
//! Owns the order's life as pure code ([`Order::apply`] is the only way an order changes), its
//! tables, its masked views and the showing of one masked field. So far orders are only read; what
//! writes them applies events first and keeps what comes out. Never shows a name, number or address
//! unasked, and never touches stock, conversations or the customer's profile.

mod card;
mod check;
mod event;
mod figures;
mod money;
mod order;
mod refund;
mod searched;
mod see;
mod show;
mod state;
mod storage;
#[cfg(test)]
mod tests;
mod view;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    card::{OrderCard, card},
    check::{Wrong, check},
    event::{CloseReason, Event, Happening},
    figures::{
        OrderFigures, Placed, figures_of, newest_order, newest_states, placed_between, refunding,
    },
    money::{most_refundable_fen, share_fen},
    order::{Illegal, Item, Line, Order, Parcel},
    refund::{Refund, RefundKind, RefundState},
    searched::Searched,
    state::{By, State},
    storage::{Bought, is_kept, is_written, keep},
    view::OrderView,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    see::routes().merge(show::routes())
}
