//! Goods and rows of every kind.

mod products;
mod shop_goods;
mod skus;
mod tables;
mod taking;

use proptest::{prelude::*, sample::select};
use yingke_taobao_csv::{Encoding, Format, Generation, LineEnd};

pub use self::{
    products::product,
    shop_goods::goods,
    taking::{address, alike, taken},
};
use crate::vocabulary::Millis;

pub const AT: Millis = 1_700_000_000_000;

pub fn generation() -> impl Strategy<Value = Generation> {
    select(Generation::ALL.to_vec())
}

/// Five encodings: UTF-8 with and without a mark.
pub fn format() -> impl Strategy<Value = Format> {
    let encodings = [
        (Encoding::Utf16Le, true),
        (Encoding::Utf16Be, true),
        (Encoding::Utf8, true),
        (Encoding::Utf8, false),
        (Encoding::Gbk, false),
    ];
    let ends = [LineEnd::CrLf, LineEnd::Lf];
    (select(encodings.to_vec()), select(ends.to_vec())).prop_map(
        |((encoding, has_mark), line_end)| Format {
            encoding,
            has_mark,
            line_end,
        },
    )
}

fn name() -> impl Strategy<Value = String> {
    "[a-z椅桌]([a-z椅桌 <>&\"'，.%]{0,10}[a-z椅桌\"'])?"
}

/// A spreadsheet takes blanks alone for nothing, and what begins like a formula is not written.
fn prose() -> impl Strategy<Value = String> {
    let text = "([a-z椅桌\";:,'][a-z椅桌\t\n\r\"<>= ;:,'+-]{0,23})?";
    text.prop_map(|text| {
        if text.trim().is_empty() {
            String::new()
        } else {
            text
        }
    })
}
