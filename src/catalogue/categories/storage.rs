use std::collections::{HashMap, HashSet};

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, FromQueryResult,
    sea_query::{Expr, OnConflict},
};
use yingke_schema::catalogue::{
    category::{ActiveModel, Column, Entity, Model},
    product,
};

use super::{AttributeRule, renames};
use crate::{
    catalogue::storage::{as_text, deleted, fewer},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::{CategoryId, Millis, new_id},
};

#[derive(FromQueryResult)]
struct Named {
    id: CategoryId,
    name: String,
}

/// In the shop's order.
pub async fn all(db: &ShopDb) -> Result<Vec<Model>, StorageError> {
    let rows = db.rows::<Entity>().ascending(Column::Position);
    rows.ascending(Column::Id).all().await
}

/// Their names, in the shop's order.
pub async fn names(db: &ShopDb) -> Result<Vec<String>, StorageError> {
    let rows = all(db).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

pub async fn one(tx: &ShopTx, id: CategoryId) -> Result<Option<Model>, StorageError> {
    tx.rows::<Entity>().with(Column::Id.eq(id)).one().await
}

pub async fn all_in(tx: &ShopTx) -> Result<Vec<Model>, StorageError> {
    tx.rows::<Entity>().all().await
}

/// Numbers at Taobao, and the categories that have them.
pub async fn cids(db: &ShopDb) -> Result<Vec<(i64, String)>, StorageError> {
    let rows = db.rows::<Entity>().with(Column::Cid.is_not_null());
    let rows = rows.all().await?.into_iter();
    Ok(rows
        .filter_map(|row| row.cid.map(|cid| (cid, row.name)))
        .collect())
}

/// Whether another category has this number.
pub async fn is_of_another(tx: &ShopTx, cid: i64, id: CategoryId) -> Result<bool, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::Cid.eq(cid));
    Ok(rows.one().await?.is_some_and(|row| row.id != id))
}

/// Their names, inside a transaction.
pub async fn names_in(tx: &ShopTx) -> Result<HashSet<String>, StorageError> {
    Ok(ids_in(tx).await?.into_keys().collect())
}

/// The categories of each name.
pub async fn ids_in(tx: &ShopTx) -> Result<Ids, StorageError> {
    let rows = tx.rows::<Entity>();
    let rows: Vec<Named> = rows.only([Column::Id, Column::Name]).await?;
    Ok(rows.into_iter().map(|row| (row.name, row.id)).collect())
}

type Rules = HashMap<String, Vec<AttributeRule>>;
type Ids = HashMap<String, CategoryId>;

/// What each category asks of its products, and which of them it is.
pub async fn rules_by_name(db: &ShopDb) -> Result<(Rules, Ids), StorageError> {
    let rows = db.rows::<Entity>().all().await?;
    let rules = rules_of(&rows);
    let ids = rows.into_iter().map(|row| (row.name, row.id));
    Ok((rules, ids.collect()))
}

/// The same inside a transaction; which of them it is, too, by names that some of its products still wait to lose.
pub async fn rules_by_each_name(tx: &ShopTx) -> Result<(Rules, Ids), StorageError> {
    let rows = all_in(tx).await?;
    let rules = rules_of(&rows);
    let mut ids = renames::left_names_in(tx).await?;
    ids.extend(rows.into_iter().map(|row| (row.name, row.id)));
    Ok((rules, ids))
}

fn rules_of(rows: &[Model]) -> Rules {
    let by_name = rows.iter().map(|row| (row.name.clone(), rules(row)));
    by_name.collect()
}

pub fn rules(row: &Model) -> Vec<AttributeRule> {
    serde_json::from_str(&row.attributes).unwrap_or_default()
}

pub async fn called(tx: &ShopTx, name: &str) -> Result<Option<Model>, StorageError> {
    tx.rows::<Entity>().with(Column::Name.eq(name)).one().await
}

/// With its revision.
pub async fn id_of(tx: &ShopTx, name: &str) -> Result<Option<(CategoryId, i64)>, StorageError> {
    Ok(called(tx, name).await?.map(|row| (row.id, row.rev)))
}

/// None: it is gone.
pub async fn seen(db: &ShopDb, id: CategoryId) -> Result<Option<Model>, StorageError> {
    db.rows::<Entity>().with(Column::Id.eq(id)).one().await
}

pub async fn is_known(db: &ShopDb, id: CategoryId) -> Result<bool, StorageError> {
    Ok(seen(db, id).await?.is_some())
}

pub async fn is_there(tx: &ShopTx, name: &str) -> Result<bool, StorageError> {
    Ok(called(tx, name).await?.is_some())
}

/// How many products each has, by its name, beside those in the recycle bin.
pub async fn products(db: &ShopDb) -> Result<HashMap<String, i64>, StorageError> {
    let column = product::Column::Category;
    let counts = db.rows::<product::Entity>().counts_by(column).await?;
    let deleted = db.rows::<product::Entity>().with(deleted());
    Ok(fewer(counts, deleted.counts_by(column).await?))
}

/// A category of this name, where there is none.
pub async fn ensure(tx: &ShopTx, name: &str) -> Result<(), StorageError> {
    if is_there(tx, name).await? {
        return Ok(());
    }
    let position = next_position(tx).await?;
    let row = row(tx, CategoryId(new_id()), (name, None), &[], position);
    let known = OnConflict::columns([Column::ShopId, Column::Name])
        .update_column(Column::Name)
        .to_owned();
    tx.upsert(row, known).await
}

/// Behind all others.
pub async fn create(
    tx: &ShopTx,
    id: CategoryId,
    called: (&str, Option<i64>),
    rules: &[AttributeRule],
) -> Result<(), StorageError> {
    let position = next_position(tx).await?;
    tx.insert(row(tx, id, called, rules, position)).await
}

async fn next_position(tx: &ShopTx) -> Result<i64, StorageError> {
    let last = tx.rows::<Entity>().latest(Column::Position).await?;
    Ok(last.map_or(0, |last| last + 1))
}

fn row(
    tx: &ShopTx,
    id: CategoryId,
    (name, cid): (&str, Option<i64>),
    rules: &[AttributeRule],
    position: i64,
) -> ActiveModel {
    ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        name: Set(name.to_owned()),
        position: Set(position),
        attributes: Set(as_text(&rules)),
        rev: Set(1),
        cid: Set(cid),
    }
}

/// Its template and number, and its name on itself and on its products.
pub async fn change(
    tx: &ShopTx,
    before: &Model,
    (name, cid): (&str, Option<i64>),
    rules: &[AttributeRule],
    at: Millis,
) -> Result<(), StorageError> {
    let rules = as_text(&rules);
    tx.update::<Entity>(Column::Id.eq(before.id), |row| {
        row.col_expr(Column::Name, Expr::value(name))
            .col_expr(Column::Attributes, Expr::value(rules))
            .col_expr(Column::Cid, Expr::value(cid))
            .col_expr(Column::Rev, Expr::value(before.rev + 1))
    })
    .await?;
    if before.name == name {
        return Ok(());
    }
    renames::rename(tx, before.id, (&before.name, name), at).await
}

/// Gives the products of one category to another name. Where a category is called so already, the one they leave is no more, and
/// its number goes to one that has none. Whether there was one to leave.
pub async fn merge(
    tx: &ShopTx,
    (from, to): (&str, &str),
    at: Millis,
) -> Result<bool, StorageError> {
    let Some(left) = called(tx, from).await?.filter(|_| from != to) else {
        return Ok(false);
    };
    match called(tx, to).await? {
        None => change(tx, &left, (to, left.cid), &rules(&left), at).await?,
        Some(there) => {
            remove(tx, left.id).await?;
            number(tx, &there, left.cid).await?;
            renames::rename(tx, there.id, (from, to), at).await?;
        }
    }
    Ok(true)
}

/// Where it has none.
async fn number(tx: &ShopTx, there: &Model, cid: Option<i64>) -> Result<(), StorageError> {
    if there.cid.is_some() || cid.is_none() {
        return Ok(());
    }
    tx.update::<Entity>(Column::Id.eq(there.id), |row| {
        row.col_expr(Column::Cid, Expr::value(cid))
            .col_expr(Column::Rev, Expr::value(there.rev + 1))
    })
    .await?;
    Ok(())
}

pub async fn move_to(tx: &ShopTx, id: CategoryId, position: i64) -> Result<(), StorageError> {
    tx.update::<Entity>(Column::Id.eq(id), |row| {
        row.col_expr(Column::Position, Expr::value(position))
    })
    .await?;
    Ok(())
}

/// Whether a product is in it.
pub async fn is_in_use(tx: &ShopTx, name: &str) -> Result<bool, StorageError> {
    let rows = tx.rows::<product::Entity>();
    let rows = rows.with(product::Column::Category.eq(name)).limit(1);
    Ok(rows.count().await? > 0)
}

pub async fn remove(tx: &ShopTx, id: CategoryId) -> Result<(), StorageError> {
    tx.delete::<Entity>(Condition::all().add(Column::Id.eq(id)))
        .await?;
    Ok(())
}
