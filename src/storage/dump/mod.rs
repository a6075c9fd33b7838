//! Rows of every table as plain values, the same on both engines: what a backup is made of.

mod column;
mod load;
mod snapshot;
mod tables;
mod value;

pub use self::{column::Column, snapshot::Snapshot, tables::TABLES};
