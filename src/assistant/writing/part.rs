//! A part of a batch, read and worked out.

use std::collections::{HashMap, HashSet};

use super::plan::{Aim, Aiming};
use crate::{
    assistant::{KeptFault, items::ToDo},
    catalogue::goods::{Given, Stored},
    vocabulary::ProductId,
};

/// A part, read and worked out.
pub(super) struct Part {
    pub(super) items: HashMap<ProductId, ToDo>,
    pub(super) given: Given,
    /// New descriptions as customers see them.
    pub(super) cleaned: HashMap<ProductId, String>,
    pub(super) aims: Vec<(Stored, Aim)>,
    pub(super) faults: Vec<(ProductId, KeptFault)>,
    pub(super) last: i64,
}

type Aimed = (Vec<(Stored, Aim)>, Vec<(ProductId, KeptFault)>);

impl Part {
    /// With those that are not there any more.
    pub(super) fn aimed(
        items: &HashMap<ProductId, ToDo>,
        stored: Vec<Stored>,
        given: &Given,
        aim: Aiming,
    ) -> Aimed {
        let there: HashSet<_> = stored.iter().map(|stored| stored.id).collect();
        let gone = items.keys().filter(|id| !there.contains(id));
        let gone = gone.map(|id| (*id, KeptFault::no_such_product()));
        let (aims, mut faults) = aimed((items, &HashMap::new()), stored, given, aim);
        faults.extend(gone);
        (aims, faults)
    }
}

/// With what each was refused for so far.
pub(super) fn aimed(
    (items, refusals): (
        &HashMap<ProductId, ToDo>,
        &HashMap<ProductId, Vec<KeptFault>>,
    ),
    stored: Vec<Stored>,
    given: &Given,
    aim: Aiming,
) -> Aimed {
    let (mut aims, mut faults) = (Vec::with_capacity(stored.len()), Vec::new());
    for stored in stored {
        let Some(item) = items.get(&stored.id) else {
            continue;
        };
        let refused = refusals.get(&stored.id).map_or(&[][..], Vec::as_slice);
        match aim(item, &stored, given, refused) {
            Ok(aim) => aims.push((stored, aim)),
            Err(fault) => faults.push((stored.id, fault)),
        }
    }
    (aims, faults)
}
