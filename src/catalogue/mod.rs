//! What the shop sells: products and their SKUs, categories, delivery templates, and what is known about all of them.
//!
//! Owns `product`, `product_match`, `sku`, `category`, `delivery_template`, `stock_rules`, the history of changes, what imports brought (`import_product`), the storefront's pages and the members' reading of
//! the same. A product is put up from a [`ProductSheet`] or edited as [`goods`] say. Prices, stock and availability are told from the
//! rows, never from the sheet's text; what orders wait for is set aside in the transaction of the order, and everyone sees the rest.
//! Says what freight costs; never decides what an order costs, and never knows who is looking.

mod called;
mod card;
pub mod categories;
mod choices;
mod cleaned;
mod coded;
mod custom;
pub mod delivery;
mod elsewhere;
pub mod goods;
mod low_stock;
mod matches;
mod offers;
pub mod ops;
mod photos;
mod pictures;
mod props;
mod recount;
mod searched;
mod sheet;
mod shelf;
mod shelves;
mod ships;
mod sold_out;
mod stock;
mod storage;
mod store;
mod view;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    called::{Called, Names, called},
    card::{ProductCard, SentCard, card, cards_of, cards_of_codes, sent_cards},
    categories::Renames,
    choices::choices,
    cleaned::cleaned,
    coded::{Coded, coded},
    custom::{made_to_order, made_to_order_in},
    elsewhere::hosts_elsewhere,
    goods::{
        BatchNews, Change, Edit, Fault, Given, GivenMany, Goods, GoodsFilter, GoodsSku, Listings,
        NewProduct, ProductChanged, ProductsChanged, Selection, Shelf, SkuForm, Stored, Unwritten,
        Written, alone, begin_many, edited, forget_goods_keys, given_for, given_many, selected,
        selected_count, stored_many, stored_many_in, write_many,
    },
    offers::{Offer, codes_of, offers, offers_in, sku_codes_of},
    ops::{Op, Ops, Warning, edits_of, warnings_of},
    photos::photo_path,
    pictures::picture_path,
    props::{Props, sku_words},
    recount::recount,
    searched::Searched,
    sheet::{Attribute, Availability, Detail, Fact, Measure, ProductSheet, Question, SkuSheet},
    shelves::ShelvesChanged,
    ships::{Promised, ShipsBy, ships_by, ships_by_in},
    sold_out::{tell_back, tell_taken},
    stock::{Wanted, free_of, free_of_in, hold, is_enough, release, reserve, swap, take_out},
    storage::{
        Listing, StockFigures, categories_of, is_listed, listed_among, put_up, stands_in_shop,
        stock_figures, titled,
    },
    view::{ProductRow, ProductView},
};
use crate::app::App;

/// What consoles hear news of.
pub const NEWS: &str = "goods";

pub fn routes() -> OpenApiRouter<App> {
    store::routes()
        .merge(shelf::routes())
        .merge(pictures::routes())
        .merge(photos::routes())
        .merge(goods::routes())
        .merge(low_stock::routes())
        .merge(categories::routes())
        .merge(delivery::routes())
}
