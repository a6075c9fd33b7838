//! Dispatch 分流: who serves a customer that nobody serves, and why.
//!
//! Owns the rules of a shop, the traces of what was decided, and whom a customer belongs to for good. [`decide`] is pure; `gather`
//! reads what it needs; the live side asks [`Desk`] whenever something may have changed and writes what comes out through the
//! ledger, which refuses whatever a colleague or another node was faster at. Never writes the log and never decides about rights.

mod change_rules;
mod decide;
mod dedicate;
mod desk;
mod gather;
mod rules;
mod see_rules;
mod see_traces;
mod share;
mod step;
mod storage;
mod trial;
mod wait;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    decide::{Agent, Arrival, Facts, decide, decide_all},
    desk::Desk,
    rules::{DAY_MS, Group, MemberRule, Rules, USUAL_WEIGHT},
    share::WINDOW_MS,
    step::{Asked, Circle, Decision, Outcome, ShareBy, Step},
    storage::forget_traces,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_rules::see_rules, change_rules::change_rules))
        .routes(routes!(trial::try_rules))
        .routes(routes!(see_traces::see_traces))
        .routes(routes!(dedicate::see_dedicated, dedicate::dedicate))
}
