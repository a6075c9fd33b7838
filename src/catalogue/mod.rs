//! What the shop sells: products and their SKUs, categories, delivery templates, and what is known about all of them.
//!
//! Owns `product`, `sku`, `category`, `delivery_template`, the history of changes, the storefront's pages and the members' reading of
//! the same. A product is put up from a [`ProductSheet`] or edited as [`goods`] say. Prices, stock and availability are told from the
//! rows, never from the sheet's text; what orders wait for is set aside in the transaction of the order, and everyone sees the rest.
//! Says what freight costs; never decides what an order costs, and never knows who is looking.

mod card;
pub mod categories;
mod choices;
mod cleaned;
mod custom;
pub mod delivery;
pub mod goods;
mod offers;
mod photos;
mod pictures;
mod props;
mod searched;
mod sheet;
mod shelf;
mod shelves;
mod sold_out;
mod stock;
mod storage;
mod store;
mod view;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    card::{ProductCard, card, cards_of, cards_of_codes, cards_on_sale},
    categories::Renames,
    choices::choices,
    custom::{made_to_order, made_to_order_in},
    goods::{Listings, ProductChanged, forget_goods_keys},
    offers::{Offer, codes_of, offers, offers_in},
    pictures::picture_path,
    props::Props,
    searched::Searched,
    sheet::{Attribute, Availability, Detail, Fact, Measure, ProductSheet, Question, SkuSheet},
    shelves::ShelvesChanged,
    sold_out::{tell_back, tell_sold_out},
    stock::{Wanted, release, reserve, set_aside, take_out},
    storage::{
        Listing, StockFigures, categories_of, is_listed, put_up, stands_in_shop, stock_figures,
        titled,
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
        .merge(categories::routes())
        .merge(delivery::routes())
}
