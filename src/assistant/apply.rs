//! The job that writes what was looked at, and nothing else.

use async_trait::async_trait;
use sea_orm::sea_query::Expr;
use serde_json::json;
use yingke_schema::assistant::batch::Column as C;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    batches::{self, WholeBatch},
    input::{batch_of, skips_warned},
    items::ToDo,
    told,
    turn::TAKEN_BACK_MS,
    writing::{Aim, NAMING, Plan, Writing, is_named},
};
use crate::{
    app::App,
    catalogue::{
        NEWS,
        goods::{Edit, Given, Stored, edited},
    },
    jobs::{Ended, Run, Work},
    storage::StorageError,
};

pub const KIND: &str = "goods_batch_apply";

/// Applies batches.
pub struct Apply(pub App);

#[async_trait]
impl Work for Apply {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, run: &mut Run) -> Result<Ended, StorageError> {
        let app = &self.0;
        let db = app.store().shop(run.shop);
        let batch = match batch_of(&run.input) {
            Some(id) => batches::whole(&db, id).await?,
            None => None,
        };
        let Some(batch) = batch else {
            return Ok(Ended::Failed("no_such_batch".to_owned()));
        };
        if BatchState::of_code(&batch.state) != BatchState::Applying {
            return Ok(Ended::Done);
        }
        let plan = Plan {
            from: ItemState::Changed,
            to: ItemState::Applied,
            not: ItemState::Failed,
            skips_warned: skips_warned(&run.input),
            naming,
            aim,
        };
        let Some(writing) = Writing::new(app, run, &batch, &plan).await? else {
            return Ok(Ended::Failed("no_such_shop".to_owned()));
        };
        let is_whole = writing.write_all(run).await?;
        app.live().tell_members(run.shop, None, NEWS, &json!({}));
        let is_ended = is_whole && self.end(run, &batch).await?;
        Ok(if is_ended { Ended::Done } else { Ended::Left })
    }
}

impl Apply {
    async fn end(&self, run: &mut Run, batch: &WholeBatch) -> Result<bool, StorageError> {
        let now = self.0.clock().now();
        let counts = told::counts(&self.0.store().shop(run.shop), batch.id).await?;
        let tx = self.0.store().begin(run.shop).await?;
        let from = [BatchState::Applying];
        let turned = batches::turn(&tx, (batch.id, &from), BatchState::Applied, |row| {
            row.col_expr(C::AppliedAt, Expr::value(now))
                .col_expr(C::UndoUntil, Expr::value(now + TAKEN_BACK_MS))
        });
        if !turned.await? {
            return Ok(false);
        }
        tx.emit(&told::applied(batch, counts), now).await?;
        let cursor = run.cursor.clone();
        if !run.advance(&tx, cursor, 0, 0).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }
}

fn naming(item: &ToDo) -> Vec<Edit> {
    if !NAMING.iter().any(|name| item.edits.contains(name)) {
        return Vec::new();
    }
    let edits: Vec<Edit> = serde_json::from_str(&item.edits).unwrap_or_default();
    edits.into_iter().filter(is_named).collect()
}

/// Only exactly what was looked at.
fn aim(item: &ToDo, stored: &Stored, given: &Given) -> Result<Aim, KeptFault> {
    if stored.rev != item.rev {
        return Err(KeptFault::changed_meanwhile());
    }
    let edits: Vec<Edit> = read(&item.edits)?;
    let (after, changes) = edited(&stored.goods, &edits, given)?;
    let looked_at: Vec<KeptChange> = read(&item.changes)?;
    let mut both = looked_at.iter().zip(&changes);
    if looked_at.len() != changes.len() || !both.all(|(kept, change)| kept.is(change)) {
        return Err(KeptFault::changed_meanwhile());
    }
    Ok(Aim {
        after,
        changes,
        stays: None,
    })
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, KeptFault> {
    let unreadable = |_| KeptFault::new("unreadable", "", "What was looked at cannot be read");
    serde_json::from_str(text).map_err(unreadable)
}
