//! Which of Taobao's exports a table is, and what its columns are: by their names, in any order.

mod field;
mod heading;
mod known;
#[cfg(test)]
mod tests;

pub use self::{
    field::Field,
    heading::{Heading, is_rather_lines, leaning},
    known::fields_of,
};
