//! All measures after one another, and the table they make in docs/performance.md.

mod all;
mod goods_rows;
mod machine;
mod page;
mod rows;

pub use self::all::{Depth, run};
