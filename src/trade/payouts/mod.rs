//! Money back 退款打款: what an order's history gives back goes through the payment port, once.
//!
//! Owns `payout`. Its row is written in the transaction of whatever event gives money back (a refund, an accepted offer, a decision, a
//! compensation, a protected price) and is due until the port has taken it; a timer asks the port after the commit, always under the
//! row's one key, and one node at a time. What was decided stays as it was decided: where no money moves, the order and its case are
//! as they were, members see the reason, and it is tried again, until a leader says that it went another way: of what was refused, for
//! what has no answer may have gone. Never decides what goes back, and knows nothing of orders elsewhere: their money is the other
//! platform's.

mod again;
mod owed;
mod past;
mod pay;
mod settle;
mod storage;
mod stuck;
pub mod tried;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    owed::owe,
    past::give_past,
    pay::{CLAIM_MS, Payouts, pause_ms},
    settle::{PayoutSettlement, unsettled},
    stuck::{Stuck, stuck},
    view::{PayoutView, complete, due_of, refund_due_fen, say_due},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(again::try_payout))
        .routes(routes!(settle::settle_payout))
}
