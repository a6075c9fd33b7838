//! Holds the rows that are to be written, and finds out which cannot be.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::{ColumnTrait, FromQueryResult};
use yingke_schema::catalogue::{product, sku};

use super::{AT_ONCE, Refused, Written, codes};
use crate::{
    catalogue::{
        categories, delivery,
        goods::{
            Goods, Unwritten,
            deleted::{is_deleting, waited_for},
            fault,
        },
    },
    storage::{ShopTx, StorageError},
    vocabulary::{ProductId, SkuId},
};

/// Rows as they are until the transaction ends.
pub struct Held {
    revs: HashMap<ProductId, i64>,
    /// Of SKUs whose stock changes, or that are taken off or deleted; on PostgreSQL of all that change.
    pub skus: HashMap<SkuId, HeldSku>,
}

#[derive(FromQueryResult)]
pub struct HeldSku {
    id: SkuId,
    pub stock: i64,
    reserved: i64,
}

#[derive(FromQueryResult)]
struct Row {
    id: ProductId,
    rev: i64,
}

pub async fn hold(tx: &ShopTx, written: &[Written<'_>]) -> Result<Held, StorageError> {
    let wanted: BTreeSet<SkuId> = written
        .iter()
        .flat_map(|one| touched(one, tx.has_company()))
        .collect();
    let wanted: Vec<_> = wanted.into_iter().collect();
    let mut skus = HashMap::with_capacity(wanted.len());
    for some in wanted.chunks(AT_ONCE) {
        use sku::Column as C;
        let rows = tx.rows::<sku::Entity>();
        let rows = rows.with(C::Id.is_in(some.iter().copied()));
        let rows = rows.with(C::GoneAt.is_null()).ascending(C::Id).held();
        let rows: Vec<HeldSku> = rows.only([C::Id, C::Stock, C::Reserved]).await?;
        skus.extend(rows.into_iter().map(|row| (row.id, row)));
    }
    let revs = revs(tx, written).await?;
    Ok(Held { revs, skus })
}

/// The revisions of these products as they are until the transaction ends.
async fn revs(
    tx: &ShopTx,
    written: &[Written<'_>],
) -> Result<HashMap<ProductId, i64>, StorageError> {
    let read = written.iter().map(|one| (one.stored.id, one.stored.rev));
    let read: BTreeMap<_, _> = read.collect();
    let ids: Vec<_> = read.keys().copied().collect();
    let mut revs = HashMap::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        if !tx.has_company() && are_as_read(tx, some, &read).await? {
            revs.extend(some.iter().map(|id| (*id, read[id])));
            continue;
        }
        let rows = tx.rows::<product::Entity>();
        let rows = rows.with(product::Column::Id.is_in(some.iter().copied()));
        let rows = rows.ascending(product::Column::Id).held();
        let rows: Vec<Row> = rows
            .only([product::Column::Id, product::Column::Rev])
            .await?;
        revs.extend(rows.into_iter().map(|row| (row.id, row.rev)));
    }
    Ok(revs)
}

/// Told by their sum, in one row instead of hundreds: a revision never goes down.
async fn are_as_read(
    tx: &ShopTx,
    ids: &[ProductId],
    read: &BTreeMap<ProductId, i64>,
) -> Result<bool, StorageError> {
    let rows = tx.rows::<product::Entity>();
    let rows = rows.with(product::Column::Id.is_in(ids.iter().copied()));
    let counts: Vec<(i64, i64)> = rows.counts_by(product::Column::Rev).await?;
    let there: i64 = counts.iter().map(|(_, count)| count).sum();
    let now: i64 = counts.iter().map(|(rev, count)| rev * count).sum();
    let then: i64 = ids.iter().map(|id| read[id]).sum();
    Ok(there == ids.len() as i64 && now == then)
}

/// SKUs whose pieces are counted anew, or that orders may not wait for; with `all` those as well of which anything else changes.
fn touched(one: &Written<'_>, all: bool) -> Vec<SkuId> {
    let (before, after) = (&one.stored.goods.skus, &one.after.skus);
    if is_deleting(&one.stored.goods, one.after) {
        return before.iter().map(|was| was.id).collect();
    }
    if before == after {
        return Vec::new();
    }
    let after: HashMap<_, _> = after.iter().map(|sku| (sku.id, sku)).collect();
    let is_touched = |id: &SkuId, stock: i64| match after.get(id) {
        None => true,
        Some(is) => all || is.stock != stock,
    };
    let before = before.iter();
    let touched = before.filter(|was| is_touched(&was.id, was.stock));
    touched.map(|was| was.id).collect()
}

pub async fn refused(
    tx: &ShopTx,
    written: &[Written<'_>],
    held: &Held,
) -> Result<Refused, StorageError> {
    let mut refused = Refused::new();
    let mut seen = HashSet::new();
    for (place, one) in written.iter().enumerate() {
        let is_same = held.revs.get(&one.stored.id) == Some(&one.stored.rev);
        if !is_same || !seen.insert(one.stored.id) {
            refused.insert(place, Unwritten::ChangedMeanwhile);
        } else if let Err(fault) = holds(one, held) {
            refused.insert(place, fault);
        }
    }
    let new = written.iter().map(|one| one.after).enumerate();
    let new = new.filter(|(place, after)| names_anew(&written[*place].stored.goods, after));
    gone(tx, new.collect(), &mut refused).await?;
    let wishes = written.iter().map(|one| codes::Wish {
        id: one.stored.id,
        before: Some(&one.stored.goods),
        after: one.after,
    });
    codes::refuse(tx, wishes, &mut refused).await?;
    Ok(refused)
}

/// By difference: what orders did since it was read is no reason, unless too little would be left for them.
fn holds(one: &Written<'_>, held: &Held) -> Result<(), Unwritten> {
    let places: BTreeMap<_, _> = (0..)
        .zip(&one.after.skus)
        .map(|(place, sku)| (sku.id, (place, sku)))
        .collect();
    if is_deleting(&one.stored.goods, one.after) {
        let skus = one.stored.goods.skus.iter();
        let now = skus.filter_map(|was| held.skus.get(&was.id));
        waited_for(now.map(|sku| sku.reserved).sum())?;
    }
    for was in &one.stored.goods.skus {
        let Some((place, is)) = places.get(&was.id) else {
            let now = held.skus.get(&was.id).ok_or(Unwritten::ChangedMeanwhile)?;
            if now.reserved > 0 {
                let title = format!("Orders wait for {}: it cannot be taken off", was.code);
                return Err(fault("sku_reserved", "skus", title).into());
            }
            continue;
        };
        if is.stock == was.stock {
            continue;
        }
        let now = held.skus.get(&was.id).ok_or(Unwritten::ChangedMeanwhile)?;
        if now.stock + is.stock - was.stock < now.reserved {
            return Err(too_little(*place, now.reserved));
        }
    }
    Ok(())
}

fn too_little(place: usize, reserved: i64) -> Unwritten {
    if reserved == 0 {
        // No order waits: pieces were sent since it was read.
        return Unwritten::ChangedMeanwhile;
    }
    let title = format!("Orders wait for {reserved} of them");
    let field = format!("skus.{place}.stock");
    fault("too_little_stock", field, title)
        .about(reserved)
        .into()
}

/// What it stays in cannot have gone, though it may be called otherwise by now.
fn names_anew(before: &Goods, after: &Goods) -> bool {
    before.category != after.category || before.template != after.template
}

/// A category or a template may have gone since the edits were read; with their places.
pub async fn gone(
    tx: &ShopTx,
    named: Vec<(usize, &Goods)>,
    refused: &mut Refused,
) -> Result<(), StorageError> {
    if named.is_empty() {
        return Ok(());
    }
    let names = categories::names_in(tx).await?;
    let templates = delivery::ids_in(tx).await?;
    for (place, after) in named {
        let has_template = after.template.is_none_or(|id| templates.contains(&id));
        if !names.contains(&after.category) || !has_template {
            refused.entry(place).or_insert(Unwritten::ChangedMeanwhile);
        }
    }
    Ok(())
}
