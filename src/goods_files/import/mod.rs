//! Imports 导入: a file comes in pieces, is looked at, mapped, checked as a whole, and then written a few hundred products at a time.
//!
//! The file is read where it lies, on a thread of its own; a part of it is decided on outside of every transaction, while the one
//! before it is written together with how far the job has come, so that a node that dies leaves neither half a product nor one twice.

mod act;
mod begin;
mod beside;
mod changed;
mod codes;
mod decide;
mod ends;
mod fault_words;
mod keeper;
mod look;
mod map;
mod numbers;
mod opened;
mod pictures;
mod put;
mod reading;
mod refused;
mod see;
mod see_changed;
mod shown;
mod source;
mod storage;
mod work;

use utoipa_axum::router::OpenApiRouter;

pub use self::{ends::ImportEnds, work::Importing};
use self::{opened::Opened, refused::Refused, source::Source};
use crate::app::App;

pub fn routes() -> OpenApiRouter<App> {
    begin::routes()
        .merge(see::routes())
        .merge(see_changed::routes())
        .merge(act::routes())
        .merge(numbers::routes())
}
