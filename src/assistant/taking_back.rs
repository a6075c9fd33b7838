//! The job that takes a batch back.

use async_trait::async_trait;
use sea_orm::sea_query::Expr;
use serde_json::json;
use yingke_schema::assistant::batch::Column as C;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    batches::{self, WholeBatch},
    input::batch_of,
    items::ToDo,
    told,
    undone::{Undone, undone},
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

pub const KIND: &str = "goods_batch_undo";

/// Takes batches back.
pub struct Undo(pub App);

#[async_trait]
impl Work for Undo {
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
        if BatchState::of_code(&batch.state) != BatchState::Undoing {
            return Ok(Ended::Done);
        }
        let plan = Plan {
            from: ItemState::Applied,
            to: ItemState::Undone,
            not: ItemState::Kept,
            skips_warned: false,
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

impl Undo {
    async fn end(&self, run: &mut Run, batch: &WholeBatch) -> Result<bool, StorageError> {
        let now = self.0.clock().now();
        let counts = told::counts(&self.0.store().shop(run.shop), batch.id).await?;
        let tx = self.0.store().begin(run.shop).await?;
        let from = [BatchState::Undoing];
        let turned = batches::turn(&tx, (batch.id, &from), BatchState::Undone, |row| {
            row.col_expr(C::UndoneAt, Expr::value(now))
        });
        if !turned.await? {
            return Ok(false);
        }
        tx.emit(&told::undone(batch, counts), now).await?;
        let cursor = run.cursor.clone();
        if !run.advance(&tx, cursor, 0, 0).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }
}

fn naming(item: &ToDo) -> Vec<Edit> {
    if !NAMING.iter().any(|name| item.changes.contains(name)) {
        return Vec::new();
    }
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).unwrap_or_default();
    let own = changes.into_iter().filter(|change| change.sku.is_none());
    let edits = own.filter_map(|change| {
        let edit = json!({ "field": change.field, "value": change.before });
        serde_json::from_value(edit).ok()
    });
    edits.filter(is_named).collect()
}

fn aim(item: &ToDo, stored: &Stored, given: &Given) -> Result<Aim, KeptFault> {
    let unreadable = |_| KeptFault::new("unreadable", "", "What was done cannot be read");
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).map_err(unreadable)?;
    let mut back = undone(&stored.goods, &changes, given.at);
    loop {
        match edited(&stored.goods, &back.edits, given) {
            Ok((after, changes)) => {
                return Ok(Aim {
                    after,
                    changes,
                    stays: back.stays,
                });
            }
            Err(fault) => without(&mut back, fault.into())?,
        }
    }
}

/// What it was before may be gone, such as a category: that stays, and the rest goes back.
fn without(back: &mut Undone, fault: KeptFault) -> Result<(), KeptFault> {
    let field = fault.field.split('.').next().unwrap_or_default();
    let Some(place) = back.edits.iter().position(|edit| edit.field() == field) else {
        return Err(fault);
    };
    back.edits.remove(place);
    back.stays.get_or_insert(fault);
    Ok(())
}
