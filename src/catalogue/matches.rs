//! What goes with a product 搭配商品: codes in the shop's order, beside the product's detail, so that they follow where a code changes.
//! The detail keeps them as they were given, and is empty of them exactly where there are none here.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, Value};
use yingke_schema::catalogue::product_match::{ActiveModel, Column as C, Entity};

use crate::{
    storage::{Rows, ShopTx, StorageError, given},
    vocabulary::ProductId,
};

const AT_ONCE: usize = 200;
/// A part of a batch is renamed in one statement: a code that one gives up another may take.
const RENAMED_AT_ONCE: usize = 500;

/// Of these products, each with what goes with it; those with nothing are left out.
pub async fn matches_of<D: ConnectionTrait>(
    rows: Rows<'_, D, Entity>,
    of: &[ProductId],
) -> Result<HashMap<ProductId, Vec<String>>, StorageError> {
    let rows = rows.with(C::ProductId.is_in(of.iter().copied()));
    let rows = rows.ascending(C::ProductId).ascending(C::Place);
    let mut codes: HashMap<_, Vec<_>> = HashMap::new();
    for row in rows.all().await? {
        codes.entry(row.product_id).or_default().push(row.code);
    }
    Ok(codes)
}

/// In place of what went with them.
pub async fn set_matches(tx: &ShopTx, of: &[(ProductId, &[String])]) -> Result<(), StorageError> {
    for some in of.chunks(AT_ONCE) {
        let ids = some.iter().map(|(id, _)| *id);
        tx.delete::<Entity>(Condition::all().add(C::ProductId.is_in(ids)))
            .await?;
    }
    let shop = tx.shop();
    let rows = of.iter().flat_map(|(id, codes)| {
        let row = move |(place, code): (i64, &String)| ActiveModel {
            shop_id: Set(shop),
            product_id: Set(*id),
            place: Set(place),
            code: Set(code.clone()),
        };
        (0..).zip(*codes).map(row)
    });
    let rows: Vec<_> = rows.collect();
    for some in rows.chunks(AT_ONCE) {
        tx.insert_many(some.to_vec()).await?;
    }
    Ok(())
}

/// Products that are called otherwise from now on, all in one moment: from what to what.
pub async fn rename_matches(tx: &ShopTx, codes: &[(&str, &str)]) -> Result<(), StorageError> {
    let row = |(from, to): &(&str, &str)| -> Vec<Value> { vec![(*from).into(), (*to).into()] };
    for some in codes.chunks(RENAMED_AT_ONCE) {
        let rows = some.iter().map(row).collect();
        tx.update_each::<Entity>(C::Code, rows, Condition::all(), |row| {
            row.col_expr(C::Code, given(1))
        })
        .await?;
    }
    Ok(())
}
