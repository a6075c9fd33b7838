//! Behaviour through HTTP, on SQLite and on PostgreSQL.

#![allow(clippy::large_stack_arrays, reason = "files made up for a test")]
#![allow(
    clippy::match_same_arms,
    reason = "a table reads better one line a route"
)]

#[macro_use]
mod harness;

mod audit;
mod auto_replies;
mod backup;
mod batches;
mod blocks;
mod board;
mod buying;
mod calendar;
mod commands;
mod contacts;
mod customers;
mod day;
mod demo;
mod dispatch;
mod dispatch_nodes;
mod files;
mod identity;
mod logging;
mod manners;
mod members;
mod metrics;
mod notices;
mod openapi;
mod orders;
mod outbox;
mod packaging;
mod phrases;
mod promises;
mod protocol;
mod push;
mod rating;
mod reception;
mod rights;
mod search;
mod settings;
mod setup;
mod shifts;
mod simulate;
mod sites;
mod staff;
mod storage;
mod timers;
mod trade;
