//! What comes of a product with its edits.

use super::{
    Decided, Edited, Open, What,
    attributes::{AsSaid, edited_as_said},
};
use crate::{
    catalogue::{
        cleaned,
        goods::{Change, Fault, Given, Goods, Stored},
    },
    goods_files::{
        import::shown::Shown,
        incoming::{CellFault, Incoming},
    },
};

pub(super) fn decided(open: Open, given: &Given) -> Decided {
    let Open {
        said,
        known,
        came_before,
        pictures,
        edits,
        is_skipped,
        behind,
    } = open;
    let incoming = said.incoming.ok();
    let what = match edits {
        _ if is_skipped => What::Skipped,
        Err(faults) => What::Refused(faults),
        Ok(edits) => {
            let as_said = (&edits[..], incoming.as_ref(), &came_before[..]);
            match after(&said.code, known, as_said, given) {
                Ok(what) => what,
                Err(fault) => What::Refused(vec![placed(incoming.as_ref(), said.line, &fault)]),
            }
        }
    };
    Decided {
        table: said.table,
        place: said.place,
        line: said.line,
        code: said.code,
        row: said.row,
        pictures,
        incoming,
        shown: Shown::of(&what),
        what,
        behind,
    }
}

fn after(
    code: &str,
    known: Option<Stored>,
    said: AsSaid<'_>,
    given: &Given,
) -> Result<What, Fault> {
    let Some(known) = known else {
        let (after, changes) = edited_as_said(&Goods::named(code), said, given)?;
        return Ok(What::Create(Box::new(written(after, changes))));
    };
    let (after, changes) = edited_as_said(&known.goods, said, given)?;
    if changes.is_empty() {
        return Ok(What::Unchanged(known.id, Box::new(known.goods)));
    }
    let edited = written(after, changes);
    Ok(What::Update(Box::new((known, edited))))
}

fn written(after: Goods, changes: Vec<Change>) -> Edited {
    let is_described = changes.iter().any(|change| change.field == "description");
    Edited {
        cleaned: is_described.then(|| cleaned(&after.description)),
        after,
        changes,
    }
}

/// Where in the file stands what is wrong.
pub fn placed(incoming: Option<&Incoming>, line: u64, fault: &Fault) -> CellFault {
    match incoming {
        Some(incoming) => incoming.placed(fault),
        None => CellFault {
            line,
            column: None,
            code: fault.code,
            title: fault.title.clone(),
        },
    }
}
