//! The check of a file: every row is read, and nothing of it is written but what is wrong.

use std::{pin::pin, time::Duration};

use async_trait::async_trait;
use tokio::time::timeout;

use super::{
    look::{NotRead, read},
    sheet::Tables,
    storage::{self, Counted, ImportRow, Step, mapping_of},
    told::Reading,
};
use crate::{
    app::App,
    jobs::{Ended, Run, Work},
    storage::{ShopDb, StorageError},
    trade,
    vocabulary::OrderImportId,
};

pub const KIND: &str = "order_import_check";
/// Faults of one transaction.
const AT_ONCE: usize = 250;
/// Numbers that are asked about between two looks at the clock.
const NUMBERS: usize = 5_000;
/// Until the claim is renewed while others read.
const WAITED: Duration = Duration::from_secs(2);

pub struct Check(pub App);

#[async_trait]
impl Work for Check {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let db = self.0.store().shop(run.shop);
        let Some(row) = import_of(&db, &run.input, Step::Checking).await? else {
            return Ok(Ended::Failed("import_gone".to_owned()));
        };
        let reading = match reading(&self.0, run, &row).await? {
            Some(Ok(reading)) => reading,
            Some(Err(not_read)) => return Ok(Ended::Failed(not_read.code().to_owned())),
            None => return Ok(Ended::Left),
        };
        run.set_total((reading.good.len() + reading.refused) as i64)
            .await?;
        let Some(known) = known(&db, run, &reading).await? else {
            return Ok(Ended::Left);
        };
        if !self.keep_faults(run, row.id, &reading).await? {
            return Ok(Ended::Left);
        }
        self.end(run, row.id, (&reading, known)).await
    }
}

impl Check {
    /// False: leave off.
    async fn keep_faults(
        &self,
        run: &mut Run,
        id: OrderImportId,
        reading: &Reading,
    ) -> Result<bool, StorageError> {
        let kept = &reading.faults;
        // A part that was committed is not done again: the cursor says how many faults are there.
        let done = run.cursor.parse::<usize>().ok();
        if done.is_none() {
            let tx = self.0.store().begin(run.shop).await?;
            storage::forget_faults(&tx, id).await?;
            if !run.advance(&tx, "0".to_owned(), 0, 0).await? {
                return Ok(false);
            }
            tx.commit().await?;
        }
        let mut done = done.unwrap_or(0).min(kept.len());
        while done < kept.len() {
            let some = &kept[done..kept.len().min(done + AT_ONCE)];
            let tx = self.0.store().begin(run.shop).await?;
            storage::add_faults(&tx, id, done as i64 + 1, some).await?;
            done += some.len();
            if !run.advance(&tx, done.to_string(), 0, 0).await? {
                return Ok(false);
            }
            tx.commit().await?;
        }
        Ok(true)
    }

    async fn end(
        &self,
        run: &mut Run,
        id: OrderImportId,
        (reading, known): (&Reading, i64),
    ) -> Result<Ended, StorageError> {
        let counted = Counted {
            good: reading.good.len() as i64 - known,
            known,
            refused: reading.refused as i64,
            faults: reading.found as i64,
        };
        let tx = self.0.store().begin(run.shop).await?;
        storage::checked(&tx, (id, self.0.clock().now()), counted).await?;
        let (done, failed) = (counted.good + known, counted.refused);
        let cursor = run.cursor.clone();
        if !run.advance(&tx, cursor, done, failed).await? {
            return Ok(Ended::Left);
        }
        tx.commit().await?;
        Ok(Ended::Done)
    }
}

/// How many of the good orders are here already. None: leave off.
async fn known(db: &ShopDb, run: &mut Run, reading: &Reading) -> Result<Option<i64>, StorageError> {
    let mut known = 0;
    for some in reading.good.chunks(NUMBERS) {
        let numbers: Vec<_> = some.iter().map(|told| told.no.clone()).collect();
        known += trade::numbers_here(db, &numbers).await?.len() as i64;
        if !run.go_on().await? {
            return Ok(None);
        }
    }
    Ok(Some(known))
}

/// The import that a job's input names, while it stands where the job belongs.
pub async fn import_of(
    db: &ShopDb,
    input: &str,
    step: Step,
) -> Result<Option<ImportRow>, StorageError> {
    let Ok(id) = serde_json::from_str::<OrderImportId>(input) else {
        return Ok(None);
    };
    let row = storage::import(db, id).await?;
    Ok(row.filter(|row| Step::of(row) == step))
}

/// Everything the files say, or why they are not read. None: leave off.
pub async fn reading(
    app: &App,
    run: &mut Run,
    row: &ImportRow,
) -> Result<Option<Result<Reading, NotRead>>, StorageError> {
    let mut turn = pin!(app.order_files().turn());
    let turn = loop {
        // What the others read may take longer than a claim lasts.
        if let Ok(turn) = timeout(WAITED, &mut turn).await {
            break turn;
        }
        if !run.go_on().await? {
            return Ok(None);
        }
    };
    let (mapping, now) = (mapping_of(row), app.clock().now());
    let make = move |tables: &Tables| tables.reading(now);
    Ok(Some(read(app, run.shop, (row, turn), mapping, make).await))
}
