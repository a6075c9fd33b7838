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
mod hand;
mod left;
mod look;
mod queue;
mod replay;
mod robot;
mod rules;
mod see_decisions;
mod see_rules;
mod see_traces;
mod set_drain;
mod share;
mod situation;
mod step;
mod storage;
mod trial;
mod wait;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    decide::{Agent, Arrival, Facts, Handed, decide, decide_all},
    desk::Desk,
    left::{knows_left, left_messages},
    rules::{Book, DAY_MS, Group, MemberRule, NO_ORDER, REFUNDING, Rules, Sticky, USUAL_WEIGHT},
    share::WINDOW_MS,
    situation::{Standing, foreseen, situation, standings},
    step::{Asked, Circle, Decision, Outcome, ShareBy, Step},
    storage::{forget_left, forget_traces, keep_rules, rules_of},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_rules::see_rules, change_rules::change_rules))
        .routes(routes!(trial::try_rules))
        .routes(routes!(see_traces::see_traces))
        .routes(routes!(see_decisions::see_decisions))
        .routes(routes!(hand::see_hands))
        .routes(routes!(set_drain::set_drain))
        .routes(routes!(dedicate::see_dedicated, dedicate::dedicate))
}
