//! The job that writes what was looked at, and nothing else.

use async_trait::async_trait;

use super::{
    BatchState, ItemState, KeptChange, KeptFault,
    input::skips_warned,
    items::ToDo,
    told,
    turned::{Turned, turned},
    writing::{Aim, NAMING, Plan, is_named},
};
use crate::{
    app::App,
    catalogue::goods::{Edit, Given, Stored, edited},
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
        let turn = Turned {
            from: BatchState::Applying,
            to: BatchState::Applied,
            plan: |_, run| Plan {
                from: ItemState::Changed,
                to: ItemState::Applied,
                not: ItemState::Failed,
                skips_warned: skips_warned(&run.input),
                naming,
                aim,
                stays: |_, _| None,
            },
            notice: told::applied,
        };
        turned(&self.0, run, &turn).await
    }
}

fn naming(item: &ToDo) -> Vec<Edit> {
    if !NAMING.iter().any(|name| item.edits.contains(name)) {
        return Vec::new();
    }
    let edits: Vec<Edit> = serde_json::from_str(&item.edits).unwrap_or_default();
    edits.into_iter().filter(is_named).collect()
}

/// Only exactly what was looked at, or nothing.
fn aim(
    item: &ToDo,
    stored: &Stored,
    given: &Given,
    refused: &[KeptFault],
) -> Result<Aim, KeptFault> {
    if let Some(fault) = refused.first() {
        return Err(fault.clone());
    }
    if stored.rev != item.rev {
        return Err(KeptFault::changed_meanwhile());
    }
    let mut looked_at: Vec<KeptChange> = read(&item.changes)?;
    for change in &mut looked_at {
        change.coded_now(given);
    }
    let edits = coded_now(read(&item.edits)?, &looked_at);
    let (after, changes) = edited(&stored.goods, &edits, given)?;
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

/// What goes with it is meant however it is called since it was looked at.
fn coded_now(mut edits: Vec<Edit>, looked_at: &[KeptChange]) -> Vec<Edit> {
    let matched = looked_at.iter().find(|change| change.field == "goes_with");
    let codes: Option<Vec<String>> =
        matched.and_then(|change| serde_json::from_value(change.after.clone()).ok());
    for edit in &mut edits {
        if let (Edit::GoesWith(named), Some(codes)) = (edit, &codes) {
            named.clone_from(codes);
        }
    }
    edits
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, KeptFault> {
    let unreadable = |_| KeptFault::new("unreadable", "", "What was looked at cannot be read");
    serde_json::from_str(text).map_err(unreadable)
}
