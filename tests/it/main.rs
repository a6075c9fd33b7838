//! Behaviour through HTTP, on SQLite and on PostgreSQL.

#![allow(clippy::large_stack_arrays, reason = "files made up for a test")]
#![allow(
    clippy::needless_pass_by_value,
    reason = "bodies are made up where they are sent"
)]
#![allow(
    clippy::match_same_arms,
    reason = "a table reads better one line a route"
)]

#[macro_use]
mod harness;

mod after_sale;
mod assistant;
mod audit;
mod auto_replies;
mod backup;
mod batches;
mod blocks;
mod board;
mod buying;
mod calendar;
mod card_answers;
mod cards;
mod cards_shown;
mod case_decisions;
mod case_offers;
mod case_warnings;
mod collections;
mod commands;
mod contacts;
mod customers;
mod customers_joined;
mod customers_yes;
mod day;
mod demo;
mod dispatch;
mod dispatch_nodes;
mod files;
mod freight_back;
mod goods;
mod goods_bulk;
mod goods_files;
mod goods_found;
mod home;
mod hostile_exports;
mod identity;
mod jobs;
mod logging;
mod logistics;
mod manners;
mod members;
mod metrics;
mod model;
mod notices;
mod offer_requests;
mod openapi;
mod order_files;
mod order_words;
mod orders;
mod orders_rest;
mod outbox;
mod packaging;
mod parcels;
mod payouts;
mod phrases;
mod promises;
mod protocol;
mod push;
mod rating;
mod reception;
mod refund_limits;
mod reviews;
mod rights;
mod search;
mod settings;
mod setup;
mod shifts;
mod simulate;
mod sites;
mod staff;
mod storage;
mod taobao_names;
mod timers;
mod trade;
mod walks;
