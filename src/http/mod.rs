//! Shared HTTP manners: problem details, who calls, body limits. Knows no area.

mod problem;

pub use self::problem::Problem;
