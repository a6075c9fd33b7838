//! The table of docs/ARCHITECTURE.md, held against the code: who may use whom, and the doors that only one may open.

mod doors;
mod features;
mod may_use;
mod owners;
mod page;
mod schemas;
mod sources;
mod statements;
mod tables;
mod uses;
