//! Behaviour through HTTP, on SQLite and on PostgreSQL.

#[macro_use]
mod harness;

mod audit;
mod backup;
mod customers;
mod demo;
mod files;
mod manners;
mod members;
mod openapi;
mod outbox;
mod reception;
mod rights;
mod setup;
mod simulate;
