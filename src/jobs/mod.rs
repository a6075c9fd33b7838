//! Jobs 任务: long work that outlives the request that began it, such as a batch of a hundred thousand products or a file of them.
//!
//! Owns `job`. An area begins one in the transaction of its reason, wakes the node after the commit ([`Keeping::wake`]), and says in a
//! [`Work`] what the kind of job does. Work goes in parts: each is one transaction that ends with [`Run::advance`], so that a part is
//! done exactly once, whichever node dies when. A node holds a job for 30 s at a time; once that has run out another goes on from the
//! cursor. One that fails each time waits longer and longer, and fails for good in the end. Jobs know nothing of what they are about.
//!
//! A job's row is written last in every transaction, here and by the areas: who writes it holds everything else already.

mod claim;
mod forget;
mod job;
mod keeping;
mod news;
mod node;
mod pace;
mod patience;
mod run;
mod view;
mod work;

pub use self::{
    forget::forget_ended,
    job::{NewJob, begin, begin_again, begin_once, stop, take_over},
    keeping::Keeping,
    node::{run, run_due},
    pace::Pace,
    run::Run,
    view::{JobState, JobView, of, of_in, of_many},
    work::{Ended, Work},
};

/// What consoles hear news of.
pub const NEWS: &str = "jobs";
