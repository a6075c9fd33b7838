//! Goods 商品: what can be edited of a product, by whom, and what becomes of it.
//!
//! [`edited`] is what edits make of a product: one pure function, for the form, for a batch and for the time that was set; [`write`]
//! is the one place that writes it, and [`write_many`] where they are many. A product's price and stock are kept there from its
//! SKUs. Orders set stock aside at the same time, so stock is written by difference, and never below what is reserved.
//! [`Selection`] is how many are chosen; what is done to them stands in [`super::ops`].

mod apart;
mod bulk;
mod by_code;
mod by_itself;
mod change;
mod changes;
mod copy;
mod deleted;
mod detail;
mod edit;
mod edited;
#[cfg(test)]
mod edited_tests;
mod fault;
mod filter;
mod given;
mod imported;
mod key;
mod list;
mod named;
mod not_listed;
mod notice;
mod packed;
mod product;
mod rows;
mod see;
mod selection;
mod sku_pictures;
mod sku_rows;
mod skus;
mod sorted;
mod sound;
mod storage;
mod texts;
mod unmeasured;
mod unwritten;
mod volume;
mod write;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use yingke_masking::visible;

pub use self::{
    apart::apart,
    bulk::{
        BatchNews, GivenMany, NewProduct, ProductsChanged, Written, begin_many, given_many,
        stored_many, stored_many_in, write_many,
    },
    by_code::{codes_of_ids_in, ids_of_codes, ids_of_codes_in, owners_of_sku_codes},
    by_itself::Listings,
    edit::{Edit, SkuForm},
    edited::{Change, Given, edited},
    fault::{Fault, fault},
    filter::GoodsFilter,
    given::{given_for, pictures_here},
    imported::keep_imported,
    key::forget_goods_keys,
    notice::{back_in_stock, low, sold_out},
    packed::{packed, packed_upto},
    product::{Goods, GoodsSku, Shelf},
    selection::{ChosenGoods, FilteredGoods, Selection, selected, selected_count},
    skus::check as sound_skus,
    sound::sound,
    storage::{Stored, alone, photo_of, stored, stored_in},
    texts::{is_line, is_name},
    unwritten::Unwritten,
    volume::{sku_count, with_long_texts},
    write::{Cause, ProductChanged, is_listing, write},
};
use crate::app::App;

/// A description of 200 KB and 600 SKUs of twenty properties, as JSON writes them.
pub const BODY_BYTES: usize = 4 << 20;

pub fn routes() -> OpenApiRouter<App> {
    let edits = OpenApiRouter::new()
        .routes(routes!(list::list_goods, change::create_goods))
        .routes(routes!(see::see_goods, change::change_goods))
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    OpenApiRouter::new()
        .routes(routes!(changes::see_changes))
        .routes(routes!(copy::copy_goods))
        .routes(routes!(rows::goods_rows))
        .merge(edits)
}
