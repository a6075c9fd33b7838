//! What is done to many products at once: pure, from a product and a list of operations to the edits that any other editor would
//! send, and to what somebody should look at before it is written.
//!
//! [`Ops`] are operations that make sense by themselves; [`Ops::edits_of`] is what they ask of one product. Whether the product
//! may be so is told by [`crate::catalogue::goods::edited`], as for every edit.

mod draft;
mod faq;
mod filled;
mod matching;
mod only;
mod op;
mod pictures;
mod prices;
mod quantities;
mod ready;
mod spread;
#[cfg(test)]
mod tests;
mod text;
mod warnings;
mod words;

pub use self::{
    faq::FaqHow,
    matching::MatchingHow,
    only::{NO_MATCHING_SKU, OnlySkus},
    op::{Op, PriceHow, QuantityHow, Round, Spread, TagsHow, TextHow},
    pictures::PicturesHow,
    ready::{Ops, edits_of},
    warnings::{Warning, Warns, warnings_by, warnings_of},
    words::Words,
};
