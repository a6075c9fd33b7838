//! Shifts 排班: who is meant to serve when, who clocked on, who rests, and what is handed over at the end.
//!
//! Owns the plan of a shop, what its members clocked, and its rules about both. [`duty`] says whose time it is: dispatch, automatic
//! replies and metrics ask it and decide for themselves. The end of a shift is a timer; handing over goes through the ledger and the
//! promises' own door. Never gives a customer to anyone.

mod change_plan;
mod change_rules;
mod clock;
mod duty;
mod gaps;
mod hand_over;
mod keeping;
mod own;
mod remind;
mod rules;
mod see_plan;
mod storage;
mod worked;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    change_plan::plan_shift,
    clock::presence_changed,
    duty::{Duty, duty, long_over},
    gaps::{Gap, gaps},
    keeping::Keeping,
    remind::{RestEnds, ShiftEnds},
    rules::{LeastOf, Preset, Rules, Serves},
    storage::{Clocking, Shift, rules_of, running, shifts_between},
    worked::{Worked, worked},
};
use crate::app::App;

/// What consoles hear news of.
pub const NEWS: &str = "shifts";

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_plan::see_plan, change_plan::change_plan))
        .routes(routes!(change_rules::change_rules))
        .routes(routes!(own::see_own, clock::clock))
        .routes(routes!(hand_over::hand_over))
}
