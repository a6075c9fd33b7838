//! Rows in, goods, rows out: what holds for all of them, and what the two real exports say.

pub mod arbitrary;
mod born;
mod edits;
mod real;
mod rows;
