//! Pieces of something large that another area reads once and then forgets: kept in the depot, known by whoever put them there.

use bytes::Bytes;
use uuid::Uuid;

use super::{
    Keeping,
    depot::{Depot, DepotError},
    finish::not_stored,
};
use crate::{
    app::App,
    http::Problem,
    vocabulary::{ShopId, UploadId},
};

/// Bytes of every piece but the last.
pub const PIECE_BYTES: u64 = 4 << 20;

/// The pieces of one thing, by its id. Nobody sweeps them: they are gone when whoever keeps them forgets them.
#[derive(Clone)]
pub struct Staged {
    depot: Depot,
    shop: ShopId,
    id: UploadId,
}

impl Staged {
    /// `id` is the thing's own, and the id of nothing that is uploaded into conversations.
    pub async fn of(files: &Keeping, shop: ShopId, id: Uuid) -> Result<Self, DepotError> {
        let depot = files.depot().await?.clone();
        let id = UploadId(id);
        Ok(Self { depot, shop, id })
    }

    /// Keeps piece `no`, from 0, over one of an earlier try.
    pub async fn keep(&self, no: u64, bytes: Bytes) -> Result<(), Problem> {
        let offset = no * PIECE_BYTES;
        let kept = self.depot.keep_piece(self.shop, self.id, offset, bytes);
        kept.await.map_err(not_stored)
    }

    /// None: it is not there.
    pub async fn piece(&self, no: u64) -> Result<Option<Bytes>, DepotError> {
        self.depot.piece(self.shop, self.id, no * PIECE_BYTES).await
    }

    pub async fn forget(&self) -> Result<(), DepotError> {
        self.depot.forget_pieces(self.shop, self.id).await
    }
}

/// The same for a route: what the depot refuses is told to whoever sent it.
pub async fn staged(app: &App, shop: ShopId, id: Uuid) -> Result<Staged, Problem> {
    Staged::of(app.files(), shop, id).await.map_err(not_stored)
}
