//! Orders with what happened to them, and what a shop and its customers keep beside them.

pub mod after_sale;
pub mod asked_price;
pub mod cart_line;
pub mod collection;
pub mod deed;
pub mod event;
pub mod filter;
pub mod invoice;
pub mod line;
pub mod note;
pub mod order;
pub mod payout;
pub mod request;
pub mod rules;
