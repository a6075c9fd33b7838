//! The job that works out what becomes of each product. Nothing of the catalogue is written.

use std::sync::Arc;

use async_trait::async_trait;
use tokio::sync::mpsc;

use super::{
    BatchState, What,
    batches::{self, WholeBatch},
    input::{batch_of, category_of},
    items,
    looking::{Looking, Part},
    seen::Seen,
    source::{self, Cursor},
};
use crate::{
    app::App,
    catalogue::categories,
    jobs::{Ended, Run, Work},
    shops,
    storage::StorageError,
};

pub const KIND: &str = "goods_batch_preview";

/// Works out batches.
pub struct Preview(pub App);

#[async_trait]
impl Work for Preview {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let db = self.0.store().shop(run.shop);
        let Some(id) = batch_of(&run.input) else {
            return Ok(Ended::Failed("unreadable".to_owned()));
        };
        let Some(batch) = batches::whole(&db, id).await? else {
            return Ok(Ended::Failed("no_such_batch".to_owned()));
        };
        if BatchState::of_code(&batch.state) != BatchState::Previewing {
            // A node died between the last part and the end of the job.
            return Ok(Ended::Done);
        }
        match serde_json::from_str::<What>(&batch.what) {
            Ok(mut what) => {
                what.follow(category_of(&run.input));
                self.preview(run, &batch, what).await
            }
            Err(error) => {
                tracing::error!(%error, batch = %id, "what a batch is about cannot be read");
                self.fail(run, &batch, "unreadable").await
            }
        }
    }
}

impl Preview {
    async fn preview(
        &self,
        run: &mut Run,
        batch: &WholeBatch,
        what: What,
    ) -> Result<Ended, StorageError> {
        let app = &self.0;
        let db = app.store().shop(run.shop);
        let cursor = Cursor::of_text(&run.cursor);
        if cursor == Cursor::default() {
            let total = source::count(&db, &what).await?;
            if total > source::MOST {
                return self.fail(run, batch, "too_many_products").await;
            }
            run.set_total(total).await?;
            let tx = app.store().begin_unsynced(run.shop).await?;
            batches::set_total(&tx, batch.id, total).await?;
            tx.commit().await?;
        }
        let Some(shop) = shops::find(app.store(), &run.shop.into()).await? else {
            return Ok(Ended::Failed("no_such_shop".to_owned()));
        };
        let looking = Looking {
            seen: Seen::so_far(&db, batch.id).await?,
            slug: shop.slug,
            clock: app.clock().clone(),
            batch: batch.id,
            what: Arc::new(what),
            floor_fen: batch.floor_fen,
            db,
        };
        // The next part is worked out while this one is written.
        let (give, mut parts) = mpsc::channel(1);
        let looking = tokio::spawn(looking.look_on(cursor, give));
        while let Some(part) = parts.recv().await {
            if !self.write(run, batch, part).await? {
                return Ok(Ended::Left);
            }
        }
        looking.await.expect("looking does not panic")?;
        self.end(run, batch).await
    }

    /// Lost with the machine it is worked out again, so that nobody waits for the disk.
    async fn write(
        &self,
        run: &mut Run,
        batch: &WholeBatch,
        part: Part,
    ) -> Result<bool, StorageError> {
        let tx = self.0.store().begin_unsynced(run.shop).await?;
        items::write(&tx, batch.id, part.items).await?;
        batches::count(&tx, batch.id, part.tally).await?;
        let done = part.tally.changed + part.tally.unchanged + part.tally.left_out;
        let cursor = part.cursor.text();
        let refused = part.tally.refused;
        if !run.advance(&tx, cursor, done, refused).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn end(&self, run: &mut Run, batch: &WholeBatch) -> Result<Ended, StorageError> {
        if let Some((category, _)) = category_of(&run.input) {
            let db = self.0.store().shop(run.shop);
            if !categories::is_known(&db, category).await? {
                // It went into another one, and some of its products before they were found.
                return self.fail(run, batch, "category_gone").await;
            }
        }
        let done = self.turn(run, batch, BatchState::Ready).await?;
        Ok(if done { Ended::Done } else { Ended::Left })
    }

    async fn fail(
        &self,
        run: &mut Run,
        batch: &WholeBatch,
        why: &str,
    ) -> Result<Ended, StorageError> {
        let done = self.turn(run, batch, BatchState::Stopped).await?;
        Ok(if done {
            Ended::Failed(why.to_owned())
        } else {
            Ended::Left
        })
    }

    async fn turn(
        &self,
        run: &mut Run,
        batch: &WholeBatch,
        to: BatchState,
    ) -> Result<bool, StorageError> {
        let tx = self.0.store().begin(run.shop).await?;
        let from = [BatchState::Previewing];
        let turned = batches::turn(&tx, (batch.id, &from), to, |row| row).await?;
        let cursor = run.cursor.clone();
        if !turned || !run.advance(&tx, cursor, 0, 0).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }
}
