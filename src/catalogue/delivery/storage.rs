use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, FromQueryResult, sea_query::Expr};
use yingke_schema::catalogue::{
    delivery_template::{ActiveModel, Column, Entity, Model},
    product,
};

use super::{ChargeBy, DeliveryTerms};
use crate::{
    catalogue::storage::{as_text, deleted, fewer},
    storage::{ShopDb, ShopTx, StorageError},
    vocabulary::TemplateId,
};

/// By template.
pub type Charges = HashMap<TemplateId, ChargeBy>;

#[derive(FromQueryResult)]
struct Known {
    id: TemplateId,
}

/// By name.
pub async fn all(db: &ShopDb) -> Result<Vec<Model>, StorageError> {
    db.rows::<Entity>().ascending(Column::Name).all().await
}

pub async fn one(tx: &ShopTx, id: TemplateId) -> Result<Option<Model>, StorageError> {
    tx.rows::<Entity>().with(Column::Id.eq(id)).one().await
}

pub async fn count(tx: &ShopTx) -> Result<u64, StorageError> {
    tx.rows::<Entity>().count().await
}

/// What each counts freight by; one that cannot be read asks for neither weight nor volume.
pub async fn charges(db: &ShopDb) -> Result<Charges, StorageError> {
    let rows = all(db).await?;
    let by = |row: &Model| terms(row).map_or(ChargeBy::Piece, |terms| terms.charge_by);
    Ok(rows.iter().map(|row| (row.id, by(row))).collect())
}

pub async fn names(db: &ShopDb) -> Result<BTreeMap<TemplateId, String>, StorageError> {
    let rows = all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}

/// All of them, inside a transaction.
pub async fn ids_in(tx: &ShopTx) -> Result<HashSet<TemplateId>, StorageError> {
    let rows: Vec<Known> = tx.rows::<Entity>().only([Column::Id]).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

pub async fn is_there(tx: &ShopTx, id: TemplateId) -> Result<bool, StorageError> {
    Ok(one(tx, id).await?.is_some())
}

/// The one of this name.
pub async fn named(tx: &ShopTx, name: &str) -> Result<Option<TemplateId>, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::Name.eq(name));
    Ok(rows.one().await?.map(|row| row.id))
}

/// Of these templates, in the order of their ids. One that cannot be read is a failure: without it things would be free.
pub async fn terms_of(
    db: &ShopDb,
    of: impl IntoIterator<Item = TemplateId>,
) -> Result<Vec<(TemplateId, DeliveryTerms)>, StorageError> {
    let of: BTreeSet<_> = of.into_iter().collect();
    let rows = db.rows::<Entity>();
    let rows = rows.with(Column::Id.is_in(of.iter().copied()));
    all_of(&of, &rows.ascending(Column::Id).all().await?)
}

/// The same inside the transaction of an order.
pub async fn terms_in(
    tx: &ShopTx,
    of: impl IntoIterator<Item = TemplateId>,
) -> Result<Vec<(TemplateId, DeliveryTerms)>, StorageError> {
    let of: BTreeSet<_> = of.into_iter().collect();
    let rows = tx.rows::<Entity>();
    let rows = rows.with(Column::Id.is_in(of.iter().copied()));
    all_of(&of, &rows.ascending(Column::Id).all().await?)
}

fn all_of(
    of: &BTreeSet<TemplateId>,
    rows: &[Model],
) -> Result<Vec<(TemplateId, DeliveryTerms)>, StorageError> {
    let read = |row: &Model| Some((row.id, terms(row)?));
    let found: Vec<_> = rows.iter().filter_map(read).collect();
    for missing in of {
        if !found.iter().any(|(id, _)| id == missing) {
            tracing::error!(template = %missing, "a delivery template cannot be read");
            return Err(StorageError::BadRow);
        }
    }
    Ok(found)
}

pub fn terms(row: &Model) -> Option<DeliveryTerms> {
    serde_json::from_str(&row.terms).ok()
}

/// How many products go by each, beside those in the recycle bin.
pub async fn products(db: &ShopDb) -> Result<HashMap<TemplateId, i64>, StorageError> {
    let column = product::Column::TemplateId;
    let rows = || db.rows::<product::Entity>().with(column.is_not_null());
    let counts = rows().counts_by(column).await?;
    Ok(fewer(
        counts,
        rows().with(deleted()).counts_by(column).await?,
    ))
}

pub async fn create(
    tx: &ShopTx,
    id: TemplateId,
    terms: &DeliveryTerms,
) -> Result<(), StorageError> {
    tx.insert(ActiveModel {
        shop_id: Set(tx.shop()),
        id: Set(id),
        name: Set(terms.name.clone()),
        terms: Set(as_text(terms)),
        rev: Set(1),
    })
    .await
}

pub async fn change(
    tx: &ShopTx,
    before: &Model,
    terms: &DeliveryTerms,
) -> Result<(), StorageError> {
    tx.update::<Entity>(Column::Id.eq(before.id), |row| {
        row.col_expr(Column::Name, Expr::value(terms.name.clone()))
            .col_expr(Column::Terms, Expr::value(as_text(terms)))
            .col_expr(Column::Rev, Expr::value(before.rev + 1))
    })
    .await?;
    Ok(())
}

/// Whether a product goes by it.
pub async fn is_in_use(tx: &ShopTx, id: TemplateId) -> Result<bool, StorageError> {
    let rows = tx.rows::<product::Entity>();
    let rows = rows.with(product::Column::TemplateId.eq(id)).limit(1);
    Ok(rows.count().await? > 0)
}

pub async fn remove(tx: &ShopTx, id: TemplateId) -> Result<(), StorageError> {
    tx.delete::<Entity>(Condition::all().add(Column::Id.eq(id)))
        .await?;
    Ok(())
}
