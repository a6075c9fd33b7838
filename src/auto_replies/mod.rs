//! Automatic replies 自动回复: what the shop says by itself while nobody can, and why it said it.
//!
//! Owns the rules, members' own words for a state and the record of what was sent. [`decide`] is pure: from a situation, the rules
//! and the calendar to what would be sent and one reason for every rule. `follow` reads along and asks it about each line of a customer; two effects of timers ask
//! it about customers nobody answered and about ones who fell silent. Every line goes through the guard and the ledger as an
//! automatic one of the system: it never stops a clock, never counts as an answer and never causes another. Claimed in the
//! database before it is said, so that no retry and no other node says it twice.

mod change;
mod decide;
mod draft;
mod follow;
mod gather;
mod idle;
mod keyword;
mod matter;
mod own;
mod own_replies;
mod preview;
mod ready_made;
mod rule;
mod say;
mod schedule;
mod see;
mod situation;
mod storage;
mod timed;
mod unanswered;
mod words;

use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    decide::{MOST_IN_A_ROW, Verdict, Why, decide},
    follow::Reader,
    idle::{IdleRules, QuietCustomer},
    own::OwnWords,
    ready_made::ready_made,
    rule::{Occasion, Once, Rule},
    say::Replies,
    schedule::{Days, When},
    situation::{Holder, Sent, Situation, Trigger},
    storage::{Kept, forget_sent, put_up},
    unanswered::NobodyAnswered,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see::see_rules, change::add_rule))
        .routes(routes!(change::change_rule, change::drop_rule))
        .routes(routes!(preview::preview))
        .routes(routes!(
            own_replies::see_own_replies,
            own_replies::keep_own_replies
        ))
}
