//! Goods as files 商品文件: Taobao Assistant's tables with their pictures, CSV and XLSX, in and out.
//!
//! Owns imports with their pieces and faults, the rows that products came from ([`origins`]) and what Taobao's numbers are called
//! ([`names`], given in [`naming`]). What a file says of a product is an [`incoming::Incoming`], whatever file it is; the catalogue
//! decides what edits make of it and writes them. A row that nobody changed goes out byte for byte as it came. Never writes a product
//! past the catalogue, and never takes an import back: what was imported can be taken off the shelf.

mod export;
mod import;
pub mod incoming;
mod keeping;
mod names;
mod naming;
mod origins;
pub mod plain;
mod skus;
pub mod snapshot;
pub mod taobao;
mod view;

use utoipa_axum::router::OpenApiRouter;

pub use self::{
    export::ExportEnds,
    import::{ImportEnds, Importing},
    keeping::Keeping,
    naming::Naming,
};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    import::routes()
        .merge(export::routes())
        .merge(naming::routes())
}
