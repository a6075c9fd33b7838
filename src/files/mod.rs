//! Files of conversations: uploads in pieces, pictures written anew, links that expire.
//!
//! Owns `file`, `upload`, `shop_picture` (the shop's own, which members and the system send anywhere) and what lies in the depot, a folder or a bucket. Types come from content and
//! never from names; a picture is only kept as our own encoder wrote it; everything else leaves as an
//! attachment that no browser runs. Bytes are reached by signed links alone, which the server gives to
//! whoever may see the conversation. Never rides the socket, and never keeps a file without an owner.

mod begin;
mod case_pictures;
mod chunk;
mod depot;
mod describe;
mod fetch;
mod finish;
mod keeping;
mod links;
mod shop_pictures;
mod shown;
mod staged;
mod storage;
mod sweep;

use axum::extract::DefaultBodyLimit;
use utoipa_axum::router::OpenApiRouter;

pub use self::{
    case_pictures::{PictureLinks, are_own_pictures, picture_links},
    depot::DepotError,
    describe::{Cards, FileFacts, describe},
    keeping::Keeping,
    shop_pictures::{NotTaken, all_pictures, shop_pictures, take_in, would_take_in},
    shown::{PictureBytes, shop_picture_bytes},
    staged::{PIECE_BYTES, Staged, staged},
    sweep::{run, sweep},
};
use crate::app::App;

/// Most bytes of one file.
pub const FILE_BYTES: u64 = 20 << 20;
/// Most bytes of one piece.
const CHUNK_BYTES: usize = 1 << 20;

pub fn routes() -> OpenApiRouter<App> {
    let pieces = chunk::routes().layer(DefaultBodyLimit::max(CHUNK_BYTES));
    begin::routes()
        .merge(pieces)
        .merge(shop_pictures::routes())
        .merge(links::routes())
        .merge(fetch::routes())
}
