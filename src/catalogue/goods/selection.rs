//! Many products, as somebody chose them.

use std::collections::{BTreeSet, HashSet};

use sea_orm::{ColumnTrait, Condition, FromQueryResult};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{Fault, GoodsFilter, Unwritten, fault};
use crate::{
    storage::{ShopDb, StorageError},
    vocabulary::ProductId,
};

/// Ids in one selection; of a filter's exceptions too.
const MOST_IDS: usize = 10_000;
const AT_ONCE: usize = 500;

/// Some products by their ids, or all that a filter leaves but some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = GoodsSelection)]
pub enum Selection {
    Ids(ChosenGoods),
    Filter(Box<FilteredGoods>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenGoods {
    /// At most 10,000.
    pub ids: Vec<ProductId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FilteredGoods {
    pub filter: GoodsFilter,
    /// At most 10,000.
    #[serde(default)]
    pub except: Vec<ProductId>,
}

#[derive(FromQueryResult)]
struct Found {
    id: ProductId,
}

impl Selection {
    /// Refused at the door where it makes no sense.
    pub fn check(&self) -> Result<(), Fault> {
        let ids = match self {
            Self::Ids(chosen) => &chosen.ids,
            Self::Filter(filtered) => {
                filtered.filter.check()?;
                &filtered.except
            }
        };
        let refused = || fault("too_many_ids", "selection", "selection: at most 10,000 ids");
        (ids.len() <= MOST_IDS).then_some(()).ok_or_else(refused)
    }
}

/// The next products of a selection behind `after`, in the order of their ids; fewer than `limit`: these were the last.
pub async fn selected(
    db: &ShopDb,
    selection: &Selection,
    after: Option<ProductId>,
    limit: u64,
) -> Result<Vec<ProductId>, Unwritten> {
    match selection {
        Selection::Ids(chosen) => Ok(of_ids(db, &chosen.ids, after, limit).await?),
        Selection::Filter(filtered) => of_filter(db, filtered, after, limit).await,
    }
}

/// How many they are at this moment.
pub async fn selected_count(db: &ShopDb, selection: &Selection) -> Result<u64, Unwritten> {
    match selection {
        Selection::Ids(chosen) => Ok(present(db, &unique(&chosen.ids)).await?.len() as u64),
        Selection::Filter(filtered) => {
            let sifted = filtered.filter.sifted(db, None).await?;
            let (all, which) = (sifted.count(db).await?, sifted.which);
            let mut fewer = 0;
            for some in unique(&filtered.except).chunks(AT_ONCE) {
                let these = C::Id.is_in(some.iter().copied());
                let rows = db.rows::<Entity>().with(which.clone()).with(these);
                fewer += rows.count().await?;
            }
            Ok(all.saturating_sub(fewer))
        }
    }
}

fn unique(ids: &[ProductId]) -> Vec<ProductId> {
    let ids: BTreeSet<_> = ids.iter().copied().collect();
    ids.into_iter().collect()
}

async fn of_ids(
    db: &ShopDb,
    ids: &[ProductId],
    after: Option<ProductId>,
    limit: u64,
) -> Result<Vec<ProductId>, StorageError> {
    let behind = unique(ids).into_iter();
    let behind: Vec<_> = behind.filter(|id| Some(*id) > after).collect();
    let mut found = Vec::new();
    for some in behind.chunks(AT_ONCE) {
        found.extend(present(db, some).await?);
        if found.len() as u64 >= limit {
            break;
        }
    }
    found.truncate(limit as usize);
    Ok(found)
}

/// Those of them that there are, in the order of their ids.
async fn present(db: &ShopDb, ids: &[ProductId]) -> Result<Vec<ProductId>, StorageError> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let rows = db.rows::<Entity>().with(C::Id.is_in(some.iter().copied()));
        let rows: Vec<Found> = rows.ascending(C::Id).only([C::Id]).await?;
        all.extend(rows.into_iter().map(|row| row.id));
    }
    Ok(all)
}

async fn of_filter(
    db: &ShopDb,
    filtered: &FilteredGoods,
    after: Option<ProductId>,
    limit: u64,
) -> Result<Vec<ProductId>, Unwritten> {
    let which = filtered.filter.sifted(db, None).await?.which;
    let except: HashSet<_> = filtered.except.iter().copied().collect();
    let (mut found, mut after) = (Vec::new(), after);
    loop {
        let wanted = limit.saturating_sub(found.len() as u64);
        let behind = Condition::all().add_option(after.map(|id| C::Id.gt(id)));
        let rows = db.rows::<Entity>().with(which.clone()).with(behind);
        let rows = rows.ascending(C::Id).limit(wanted);
        let rows: Vec<Found> = rows.only([C::Id]).await?;
        let is_all = (rows.len() as u64) < wanted;
        after = rows.last().map(|row| row.id).or(after);
        let chosen = rows.into_iter().map(|row| row.id);
        found.extend(chosen.filter(|id| !except.contains(id)));
        if is_all || found.len() as u64 >= limit {
            return Ok(found);
        }
    }
}
