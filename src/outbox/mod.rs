//! Tells areas what happened in others: claims stored events, hands them on, marks them done.
//!
//! Owns reading `outbox`; areas write to it by [`crate::storage::ShopTx::emit`]. Any number of nodes may run [`run`]: an event is
//! claimed by one at a time. A node that dies, or a listener that fails, leaves its claim to run out, so every listener may hear an
//! event again and must take it by its id. Messages are not told here: they are their own events.

mod claim;

use std::{sync::Arc, time::Duration};

use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;
use yingke_schema::outbox::event;

use crate::{
    app::App,
    storage::StorageError,
    vocabulary::{Millis, ShopId},
};

const PAUSE: Duration = Duration::from_millis(500);
/// Told events are kept this long, for whoever looks into what happened.
const KEPT_MS: Millis = 7 * 24 * 60 * 60 * 1000;

/// Something that happened.
#[derive(Clone, Debug)]
pub struct Happened {
    pub shop: ShopId,
    /// The same on every telling.
    pub id: Uuid,
    /// Past tense, for instance `CustomerShown`.
    pub kind: String,
    /// JSON, as the event of that kind.
    pub payload: String,
    pub at: Millis,
}

/// An area that listens to others. It ignores kinds it does not know.
#[async_trait::async_trait]
pub trait Listener: Send + Sync {
    fn name(&self) -> &'static str;

    async fn hear(&self, happened: &Happened) -> anyhow::Result<()>;
}

/// Hands events on for as long as the node lives.
pub async fn run(app: App) {
    loop {
        match tell(&app).await {
            Ok(0) => tokio::time::sleep(PAUSE).await,
            Ok(_) => {}
            Err(error) => {
                tracing::error!(%error, "events wait: the outbox cannot be read");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Hands one batch on; how many events were told to all.
pub async fn tell(app: &App) -> Result<usize, StorageError> {
    let claimed = claim::claim(app.store(), app.clock().now()).await?;
    let mut told = Vec::new();
    for happened in claimed {
        if hear_all(app.listeners(), &happened).await {
            told.push(happened);
        }
    }
    claim::finish(app.store(), &told, app.clock().now()).await?;
    Ok(told.len())
}

/// Deletes what was told long ago.
pub async fn forget(app: &App) -> Result<(), StorageError> {
    let told = event::Column::DoneAt.lt(app.clock().now() - KEPT_MS);
    let told = Condition::all().add(told);
    let store = app.store();
    store.forget::<event::Entity>(event::Column::Id, told).await
}

async fn hear_all(listeners: &[Arc<dyn Listener>], happened: &Happened) -> bool {
    let mut all = true;
    for listener in listeners {
        if let Err(error) = listener.hear(happened).await {
            let (listener, kind) = (listener.name(), &happened.kind);
            tracing::error!(%error, listener, kind, "an event was not taken; it comes again");
            all = false;
        }
    }
    all
}
