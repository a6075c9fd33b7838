//! What the cells mean. Each value reads from the text of its cell and writes a text that reads as the same value.

mod inputs;
mod logistics;
mod number;
mod pair;
mod picture;
mod sku;
mod time;

pub use self::{
    inputs::Input,
    logistics::{CubicCm, Grams},
    number::{Approval, Fen},
    pair::{Named, Pair},
    picture::Picture,
    sku::Sku,
    time::ListTime,
};
pub(crate) use self::{
    inputs::{inputs, written_inputs},
    sku::Barcodes,
};
use crate::Reason;

/// The value of one cell. Its default is what a file without the column says.
pub trait Value: Default + PartialEq {
    fn read(text: &str) -> Result<Self, Reason>;
    fn written(&self) -> String;

    /// The text that reads as this value, if any does: a name with the sign that parts names has none.
    fn text(&self) -> Result<String, Reason> {
        let text = self.written();
        let is_same = Self::read(&text).is_ok_and(|back| back == *self);
        if is_same {
            Ok(text)
        } else {
            Err(Reason::Unwritable)
        }
    }
}

impl Value for String {
    fn read(text: &str) -> Result<Self, Reason> {
        Ok(text.to_owned())
    }

    fn written(&self) -> String {
        self.clone()
    }
}

/// The parts between semicolons, without the empty one at the end.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').filter(|part| !part.trim().is_empty())
}
