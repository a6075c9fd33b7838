//! The job that takes a batch back.

use async_trait::async_trait;
use serde_json::json;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    batches::WholeBatch,
    items::ToDo,
    told,
    turned::{Turned, turned},
    undone::Undone,
    writing::{Aim, NAMING, Plan, Stays, is_named},
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
            plan,
            notice: told::undone,
        };
        turned(&self.0, run, &turn).await
    }
}

fn plan(batch: &WholeBatch, _: &Run) -> Plan {
    let first = Plan {
        from: ItemState::Applied,
        to: ItemState::Undone,
        not: ItemState::Kept,
        skips_warned: false,
        naming,
        aim,
        stays: all_stay,
    };
    if batch.undone_at.is_none() {
        return first;
    }
    // What each item says of its changes holds where nothing more of it goes back.
    Plan {
        from: ItemState::Kept,
        aim: aim_again,
        stays: |_, _| None,
        ..first
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

fn aim(
    item: &ToDo,
    stored: &Stored,
    given: &Given,
    refused: &[KeptFault],
) -> Result<Aim, KeptFault> {
    let changes = read(item, given)?;
    let back = Undone::of(&stored.goods, changes, given.at);
    aimed(back, given, refused)
}

/// Of what stayed the last time.
fn aim_again(
    item: &ToDo,
    stored: &Stored,
    given: &Given,
    refused: &[KeptFault],
) -> Result<Aim, KeptFault> {
    let changes = read(item, given)?;
    let back = Undone::again(&stored.goods, changes, given.at);
    aimed(back, given, refused)
}

fn read(item: &ToDo, given: &Given) -> Result<Vec<KeptChange>, KeptFault> {
    let unreadable = |_| KeptFault::new("unreadable", "", "What was done cannot be read");
    let changes = serde_json::from_str(&item.changes).map_err(unreadable);
    let mut changes: Vec<KeptChange> = changes?;
    for change in &mut changes {
        change.called_now(given);
    }
    Ok(changes)
}

/// What it was before may be gone, such as a category, or another's, such as a code: that stays, and the rest goes back.
fn aimed(mut back: Undone<'_>, given: &Given, refused: &[KeptFault]) -> Result<Aim, KeptFault> {
    // What was changed since says so, whatever else is in its way.
    back.edits();
    for fault in refused {
        back.without(fault.clone())?;
    }
    let mut of_skus = refused
        .iter()
        .filter(|fault| fault.field.starts_with("skus."));
    if let (Some(_), Some(second)) = (of_skus.next(), of_skus.next()) {
        // There may be hundreds: each that is refused costs a round.
        back.without_sku_codes(second);
    }
    loop {
        match edited(back.now(), &back.edits(), given) {
            Ok((after, changes)) => {
                return Ok(Aim {
                    after,
                    changes,
                    stays: stays(back),
                });
            }
            Err(fault) => back.without(fault.into())?,
        }
    }
}

fn stays(back: Undone<'_>) -> Option<Stays> {
    let fault = back.stays()?.clone();
    let changes = text(&back.told());
    Some(Stays { fault, changes })
}

/// Nothing of it goes back.
fn all_stay(item: &ToDo, fault: &KeptFault) -> Option<String> {
    let changes: Vec<KeptChange> = serde_json::from_str(&item.changes).ok()?;
    let stays = changes.into_iter().map(|change| KeptChange {
        stays: Some(fault.clone()),
        ..change
    });
    Some(text(&stays.collect::<Vec<_>>()))
}

fn text(changes: &[KeptChange]) -> String {
    serde_json::to_string(changes).expect("changes are plain data")
}
