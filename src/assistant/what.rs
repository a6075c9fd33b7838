use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    catalogue::{
        goods::{Edit, Selection},
        ops::{Op, Ops},
    },
    http::Problem,
    vocabulary::{CategoryId, ProductId},
};

const MOST_CELLS: usize = 5_000;
const MOST_EDITS: usize = 40;

/// Which products are changed, and how.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = BatchWhat)]
pub enum What {
    /// The same is done to each.
    Ops {
        selection: Selection,
        /// 1 to 20, in their order.
        ops: Vec<Op>,
    },
    /// Each has edits of its own.
    Cells {
        /// 1 to 5,000, each product once.
        cells: Vec<Cells>,
    },
}

/// Cells that somebody filled in of one product.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BatchCells)]
pub struct Cells {
    pub product: ProductId,
    /// Of the product as it was seen.
    pub rev: i64,
    /// 1 to 40; the table of SKUs keeps its rows.
    pub edits: Vec<Edit>,
}

impl What {
    pub fn check(&self) -> Result<(), Problem> {
        match self {
            Self::Ops { selection, ops } => {
                Ops::of(ops)?;
                chosen(selection)
            }
            Self::Cells { cells } => {
                let is_sound = (1..=MOST_CELLS).contains(&cells.len());
                sound(is_sound, "cells", "cells: 1 to 5,000")?;
                let few = |cells: &Cells| (1..=MOST_EDITS).contains(&cells.edits.len());
                sound(cells.iter().all(few), "cells", "edits: 1 to 40")?;
                once_each(cells)
            }
        }
    }

    /// The category that it is for, where it is for all of one.
    pub fn category(&self) -> Option<&str> {
        match self {
            Self::Ops {
                selection: Selection::Filter(filtered),
                ..
            } => filtered.filter.category.as_deref(),
            _ => None,
        }
    }

    /// Its filter follows that category through its renames.
    pub fn follow(&mut self, category: Option<(CategoryId, i64)>) {
        if let Self::Ops {
            selection: Selection::Filter(filtered),
            ..
        } = self
        {
            filtered.filter.follows = category;
        }
    }

    /// The operations alone.
    pub fn ops(&self) -> &[Op] {
        match self {
            Self::Ops { ops, .. } => ops,
            Self::Cells { .. } => &[],
        }
    }
}

fn chosen(selection: &Selection) -> Result<(), Problem> {
    if let Selection::Ids(chosen) = selection {
        let title = "selection: at least one product";
        sound(!chosen.ids.is_empty(), "selection", title)?;
    }
    Ok(selection.check()?)
}

fn sound(is_sound: bool, field: &str, title: &str) -> Result<(), Problem> {
    let refused = || Problem::at_field("bad_count", field, title);
    is_sound.then_some(()).ok_or_else(refused)
}

fn once_each(cells: &[Cells]) -> Result<(), Problem> {
    let products: HashSet<_> = cells.iter().map(|cells| cells.product).collect();
    let title = "cells: each product once";
    let refused = || Problem::at_field("named_twice", "cells", title);
    let is_sound = products.len() == cells.len();
    is_sound.then_some(()).ok_or_else(refused)
}
