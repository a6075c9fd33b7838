//! A file with people in it does not lie here because somebody went home: what nobody goes on with is let go.

use async_trait::async_trait;

use super::{
    drop::{forget_files, let_go_if_left},
    storage,
};
use crate::{
    app::App,
    storage::{ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{Millis, OrderImportId, ShopId},
};

const KIND: &str = "order_import_ends";
/// Since somebody last went on with it, or its job came on.
pub const KEPT_MS: Millis = 24 * 60 * 60 * 1_000;
/// Until it is tried again where the files cannot be reached.
const LATER_MS: Millis = 60 * 60 * 1_000;

fn key(id: OrderImportId) -> String {
    format!("{KIND}/{id}")
}

/// One that is begun now. It need not be moved: when it fires it sees how long nobody has come.
pub async fn at(tx: &ShopTx, id: OrderImportId, now: Millis) -> Result<(), StorageError> {
    let timer = Timer {
        key: key(id),
        kind: KIND,
        due_at: now + KEPT_MS,
        payload: serde_json::json!(id).to_string(),
    };
    timers::set(tx, timer).await
}

/// Those that nobody goes on with and that were begun before there was a timer get theirs.
pub async fn catch_up(store: &Store, shop: ShopId, now: Millis) -> Result<(), StorageError> {
    let left = storage::left(&store.shop(shop), now - KEPT_MS).await?;
    if left.is_empty() {
        return Ok(());
    }
    let tx = store.begin(shop).await?;
    for row in &left {
        at(&tx, row.id, row.touched_at).await?;
    }
    tx.commit().await
}

/// The files are gone: there is nothing left to be let go.
pub async fn over(tx: &ShopTx, id: OrderImportId) -> Result<(), StorageError> {
    timers::unset(tx, &[key(id)]).await
}

/// Lets imports go that nobody goes on with, and forgets files that could not be forgotten when theirs was over.
pub struct FilesEnd(App);

impl FilesEnd {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }
}

#[async_trait]
impl Effect for FilesEnd {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<OrderImportId>(payload) else {
            return Ok(None);
        };
        if let Some(later) = let_go_if_left(&self.0, shop, id).await? {
            return Ok(Some(later));
        }
        let is_forgotten = forget_files(&self.0, shop, id).await?;
        Ok((!is_forgotten).then(|| self.0.clock().now() + LATER_MS))
    }
}
