//! Delivery templates 运费模板: what freight costs where, what is not delivered, and services for bulky goods.
//!
//! [`freight`] is a pure rule: the cart asks it, and an order that is placed asks it again in its transaction. A product without a
//! template is sent for nothing.

mod change;
mod checked;
mod cities;
mod freight;
#[cfg(test)]
mod freight_tests;
mod provinces;
mod see;
mod storage;
mod terms;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    cities::Place,
    freight::{Freight, Load, Missing, Offered, Part, freight},
    provinces::{PROVINCES, place_of, province_of},
    storage::{Charges, charges, create, ids_in, is_there, named, names, terms_in, terms_of},
    terms::{
        ChargeBy, DeliveryTerms, FreeOver, Rate, RegionalRate, Service, ServiceCode, Surcharge,
    },
};
use crate::{app::App, catalogue::goods::BODY_BYTES};

pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(see::see_templates, change::create_template))
        .routes(routes!(change::change_template, change::remove_template))
        .layer(DefaultBodyLimit::max(BODY_BYTES))
}
