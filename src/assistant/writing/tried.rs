//! Writes what can be written of a part, and reads again what was refused.

use std::collections::{HashMap, HashSet};

use super::{
    Writing,
    look::Looking,
    part::{Part, aimed},
    plan::{Aim, Stays},
};
use crate::{
    assistant::{
        KeptFault,
        items::ToDo,
        renamed::{matching, renamed},
    },
    catalogue::goods::{self, Stored, Unwritten, Written},
    jobs::Run,
    storage::{ShopTx, StorageError},
    vocabulary::{Millis, ProductId},
};

/// Orders that take pieces of the same product in the same moment, and codes that others have: it is read again.
const ROUNDS: usize = 5;

/// What became of the products of a part.
pub(super) struct Outcome {
    pub(super) done: Vec<ProductId>,
    /// Done, but for what stays.
    pub(super) told: Vec<(ProductId, Stays)>,
    pub(super) faults: Vec<(ProductId, KeptFault)>,
}

impl Writing<'_> {
    /// Products that name what is called otherwise by now.
    pub(super) async fn read_again(
        &self,
        mut part: Part,
        tx: &ShopTx,
    ) -> Result<Part, StorageError> {
        let Looking {
            has_texts, plan, ..
        } = &self.looking;
        let read = (&part.items, &part.aims[..]);
        let again = renamed(tx, plan, read, &mut part.given).await?;
        if again.is_empty() {
            return Ok(part);
        }
        let again: Vec<_> = again.into_iter().collect();
        let stored = goods::stored_many_in(tx, &again, *has_texts).await?;
        let there: HashSet<_> = stored.iter().map(|stored| stored.id).collect();
        part.aims.retain(|(stored, _)| !there.contains(&stored.id));
        part.faults.retain(|(id, _)| !there.contains(id));
        let none = HashMap::new();
        let (aims, faults) = aimed((&part.items, &none), stored, &part.given, plan.aim);
        part.aims.extend(aims);
        part.faults.extend(faults);
        Ok(part)
    }

    /// What was refused is read again, and tried without what it was refused for.
    pub(super) async fn tried(
        &self,
        run: &Run,
        part: Part,
        tx: &ShopTx,
    ) -> Result<(HashMap<ProductId, ToDo>, Outcome), StorageError> {
        let Looking {
            clock,
            has_texts,
            plan,
            ..
        } = &self.looking;
        let now = clock.now();
        let Part {
            items,
            mut given,
            cleaned,
            mut aims,
            mut faults,
            ..
        } = part;
        let (mut done, mut told) = (Vec::with_capacity(aims.len()), Vec::new());
        let mut refusals = HashMap::new();
        for round in 1..=ROUNDS {
            let mut again = Vec::new();
            let written = (&aims[..], &cleaned);
            let mut refused = self.write_some(tx, run, written, now).await?;
            for (stored, aim) in aims {
                let id = stored.id;
                match (refused.remove(&id), aim.stays) {
                    (None, None) => done.push(id),
                    (None, Some(stays)) => told.push((id, stays)),
                    (Some(fault), _) if round < ROUNDS => {
                        let all: &mut Vec<KeptFault> = refusals.entry(id).or_default();
                        all.extend(fault);
                        again.push(id);
                    }
                    (Some(fault), _) => {
                        let fault = fault.unwrap_or_else(KeptFault::changed_meanwhile);
                        faults.push((id, fault));
                    }
                }
            }
            if again.is_empty() {
                break;
            }
            // Those beside them may have got other codes just now.
            matching(tx, plan, &items, &mut given).await?;
            let stored = goods::stored_many_in(tx, &again, *has_texts).await?;
            let (anew, lost) = aimed((&items, &refusals), stored, &given, plan.aim);
            faults.extend(lost);
            aims = anew;
        }
        let outcome = Outcome { done, told, faults };
        Ok((items, outcome))
    }

    /// Those that were not written: none for a reason is that somebody else was faster.
    async fn write_some(
        &self,
        tx: &ShopTx,
        run: &Run,
        (aims, cleaned): (&[(Stored, Aim)], &HashMap<ProductId, String>),
        at: Millis,
    ) -> Result<HashMap<ProductId, Option<KeptFault>>, StorageError> {
        let changed = aims.iter().filter(|(_, aim)| !aim.changes.is_empty());
        let written = changed.map(|(stored, aim)| Written {
            stored,
            after: &aim.after,
            changes: &aim.changes,
            cleaned: cleaned.get(&stored.id).cloned(),
        });
        let written: Vec<_> = written.collect();
        let batch = Some(self.looking.batch);
        let outcome = goods::write_many(tx, batch, &written, &run.by, at).await?;
        let mut refused = HashMap::new();
        for (id, outcome) in outcome {
            match outcome {
                Ok(_) => {}
                Err(Unwritten::Storage(error)) => return Err(error),
                Err(Unwritten::Fault(fault)) => {
                    refused.insert(id, Some(fault.into()));
                }
                Err(_) => {
                    refused.insert(id, None);
                }
            }
        }
        Ok(refused)
    }
}
