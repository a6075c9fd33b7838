//! The words of a report by their codes; screens have their own in `web/console/src/areas/assistant/words/`.

mod fields;
mod reasons;
mod warnings;

pub use self::{
    fields::{FIELDS, VALUES},
    reasons::REASONS,
    warnings::{ODD, WARNINGS},
};

/// Chinese and English.
pub type Both = [&'static str; 2];
pub type Words = &'static [(&'static str, Both)];
