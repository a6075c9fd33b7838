//! What the shop sells: products, their SKUs and what is known about them.
//!
//! Owns `product` and `sku`, the storefront's pages and the members' reading of the same. A product is put up from a
//! [`ProductSheet`], so demo, import and editing agree on what a product is. Prices, stock and availability are told from the rows,
//! never from the sheet's text; what orders wait for is set aside in the transaction of the order, and everyone sees the rest.
//! Never decides what an order costs, and never knows who is looking.

mod card;
mod offers;
mod pictures;
mod props;
mod searched;
mod sheet;
mod shelf;
mod stock;
mod storage;
mod store;
mod view;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    card::{ProductCard, card, cards_of, cards_of_codes},
    offers::{Offer, codes_of, offers},
    pictures::picture_path,
    props::Props,
    searched::Searched,
    sheet::{Availability, Detail, Fact, Measure, ProductSheet, Question, SkuSheet},
    stock::{Wanted, release, reserve, set_aside, take_out},
    storage::{Listing, categories_of, is_listed, put_up, titled},
    view::{ProductRow, ProductView},
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    store::routes()
        .merge(shelf::routes())
        .merge(pictures::routes())
}
