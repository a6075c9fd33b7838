//! How fast a service desk answers, by the rules of whoever judges it.
//!
//! A [`Thread`] is what happened in one conversation, a [`Profile`] the declared rules of a platform or a shop. [`rounds`] cuts the
//! thread into rounds, each with its wait and the reason it counts or does not; [`figures`] adds up rounds of many threads, and
//! beside them what customers said of receptions, each an [`Opinion`], and what they bought, each a [`Purchase`]. All of it is pure:
//! times are UTC milliseconds, ids are whatever the caller uses.
//!
//! A round begins with the customer's first unanswered line and ends with a person's answer: who asks A and then B waits from A.
//! Automatic lines never end one.

mod cut;
mod facts;
mod figures;
mod opinion;
mod profile;
mod round;
mod shipped;
mod thread;

pub use self::{
    cut::rounds,
    facts::{Facts, Purchase},
    figures::{Figures, Sum, figures},
    opinion::Opinion,
    profile::{Begins, Counts, Grade, Hours, Measure, Of, Profile},
    round::{Exclusion, Round, Verdict},
    shipped::{shipped, shop_own},
    thread::{Event, Line, Thread},
};

/// UTC milliseconds.
pub type Millis = i64;
pub const DAY_MS: Millis = 86_400_000;
