//! Orders; so far only read.

mod figures;

pub use self::figures::{OrderFigures, figures_of};
