//! All measures after one another, and the table they make in docs/performance.md.

mod against;
mod all;
mod goods_rows;
mod machine;
mod page;
mod rows;

pub use self::{
    against::Kept,
    all::{Depth, compare, run},
};
