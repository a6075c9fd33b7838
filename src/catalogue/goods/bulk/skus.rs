//! Rows of the SKUs of many products.

use std::collections::{BTreeMap, HashMap, HashSet};

use sea_orm::{
    ColumnTrait, Condition, Value,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::catalogue::sku::{self, Column as C};

use super::{AT_ONCE, Written, all_of, check::HeldSku, parts};
use crate::{
    catalogue::{
        goods::{GoodsSku, sku_rows::sku_row},
        storage::as_text,
    },
    storage::{ShopTx, StorageError, given},
    vocabulary::{Millis, ProductId, SkuId},
};

/// A SKU as it stands in its table.
type Placed<'a> = (&'a GoodsSku, usize);
/// What is set to a value of its own: its column, whether it stays, and its value.
type Field = (
    C,
    fn(Placed<'_>, Placed<'_>) -> bool,
    fn(Placed<'_>) -> Value,
);

const FIELDS: [Field; 8] = [
    (
        C::Code,
        |a, b| a.0.code == b.0.code,
        |of| of.0.code.clone().into(),
    ),
    (
        C::Barcode,
        |a, b| a.0.barcode == b.0.barcode,
        |of| of.0.barcode.clone().into(),
    ),
    (
        C::Props,
        |a, b| a.0.props == b.0.props,
        |of| as_text(&of.0.props).into(),
    ),
    (
        C::PriceFen,
        |a, b| a.0.price_fen == b.0.price_fen,
        |of| of.0.price_fen.into(),
    ),
    (
        C::WeightG,
        |a, b| a.0.weight_g == b.0.weight_g,
        |of| of.0.weight_g.into(),
    ),
    (
        C::VolumeCm3,
        |a, b| a.0.volume_cm3 == b.0.volume_cm3,
        |of| of.0.volume_cm3.into(),
    ),
    (
        C::Picture,
        |a, b| a.0.picture == b.0.picture,
        |of| of.0.picture.clone().into(),
    ),
    (C::Position, |a, b| a.1 == b.1, |of| (of.1 as i64).into()),
];
/// Stock is written by difference: a bit behind those of the fields.
const STOCK: u16 = 1 << FIELDS.len();

/// Rows to write, by kind of change.
#[derive(Default)]
pub struct Work {
    gone: Vec<SkuId>,
    /// Free their codes first: two may change them with each other.
    renamed: Vec<SkuId>,
    /// By which fields change.
    changed: BTreeMap<u16, Vec<Vec<Value>>>,
    new: Vec<sku::ActiveModel>,
}

/// What is to be written, and by how many pieces more there are to be bought of each product.
pub fn planned(
    tx: &ShopTx,
    good: &[&Written<'_>],
    held: &HashMap<SkuId, HeldSku>,
) -> (Work, HashMap<ProductId, i64>) {
    let (mut work, mut more) = (Work::default(), HashMap::new());
    for one in good {
        if one.stored.goods.skus != one.after.skus {
            let by = plan(tx, one, held, &mut work);
            more.insert(one.stored.id, by);
        }
    }
    (work, more)
}

pub async fn write(tx: &ShopTx, work: Work, at: Millis) -> Result<(), StorageError> {
    for some in work.gone.chunks(AT_ONCE) {
        take_off(tx, some, at).await?;
    }
    for some in work.renamed.chunks(AT_ONCE) {
        free_codes(tx, some).await?;
    }
    for (fields, rows) in work.changed {
        for some in parts(rows, AT_ONCE) {
            change(tx, fields, some).await?;
        }
    }
    for some in parts(work.new, AT_ONCE) {
        tx.insert_many(some).await?;
    }
    Ok(())
}

fn plan(tx: &ShopTx, one: &Written<'_>, held: &HashMap<SkuId, HeldSku>, work: &mut Work) -> i64 {
    let known: HashMap<_, _> = (0..)
        .zip(&one.stored.goods.skus)
        .map(|(place, sku)| (sku.id, (place, sku)))
        .collect();
    let (mut kept, mut more) = (HashSet::new(), 0);
    for (place, is) in one.after.skus.iter().enumerate() {
        let Some(&(was_at, was)) = known.get(&is.id) else {
            more += is.stock;
            work.new.push(sku_row(tx, one.stored.id, is, place));
            continue;
        };
        kept.insert(is.id);
        more += is.stock - was.stock;
        if was.code != is.code {
            work.renamed.push(is.id);
        }
        let (fields, row) = row((was, was_at), (is, place));
        if fields != 0 {
            work.changed.entry(fields).or_default().push(row);
        }
    }
    for was in one
        .stored
        .goods
        .skus
        .iter()
        .filter(|was| !kept.contains(&was.id))
    {
        // All there is of it: nothing is reserved.
        more -= held.get(&was.id).map_or(was.stock, |now| now.stock);
        work.gone.push(was.id);
    }
    more
}

/// Which fields change, and the key with their values.
fn row(was: Placed<'_>, is: Placed<'_>) -> (u16, Vec<Value>) {
    let (mut fields, mut row) = (0, vec![is.0.id.0.into()]);
    for (bit, (_, is_same, value)) in FIELDS.iter().enumerate() {
        if !is_same(was, is) {
            fields |= 1 << bit;
            row.push(value(is));
        }
    }
    if was.0.stock != is.0.stock {
        fields |= STOCK;
        row.push((is.0.stock - was.0.stock).into());
    }
    (fields, row)
}

async fn change(tx: &ShopTx, fields: u16, rows: Vec<Vec<Value>>) -> Result<(), StorageError> {
    let columns = FIELDS.iter().enumerate();
    let columns = columns.filter(|(bit, _)| fields & (1 << bit) != 0);
    let columns: Vec<C> = columns.map(|(_, (column, ..))| *column).collect();
    let more = (fields & STOCK != 0).then(|| {
        let stock = Expr::col((sku::Entity, C::Stock));
        stock.add(given(columns.len() + 1))
    });
    let reserved = Expr::col((sku::Entity, C::Reserved));
    let is_enough = more.clone().map(|stock| stock.gte(reserved));
    let which = Condition::all()
        .add(C::GoneAt.is_null())
        .add_option(is_enough);
    let many = rows.len();
    let changed = tx.update_each::<sku::Entity>(C::Id, rows, which, |row| {
        let columns = (1..).zip(columns);
        let row = columns.fold(row, |row, (place, column)| {
            row.col_expr(column, given(place))
        });
        match more {
            Some(stock) => row.col_expr(C::Stock, stock),
            None => row,
        }
    });
    all_of(changed.await?, many)
}

/// Their rows stay for the orders that name them; their codes are free.
async fn take_off(tx: &ShopTx, ids: &[SkuId], at: Millis) -> Result<(), StorageError> {
    let nothing = Condition::all()
        .add(C::Reserved.eq(0_i64))
        .add(C::GoneAt.is_null());
    let gone = tx.update_each::<sku::Entity>(C::Id, own_codes(ids), nothing, |row| {
        row.col_expr(C::GoneAt, Expr::value(at))
            .col_expr(C::Code, given(1))
    });
    all_of(gone.await?, ids.len())
}

async fn free_codes(tx: &ShopTx, ids: &[SkuId]) -> Result<(), StorageError> {
    let all = Condition::all();
    let freed = tx.update_each::<sku::Entity>(C::Id, own_codes(ids), all, |row| {
        row.col_expr(C::Code, given(1))
    });
    all_of(freed.await?, ids.len())
}

/// A code that nobody else would choose: the SKU's id.
fn own_codes(ids: &[SkuId]) -> Vec<Vec<Value>> {
    let row = |id: &SkuId| vec![id.0.into(), id.to_string().into()];
    ids.iter().map(row).collect()
}
