//! Rows of items: written a part at a time, and marked a part at a time.

use rusqlite::{Connection, params};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, FromQueryResult, Value,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
pub use yingke_schema::assistant::item::Model as Item;
use yingke_schema::assistant::item::{ActiveModel, Column as C, Entity};

use super::{ItemState, KeptFault};
use crate::{
    storage::{ShopDb, ShopTx, StorageError, given},
    vocabulary::{BatchId, ProductId, ShopId},
};

/// Word for word as the index `batch_item_warned` has it: only so do databases go by it.
const WARNED: &str = "warnings <> '[]'";
const UNWARNED: &str = "warnings = '[]'";
/// The same of `batch_item_of_few`: states that are most of a batch are looked for among all of its items.
const FEW: &str = "state NOT IN ('changed', 'applied', 'undone')";

/// What is needed of an item to do it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct ToDo {
    pub no: i64,
    pub product_id: ProductId,
    pub rev: i64,
    pub edits: String,
    pub changes: String,
}

const TO_DO: [C; 5] = [C::No, C::ProductId, C::Rev, C::Edits, C::Changes];

/// What is shown of an item: its edits may be long, and say nothing that its changes do not.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shown {
    pub no: i64,
    pub product_id: ProductId,
    pub code: String,
    pub title: String,
    pub state: String,
    pub changes: String,
    pub warnings: String,
    pub fault: String,
}

const SHOWN: [C; 8] = [
    C::No,
    C::ProductId,
    C::Code,
    C::Title,
    C::State,
    C::Changes,
    C::Warnings,
    C::Fault,
];

/// What of an item is needed to look into its changes.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Naming {
    pub no: i64,
    pub product_id: ProductId,
    pub changes: String,
}

const NAMING: [C; 3] = [C::No, C::ProductId, C::Changes];

/// Which items of a batch somebody wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    All,
    /// All that are not as they were before.
    Told,
    Warned,
    Of(ItemState),
}

impl Only {
    fn which(self) -> Condition {
        let all = Condition::all();
        match self {
            Self::All => all,
            Self::Told => all.add(C::State.ne(ItemState::Unchanged.code())),
            Self::Warned => all.add(Expr::cust(WARNED)),
            Self::Of(state) => {
                let of_state = all.add(C::State.eq(state.code()));
                of_state.add_option((!state.is_most()).then(|| Expr::cust(FEW)))
            }
        }
    }
}

/// In their order, behind that number.
pub async fn page(
    db: &ShopDb,
    (batch, only): (BatchId, Only),
    behind: i64,
    most: u64,
) -> Result<Vec<Shown>, StorageError> {
    let rows = db.rows::<Entity>().with(C::BatchId.eq(batch));
    let rows = rows.with(only.which()).with(C::No.gt(behind));
    rows.ascending(C::No).limit(most).only(SHOWN).await
}

/// The next ones in this state; those that were warned of left out where `skips_warned`.
pub async fn to_do(
    db: &ShopDb,
    which: (BatchId, ItemState, bool),
    behind: i64,
    most: u64,
) -> Result<Vec<ToDo>, StorageError> {
    let (batch, state, skips_warned) = which;
    if let Some(readers) = db.readers() {
        let shop = db.shop();
        let read = move |db: &Connection| read_to_do(db, shop, which, (behind, most));
        return readers.read(read).await;
    }
    let rows = db.rows::<Entity>().with(C::BatchId.eq(batch));
    let rows = rows.with(Only::Of(state).which());
    let rows = if skips_warned {
        rows.with(Expr::cust(UNWARNED))
    } else {
        rows
    };
    let rows = rows.with(C::No.gt(behind)).ascending(C::No);
    rows.limit(most).only(TO_DO).await
}

/// The same on SQLite, where the pool's way of handing rows over takes as long as writing them.
fn read_to_do(
    db: &Connection,
    shop: ShopId,
    (batch, state, skips_warned): (BatchId, ItemState, bool),
    (behind, most): (i64, u64),
) -> rusqlite::Result<Vec<ToDo>> {
    let few = if state.is_most() { "TRUE" } else { FEW };
    let warned = if skips_warned { UNWARNED } else { "TRUE" };
    let mut rows = db.prepare_cached(&format!(
        "SELECT no, product_id, rev, edits, changes FROM goods_batch_item
         WHERE shop_id = ?1 AND batch_id = ?2 AND state = ?3 AND no > ?4 AND {few} AND {warned} ORDER BY no LIMIT ?5"
    ))?;
    let asked = params![
        shop.0.as_bytes(),
        batch.0.as_bytes(),
        state.code(),
        behind,
        most as i64
    ];
    let rows = rows.query_map(asked, |row| {
        Ok(ToDo {
            no: row.get(0)?,
            product_id: ProductId(Uuid::from_bytes(row.get(1)?)),
            rev: row.get(2)?,
            edits: row.get(3)?,
            changes: row.get(4)?,
        })
    })?;
    rows.collect()
}

/// The next ones in this state of which the changes name that field, and some that only have its name in a text.
pub async fn naming(
    db: &ShopDb,
    (batch, state, field): (BatchId, ItemState, &str),
    behind: i64,
    most: u64,
) -> Result<Vec<Naming>, StorageError> {
    let rows = db.rows::<Entity>().with(C::BatchId.eq(batch));
    let rows = rows.with(Only::Of(state).which()).with(C::No.gt(behind));
    let rows = rows.with(C::Changes.contains(format!(r#""field":"{field}""#)));
    rows.ascending(C::No).limit(most).only(NAMING).await
}

/// How many there are of each state.
pub async fn counts(
    db: &ShopDb,
    batch: BatchId,
) -> Result<Vec<(Option<ItemState>, i64)>, StorageError> {
    let rows = db.rows::<Entity>().with(C::BatchId.eq(batch));
    let counts = rows.counts_by::<String>(C::State).await?.into_iter();
    Ok(counts
        .map(|(code, count)| (ItemState::of_code(&code), count))
        .collect())
}

/// At most a few hundred.
pub async fn write(tx: &ShopTx, batch: BatchId, items: Vec<Item>) -> Result<(), StorageError> {
    let shop = tx.shop();
    let rows = items.into_iter().map(|item| ActiveModel {
        shop_id: Set(shop),
        batch_id: Set(batch),
        no: Set(item.no),
        product_id: Set(item.product_id),
        code: Set(item.code),
        title: Set(item.title),
        rev: Set(item.rev),
        state: Set(item.state),
        after_rev: Set(item.after_rev),
        edits: Set(item.edits),
        changes: Set(item.changes),
        warnings: Set(item.warnings),
        fault: Set(item.fault),
    });
    tx.insert_many(rows).await
}

/// What became of a part, each for a reason of its own.
pub async fn mark(
    tx: &ShopTx,
    batch: BatchId,
    state: ItemState,
    faults: &[(i64, KeptFault)],
) -> Result<(), StorageError> {
    let rows = faults
        .iter()
        .map(|(no, fault)| vec![(*no).into(), fault.text().into()]);
    let rows: Vec<Vec<Value>> = rows.collect();
    tx.update_each::<Entity>(C::No, rows, C::BatchId.eq(batch), |row| {
        row.col_expr(C::State, Expr::value(state.code()))
            .col_expr(C::Fault, given(1))
    })
    .await?;
    Ok(())
}

/// Of products that are kept, what of them went back and what did not.
pub async fn tell(
    tx: &ShopTx,
    batch: BatchId,
    changes: Vec<(i64, String)>,
) -> Result<(), StorageError> {
    let rows = changes.into_iter();
    let rows = rows.map(|(no, changes)| vec![no.into(), changes.into()]);
    let rows: Vec<Vec<Value>> = rows.collect();
    tx.update_each::<Entity>(C::No, rows, C::BatchId.eq(batch), |row| {
        row.col_expr(C::Changes, given(1))
    })
    .await?;
    Ok(())
}

/// All of a part that were written down, in one statement.
pub async fn settle(
    tx: &ShopTx,
    (batch, from, to): (BatchId, ItemState, ItemState),
    nos: &[i64],
) -> Result<(), StorageError> {
    if nos.is_empty() {
        return Ok(());
    }
    let which = Condition::all()
        .add(C::BatchId.eq(batch))
        .add(C::State.eq(from.code()))
        .add(C::No.is_in(nos.iter().copied()));
    tx.update::<Entity>(which, |row| {
        let row = row.col_expr(C::State, Expr::value(to.code()));
        match to {
            // An edit raises it by one.
            ItemState::Applied => row.col_expr(C::AfterRev, Expr::col(C::Rev).add(1_i64)),
            // What stood in its way once does no more.
            ItemState::Undone => row.col_expr(C::Fault, Expr::value("")),
            _ => row,
        }
    })
    .await?;
    Ok(())
}

/// Takes items away, in transactions short enough for the gate.
pub async fn forget(tx: &ShopTx, batch: BatchId, upto: i64) -> Result<u64, StorageError> {
    let which = Condition::all()
        .add(C::BatchId.eq(batch))
        .add(C::No.lte(upto));
    tx.delete::<Entity>(which).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_looked_for_in_the_words_of_their_index() {
        let index = include_str!("../../schema/src/migrations/m0078_fewer_indexes.sql");
        assert!(index.contains(FEW), "{index}");
        for state in ItemState::ALL {
            let is_named = FEW.contains(&format!("'{}'", state.code()));
            assert_eq!(is_named, state.is_most(), "{state:?}");
        }
        let index = include_str!("../../schema/src/migrations/m0037_assistant.sql");
        assert!(index.contains(WARNED), "{index}");
    }
}
