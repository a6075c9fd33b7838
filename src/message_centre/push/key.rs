use sea_orm::ActiveValue::Set;
use uuid::Uuid;
use yingke_push::Identity;
use yingke_schema::message_centre::push_key;

use crate::{
    app::App,
    storage::{StorageError, Store},
};

/// Who pushes, for the whole installation: made once and kept, because browsers bind their subscriptions to it.
pub async fn identity(app: &App) -> Result<Identity, StorageError> {
    if let Some(kept) = kept(app.store()).await? {
        return Ok(kept);
    }
    let fresh = Identity::fresh();
    let tx = app.store().begin_across_shops().await?;
    let row = push_key::ActiveModel {
        id: Set(Uuid::nil()),
        secret: Set(fresh.to_bytes()),
        at: Set(app.clock().now()),
    };
    match tx.insert_global(row).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(fresh)
        }
        // Another node was faster: there is one sender.
        Err(error) if error.is_double() => {
            drop(tx);
            Ok(kept(app.store()).await?.unwrap_or(fresh))
        }
        Err(error) => Err(error),
    }
}

async fn kept(store: &Store) -> Result<Option<Identity>, StorageError> {
    let rows = store.across_shops().rows::<push_key::Entity>();
    let row = rows.one().await?;
    Ok(row.and_then(|row| Identity::from_bytes(&row.secret).ok()))
}
