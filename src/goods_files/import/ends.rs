//! Files are not kept for ever: after a week the pieces go, and what was wrong with them.

use async_trait::async_trait;

use super::storage;
use crate::{
    app::App,
    files::Staged,
    goods_files::view::ImportState,
    storage::{ShopTx, StorageError},
    timers::{self, Effect, Timer},
    vocabulary::{ImportId, Millis, ShopId},
};

const KIND: &str = "goods_import_ends";
/// Until it is tried again where the pieces cannot be reached.
const LATER_MS: Millis = 60 * 60 * 1_000;

fn key(id: ImportId) -> String {
    format!("{KIND}/{id}")
}

pub async fn at(tx: &ShopTx, id: ImportId, due_at: Millis) -> Result<(), StorageError> {
    let timer = Timer {
        key: key(id),
        kind: KIND,
        due_at,
        payload: serde_json::json!(id).to_string(),
    };
    timers::set(tx, timer).await
}

/// Forgets files whose time is over.
pub struct ImportEnds(App);

impl ImportEnds {
    pub fn of(app: &App) -> Self {
        Self(app.clone())
    }
}

#[async_trait]
impl Effect for ImportEnds {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<ImportId>(payload) else {
            return Ok(None);
        };
        let store = self.0.store();
        let Some(row) = storage::one(&store.shop(shop), id).await? else {
            return Ok(None);
        };
        let later = Some(self.0.clock().now() + LATER_MS);
        let Ok(staged) = Staged::of(self.0.files(), shop, id.0).await else {
            return Ok(later);
        };
        if let Err(error) = staged.forget().await {
            tracing::warn!(%error, import = %id, "pieces of an import cannot be deleted");
            return Ok(later);
        }
        let tx = store.begin(shop).await?;
        storage::forget(&tx, id, true).await?;
        if ImportState::of_code(&row.state) != ImportState::Done {
            storage::end(&tx, id, ImportState::Dropped).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}
