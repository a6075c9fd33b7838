//! Orders from files 订单导入: what Taobao exports of a shop's orders comes into the books here.
//!
//! Owns `order_import` and `order_import_fault`: a file that is received whole, looked at, checked row by row without writing anything, and
//! brought in by a job. What a row means is pure (`table`, `cell`, `told`, `story`); what becomes an order is the trade's machine alone, by
//! [`crate::trade::bring_in`]. An order's number is its key: the same file twice brings nothing twice. Never touches stock, sets no clock,
//! shows no personal data of the file, and forgets the file when it is done, given up, or left alone for a day.

mod begin;
mod cell;
mod check;
mod drop;
mod ends;
mod fault_words;
mod faults;
mod go;
mod keeping;
mod kinds;
mod look;
mod mapping;
mod masked;
mod read;
mod receive;
mod refunds;
mod run;
mod see;
mod sheet;
mod storage;
mod story;
mod table;
#[cfg(test)]
mod tests;
mod told;
mod view;
mod zipped;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::{router::OpenApiRouter, routes};

pub use self::{
    ends::{FilesEnd, catch_up},
    keeping::Keeping,
};
use crate::{app::App, jobs::Work};

/// Of one file; two of them together have no more.
const FILE_BYTES: usize = 64 << 20;

/// What is done at length.
pub fn works(app: &App) -> Vec<Arc<dyn Work>> {
    vec![
        Arc::new(check::Check(app.clone())),
        Arc::new(run::BringIn(app.clone())),
    ]
}

pub fn routes() -> OpenApiRouter<App> {
    let files = OpenApiRouter::new()
        .routes(routes!(receive::receive))
        .layer(DefaultBodyLimit::max(FILE_BYTES));
    OpenApiRouter::new()
        .routes(routes!(begin::begin, see::list))
        .routes(routes!(see::see, drop::drop_import))
        .routes(routes!(look::look))
        .routes(routes!(mapping::map))
        .routes(routes!(go::check))
        .routes(routes!(go::run))
        .routes(routes!(go::stop))
        .routes(routes!(go::resume))
        .routes(routes!(faults::faults))
        .routes(routes!(faults::faults_csv))
        .merge(files)
}
