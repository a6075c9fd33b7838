//! Message centre 消息中心: what members are told of orders, refunds, logistics, violations and the system.
//!
//! Any area may say a [`Notice`]: it emits one in the transaction of its reason, and never waits for it to arrive. What is told is
//! the business of that area; who is told, when and how is decided here.

mod notice;

pub use self::notice::{Category, Link, Notice, Saying, To};
