//! Personal data with only as much left as one needs to talk about it.
//!
//! Each function says what it may leave; nothing else of its input appears in what it returns. Whatever does not look like what it
//! should be is masked whole: a mask that guesses leaks.

mod address;
mod number;
mod person;
mod visible;
mod wide;

pub use self::{
    address::address,
    number::{identity, phone, text},
    person::name,
    visible::visible,
    wide::is_unseen,
};

/// Stands for what is hidden.
pub const STARS: &str = "****";
