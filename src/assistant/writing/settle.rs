//! What became of each item stands in it.

use std::collections::HashMap;

use super::{Writing, look::Looking, plan::Stays, tried::Outcome};
use crate::{
    assistant::items::{self, ToDo},
    storage::{ShopTx, StorageError},
    vocabulary::ProductId,
};

impl Writing<'_> {
    /// What became of each stands in its item.
    pub(super) async fn settle(
        &self,
        tx: &ShopTx,
        items: &HashMap<ProductId, ToDo>,
        outcome: Outcome,
    ) -> Result<(), StorageError> {
        let Looking { batch, plan, .. } = &self.looking;
        let Outcome { done, told, faults } = outcome;
        let no = |id: &ProductId| items.get(id).map(|item| item.no);
        let whole = faults.into_iter().filter_map(|(id, fault)| {
            let item = items.get(&id)?;
            let changes = (plan.stays)(item, &fault);
            Some((item.no, fault, changes))
        });
        let told = told.into_iter();
        let told = told.filter_map(|(id, stays)| {
            let Stays { fault, changes } = stays;
            Some((no(&id)?, fault, Some(changes)))
        });
        let (mut faults, mut changes) = (Vec::new(), Vec::new());
        for (no, fault, told) in whole.chain(told) {
            faults.push((no, fault));
            changes.extend(told.map(|told| (no, told)));
        }
        let done: Vec<_> = done.iter().filter_map(no).collect();
        items::mark(tx, *batch, plan.not, &faults).await?;
        items::tell(tx, *batch, changes).await?;
        items::settle(tx, (*batch, plan.from, plan.to), &done).await
    }
}
