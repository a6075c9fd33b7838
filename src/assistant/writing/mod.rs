//! Writes the items of a batch through the catalogue's door, a part at a time: what applying and taking back have in common.

mod look;
mod part;
mod plan;
mod settle;
mod tried;

use std::{sync::Arc, time::Instant};

use parking_lot::Mutex;
use tokio::sync::mpsc;

use self::{look::Looking, part::Part};
use super::{batches::WholeBatch, source::part_of};
use crate::{
    app::App,
    catalogue::goods::alone,
    jobs::{Pace, Run},
    shops,
    storage::{ShopTx, StorageError},
};

pub use self::plan::{Aim, NAMING, Plan, Stays, is_named};

pub struct Writing<'a> {
    app: &'a App,
    looking: Looking,
}

impl<'a> Writing<'a> {
    /// None: the shop is gone.
    pub async fn new(
        app: &'a App,
        run: &Run,
        batch: &WholeBatch,
        plan: Plan,
    ) -> Result<Option<Self>, StorageError> {
        let shop = shops::find(app.store(), &run.shop.into()).await?;
        let touches = |name: &str| batch.what.contains(name);
        let has_texts = touches(r#""op":"description""#) || touches(NAMING[2]);
        let has_faq = touches(r#""op":"faq""#) || touches(r#""op":"answers""#);
        let has_words = touches(r#""op":"words""#) || touches(r#""op":"goes_with""#);
        let most = part_of(has_texts || has_faq, has_words);
        Ok(shop.map(|shop| Self {
            app,
            looking: Looking {
                db: app.store().shop(run.shop),
                slug: shop.slug,
                clock: app.clock().clone(),
                batch: batch.id,
                has_texts,
                plan,
                pace: Arc::new(Mutex::new(Pace::of(most))),
            },
        }))
    }

    /// True once every item is written; false: the job is to leave off.
    pub async fn write_all(&self, run: &mut Run) -> Result<bool, StorageError> {
        let from = run.cursor.parse().unwrap_or(0);
        // The next part is read and worked out while this one is written.
        let (give, mut parts) = mpsc::channel(1);
        let looking = tokio::spawn(self.looking.clone().look_on(from, give));
        let (mut open, mut next) = (None, parts.recv().await);
        while let Some(part) = next {
            let mut tx = match open.take() {
                Some(tx) => tx,
                None => self.app.store().begin_part(run.shop).await?,
            };
            let (pieces, began) = (part.items.len(), Instant::now());
            if !self.write(run, part, &tx).await? {
                return Ok(false);
            }
            next = parts.try_recv().ok();
            // Where nobody waits the next part goes into the same transaction: pages that many products share are written once then.
            if next.is_some() && tx.may_go_on() {
                open = Some(tx);
            } else {
                tx.commit().await?;
            }
            let aim = self.app.store().gate().turn_length();
            self.looking.pace.lock().took(pieces, began.elapsed(), aim);
            if next.is_none() {
                next = parts.recv().await;
            }
        }
        looking.await.expect("looking does not panic")?;
        Ok(true)
    }

    /// False: the job is to leave off, and nothing of this may stay.
    async fn write(&self, run: &mut Run, part: Part, tx: &ShopTx) -> Result<bool, StorageError> {
        alone(tx).await?;
        let part = self.read_again(part, tx).await?;
        let last = part.last;
        let (items, outcome) = self.tried(run, part, tx).await?;
        let well = outcome.done.len() as i64;
        let failed = (outcome.faults.len() + outcome.told.len()) as i64;
        self.settle(tx, &items, outcome).await?;
        run.advance(tx, last.to_string(), well, failed).await
    }
}
