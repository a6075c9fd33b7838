//! The job that takes a batch back.

use async_trait::async_trait;
use serde_json::json;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    items::ToDo,
    told,
    turned::{Turned, turned},
    undone::{Undone, undone},
    writing::{Aim, NAMING, Plan, is_named},
};
use crate::{
    app::App,
    catalogue::goods::{Edit, Given, Stored, edited},
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
        let turn = Turned {
            from: BatchState::Undoing,
            to: BatchState::Undone,
            plan: Plan {
                from: ItemState::Applied,
                to: ItemState::Undone,
                not: ItemState::Kept,
                skips_warned: false,
                naming,
                aim,
            },
            notice: told::undone,
        };
        turned(&self.0, run, &turn).await
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
