use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    IntoActiveModel,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;
use yingke_schema::audit::{head, record};

use super::chain::{START, link};
use crate::{
    access::Actor,
    storage::{ShopTx, StorageError},
    vocabulary::Millis,
};

/// What is written down.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The action's name in the rights matrix.
    pub action: &'a str,
    /// What was acted on, for instance `customer/<id>`.
    pub object: String,
    /// Before, after, reason; never personal data itself.
    pub detail: serde_json::Value,
}

/// Adds a row to the shop's chain, in the transaction of the change it tells of.
pub async fn record(
    tx: &ShopTx,
    actor: &Actor,
    at: Millis,
    entry: Entry<'_>,
) -> Result<(), StorageError> {
    let head = raised_head(tx).await?;
    let mut row = row_of(tx, actor, at, entry);
    row.no = head.no;
    row.hash = link(&head.hash, &row);
    let hash = row.hash.clone();
    tx.insert(row.into_active_model().reset_all()).await?;
    end_with(tx, hash).await
}

/// Without its number and hash.
fn row_of(tx: &ShopTx, actor: &Actor, at: Millis, entry: Entry<'_>) -> record::Model {
    let (actor_kind, actor_id) = named(actor);
    record::Model {
        shop_id: tx.shop(),
        no: 0,
        at,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        action: entry.action.to_owned(),
        object: entry.object,
        detail: entry.detail.to_string(),
        hash: Vec::new(),
    }
}

async fn end_with(tx: &ShopTx, hash: Vec<u8>) -> Result<(), StorageError> {
    let hash = Expr::value(hash);
    let everything = sea_orm::Condition::all();
    tx.update::<head::Entity>(everything, |head| head.col_expr(head::Column::Hash, hash))
        .await?;
    Ok(())
}

/// Takes the next number. The row stays locked, so the chain never forks; its hash is still the one before.
async fn raised_head(tx: &ShopTx) -> Result<head::Model, StorageError> {
    let first = head::ActiveModel {
        shop_id: Set(tx.shop()),
        no: Set(1),
        hash: Set(START.to_vec()),
    };
    let raised = Expr::col((head::Entity, head::Column::No)).add(1_i64);
    let conflict = OnConflict::column(head::Column::ShopId)
        .value(head::Column::No, raised)
        .to_owned();
    tx.upsert(first, conflict).await?;
    let head = tx.rows::<head::Entity>().one().await?;
    Ok(head.expect("written one statement ago, in this transaction"))
}

fn named(actor: &Actor) -> (&'static str, Uuid) {
    match actor {
        Actor::Anyone => ("anyone", Uuid::nil()),
        Actor::Person { person, .. } => ("person", person.0),
        Actor::Member(member) => ("member", member.id.0),
        Actor::Customer { customer, .. } => ("customer", customer.0),
    }
}
