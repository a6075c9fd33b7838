//! Promise ledger 承诺台账: what members promised customers, who sees to it, by when, and what became of it.
//!
//! Owns `promise` and the rules of a shop about them. Finding a promise in a text is `yingke_promises_zh`'s; [`due_at`] makes a time
//! of what was said, by the shop's calendar. [`Reader`] reads along and only ever suggests: a promise counts once a member has
//! confirmed it. What is due soon or overdue is told through the message centre. Never reads what customers write, and never
//! writes to a conversation.

mod add;
mod asked;
mod change;
mod change_rules;
mod close;
mod confirm;
mod dismiss;
mod due;
mod figures;
mod hand_over;
mod list;
mod read;
mod remind;
mod reopen;
mod rights;
mod rules;
mod see_rules;
mod storage;
mod told;
mod view;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    due::due_at,
    figures::{PromiseFigures, pressing},
    hand_over::{hand_over, open_of},
    read::{Line, Reader, found_in},
    remind::{Reminder, enter},
    rules::Rules,
    storage::{Promise, State, forget_suggestions, keep, next_id},
    view::PromiseView,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list::list))
        .routes(routes!(add::add))
        .routes(routes!(confirm::confirm))
        .routes(routes!(dismiss::dismiss))
        .routes(routes!(change::change))
        .routes(routes!(close::close))
        .routes(routes!(reopen::reopen))
        .routes(routes!(see_rules::see_rules, change_rules::change_rules))
}
