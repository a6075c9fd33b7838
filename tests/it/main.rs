//! Behaviour through HTTP, on SQLite and on PostgreSQL.

#[macro_use]
mod harness;

mod audit;
mod backup;
mod customers;
mod manners;
mod members;
mod openapi;
mod outbox;
mod reception;
mod rights;
mod setup;
