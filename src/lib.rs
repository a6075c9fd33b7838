//! Yingke 迎客, a customer-service workbench for online shops. `docs/ARCHITECTURE.md` is the map.

pub mod access;
pub mod app;
pub mod audit;
pub mod backup;
pub mod catalogue;
pub mod config;
pub mod customers;
pub mod demo;
pub mod guard;
pub mod http;
pub mod live;
pub mod members;
pub mod ops;
pub mod outbox;
pub mod phrases;
pub mod ports;
pub mod reception;
pub mod router;
pub mod serve;
pub mod shops;
pub mod storage;
pub mod timers;
pub mod trade;
pub mod vocabulary;
pub mod web;
