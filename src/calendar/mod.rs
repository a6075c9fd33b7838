//! The shop's calendar 日历: which day it is where the shop works, whether people work that day, and when somebody serves.
//!
//! Owns the official holidays and make-up working days as announced (`data/`), the days a shop declares itself, and its duty
//! times. [`of`] loads a shop's calendar in two small reads; everything asked of it afterwards is pure. A year that has not been
//! announced is said to be so, never taken for one without holidays. Never decides who is on duty (that is shifts) and never sends.

mod change_day;
mod change_duty;
mod date;
mod days;
mod duty;
mod keeping;
mod official;
mod see_year;
mod storage;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    change_day::{Declared, NewDay, declare},
    change_duty::set_duty,
    date::{DAY_MS, Date, LocalTime},
    days::{Calendar, Day, DayKind},
    duty::{DutyTimes, Span},
    keeping::Keeping,
    storage::of,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see_year::see_year))
        .routes(routes!(change_day::declare_day, change_day::forget_day))
        .routes(routes!(change_duty::change_duty))
}
