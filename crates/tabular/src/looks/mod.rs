//! What a spreadsheet shows for the numbers of a workbook: digits as a person wrote them, and days for what is counted in days.

mod days;
mod numbers;
mod styles;
#[cfg(test)]
mod tests;

pub use self::{days::iso, numbers::plain, styles::Styles};

/// Which styles show a day, and from when days are counted.
#[derive(Debug, Default)]
pub struct Looks {
    is_from_1904: bool,
    /// By the number of a style, up to the last that shows one.
    days: Vec<bool>,
}
