//! Rows of many products.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{
    Value,
    sea_query::{Expr, ExprTrait},
};
use yingke_schema::catalogue::product::{Column as C, Entity};

use super::{AT_ONCE, Written, all_of, parts};
use crate::{
    catalogue::goods::write::changed_columns,
    storage::{ShopTx, StorageError, given},
    vocabulary::{Millis, ProductId},
};

/// One kind of change: the same columns of many products.
#[derive(Default)]
struct Kind {
    columns: Vec<C>,
    has_more: bool,
    rows: Vec<Vec<Value>>,
}

/// Only the columns that change, so that those alike go in one statement; stock by difference.
pub async fn write(
    tx: &ShopTx,
    good: &[&Written<'_>],
    more: &HashMap<ProductId, i64>,
    at: Millis,
) -> Result<(), StorageError> {
    for kind in kinds(good, more).into_values() {
        for some in parts(kind.rows, AT_ONCE) {
            change(tx, (&kind.columns, kind.has_more), some, at).await?;
        }
    }
    Ok(())
}

fn kinds(
    good: &[&Written<'_>],
    more: &HashMap<ProductId, i64>,
) -> BTreeMap<(Vec<&'static str>, bool), Kind> {
    let mut kinds: BTreeMap<_, Kind> = BTreeMap::new();
    for one in good {
        let by = more.get(&one.stored.id).copied().unwrap_or_default();
        let columns = changed_columns(one.after, one.changes);
        let names: Vec<&'static str> = columns.keys().copied().collect();
        let kind = kinds.entry((names, by != 0)).or_default();
        let (columns, values): (Vec<_>, Vec<_>) = columns.into_values().unzip();
        let mut row: Vec<Value> = vec![one.stored.id.0.into(), one.stored.rev.into()];
        row.extend(values);
        if by != 0 {
            row.push(by.into());
        }
        (kind.columns, kind.has_more) = (columns, by != 0);
        kind.rows.push(row);
    }
    kinds
}

async fn change(
    tx: &ShopTx,
    (columns, has_more): (&[C], bool),
    rows: Vec<Vec<Value>>,
    at: Millis,
) -> Result<(), StorageError> {
    let many = rows.len();
    let column = |column: C| Expr::col((Entity, column));
    let is_same = column(C::Rev).eq(given(1));
    let changed = tx.update_each::<Entity>(C::Id, rows, is_same, |row| {
        let set = (2..).zip(columns);
        let row = set.fold(row, |row, (place, column)| {
            row.col_expr(*column, given(place))
        });
        let row = row
            .col_expr(C::Rev, column(C::Rev).add(1_i64))
            .col_expr(C::ChangedAt, Expr::value(at));
        if !has_more {
            return row;
        }
        let by = given(columns.len() + 2);
        row.col_expr(C::Stock, column(C::Stock).add(by))
    });
    all_of(changed.await?, many)
}
