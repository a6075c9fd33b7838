//! Behaviour through HTTP, on SQLite and on PostgreSQL.

#[macro_use]
mod harness;

mod audit;
mod customers;
mod manners;
mod members;
mod openapi;
mod outbox;
mod rights;
mod setup;
