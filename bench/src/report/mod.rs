//! All measures after one another, and the table they make in docs/performance.md.

mod all;
mod machine;
mod page;
mod rows;

pub use self::all::{Depth, run};
