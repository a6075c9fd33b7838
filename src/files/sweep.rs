use std::time::Duration;

use super::{depot::DepotError, storage};
use crate::{app::App, storage::StorageError};

const EVERY: Duration = Duration::from_mins(10);
const AT_ONCE: u64 = 100;

#[derive(Debug, thiserror::Error)]
pub enum SweepError {
    #[error(transparent)]
    Storage(#[from] StorageError),
    #[error(transparent)]
    Depot(#[from] DepotError),
}

/// Forgets uploads whose time is over; how many there were.
pub async fn sweep(app: &App) -> Result<usize, SweepError> {
    let mut swept = 0;
    loop {
        let expired = storage::expired(app.store(), app.clock().now(), AT_ONCE).await?;
        if expired.is_empty() {
            return Ok(swept);
        }
        for row in expired {
            // The row goes last: what breaks off before is found again.
            app.files()
                .depot()
                .await?
                .forget_pieces(row.shop_id, row.id)
                .await?;
            let tx = app.store().begin(row.shop_id).await?;
            storage::forget(&tx, row.id).await?;
            tx.commit().await?;
            swept += 1;
        }
    }
}

/// Sweeps now and then, until dropped.
pub async fn run(app: App) {
    loop {
        if let Err(error) = sweep(&app).await {
            tracing::warn!(%error, "expired uploads could not be swept");
        }
        tokio::time::sleep(EVERY).await;
    }
}
