//! The products of a renamed category follow it, some at a time: of very many the rest comes in transactions of its own.

use std::collections::HashMap;

use async_trait::async_trait;
use sea_orm::{ColumnTrait, FromQueryResult, sea_query::Expr};
use serde::{Deserialize, Serialize};
use serde_json::json;
use yingke_schema::catalogue::product::{Column, Entity};

use super::storage;
use crate::{
    app::App,
    catalogue::{NEWS, goods::alone},
    live::Teller,
    storage::{ShopDb, ShopTx, StorageError, Store},
    timers::{self, Effect, Timer},
    vocabulary::{CategoryId, Clock, Millis, ProductId, ShopId},
};

const KIND: &str = "category_rename";
/// Products of one transaction.
const AT_ONCE: u64 = 500;

/// Products that still name their category as it was called.
#[derive(Serialize, Deserialize)]
struct Left {
    category: CategoryId,
    from: String,
}

#[derive(FromQueryResult)]
struct Named {
    id: ProductId,
}

/// Renames the first products at once and leaves the others to a timer. No edit of theirs, so their revisions stay.
pub async fn rename(
    tx: &ShopTx,
    category: CategoryId,
    (from, to): (&str, &str),
    at: Millis,
) -> Result<(), StorageError> {
    if some(tx, (from, to), at).await? {
        return Ok(());
    }
    let left = Left {
        category,
        from: from.to_owned(),
    };
    let timer = Timer {
        key: format!("{KIND}:{category}:{from}"),
        kind: KIND,
        due_at: at,
        payload: json!(left).to_string(),
    };
    timers::set(tx, timer).await
}

/// Whether products still wait to be called so, or to be called so no more: a filter by the name would find a part of them.
pub async fn is_under_way(tx: &ShopTx, name: &str) -> Result<bool, StorageError> {
    let left = left_names_in(tx).await?;
    if left.contains_key(name) {
        return Ok(true);
    }
    let category = storage::called(tx, name).await?;
    Ok(category.is_some_and(|category| left.values().any(|id| *id == category.id)))
}

/// Categories by the names that some of their products still wait to lose. It looks through all timers of the shop.
pub async fn left_names_in(tx: &ShopTx) -> Result<HashMap<String, CategoryId>, StorageError> {
    Ok(read(&timers::payloads_of_in(tx, KIND).await?))
}

/// Names of its products: its own, and those that some still wait to lose. None of them did when its revision was `rev`.
pub async fn names_of(
    db: &ShopDb,
    (category, rev): (CategoryId, i64),
) -> Result<Vec<String>, StorageError> {
    // In this order: renamed in between, it is left under the name that was read.
    let Some(row) = storage::seen(db, category).await? else {
        return Ok(Vec::new());
    };
    let mut names = vec![row.name];
    if row.rev != rev {
        let left = read(&timers::payloads_of(db, KIND).await?).into_iter();
        let left = left.filter(|(_, id)| *id == category);
        names.extend(left.map(|(name, _)| name));
    }
    Ok(names)
}

fn read(payloads: &[String]) -> HashMap<String, CategoryId> {
    let left = payloads.iter();
    let left = left.filter_map(|payload| serde_json::from_str::<Left>(payload).ok());
    left.map(|left| (left.from, left.category)).collect()
}

/// Renames some; whether that was all.
async fn some(tx: &ShopTx, (from, to): (&str, &str), at: Millis) -> Result<bool, StorageError> {
    let rows = tx.rows::<Entity>().with(Column::Category.eq(from));
    let rows: Vec<Named> = rows.limit(AT_ONCE).only([Column::Id]).await?;
    let ids = rows.iter().map(|row| row.id);
    tx.update::<Entity>(Column::Id.is_in(ids), |row| {
        row.col_expr(Column::Category, Expr::value(to))
            .col_expr(Column::ChangedAt, Expr::value(at))
    })
    .await?;
    Ok((rows.len() as u64) < AT_ONCE)
}

/// Renames what is left.
pub struct Renames {
    store: Store,
    clock: Clock,
    teller: Teller,
}

impl Renames {
    pub fn of(app: &App) -> Self {
        Self {
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
        }
    }
}

#[async_trait]
impl Effect for Renames {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(left) = serde_json::from_str::<Left>(payload) else {
            return Ok(None);
        };
        let now = self.clock.now();
        let tx = self.store.begin(shop).await?;
        alone(&tx).await?;
        // By what it is called now: it may have been renamed again.
        let Some(category) = storage::one(&tx, left.category).await? else {
            return Ok(None);
        };
        if category.name == left.from {
            return Ok(None);
        }
        let is_all = some(&tx, (&left.from, &category.name), now).await?;
        tx.commit().await?;
        self.teller.tell_members(shop, None, NEWS, &json!({}));
        Ok((!is_all).then_some(now))
    }
}
