//! Products as tables that people write: columns by name, one row a SKU, what is the product's in the first row of its code.
//!
//! The same for CSV and XLSX. What is written is read back as the same product. A row of a product that is known changes what it
//! says, and leaves what it does not say. Knows no database and no file but rows of cells.

mod column;
mod columns;
mod gather;
mod lists;
mod read;
#[cfg(test)]
mod tests;
mod values;
mod wording;
mod write;

pub use self::{
    column::{Column, Lang},
    columns::Columns,
    gather::Gather,
    read::read,
    wording::Wording,
    write::{head, write},
};
