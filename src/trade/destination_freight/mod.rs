//! What becomes of the freight of an order that goes to another address.

mod carried;
mod fare;
mod loads;
mod quoted;
#[cfg(test)]
mod tests;

pub use self::{
    fare::{FareBy, going_for, unchanged},
    quoted::{Way, fare_in, fare_to, quoted_in},
};
