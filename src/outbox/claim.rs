use sea_orm::{ColumnTrait, Condition, UpdateMany, sea_query::Expr};
use yingke_schema::outbox::event;

use super::Happened;
use crate::{
    storage::{StorageError, Store},
    vocabulary::Millis,
};

const BATCH: u64 = 100;
/// Longer than any listener takes over a batch.
const CLAIM_MS: Millis = 60_000;

/// The oldest events that nobody works on. They are this node's for a minute. Where that is lost with a machine, they are told again, as
/// they may be at any time: nobody waits for the disk.
pub async fn claim(store: &Store, now: Millis) -> Result<Vec<Happened>, StorageError> {
    let open = store.across_shops().rows::<event::Entity>();
    let open = open.with(event::Column::DoneAt.is_null());
    let free = open.with(event::Column::ClaimedUntil.lte(now));
    let free = free.ascending(event::Column::At).limit(BATCH).all().await?;
    if free.is_empty() {
        return Ok(Vec::new());
    }
    let tx = store.begin_part_across_shops().await?;
    let mut claimed = Vec::new();
    for event in free {
        // Another node may have been faster: its claim has changed what this one saw.
        let unchanged = of(&event)
            .add(event::Column::ClaimedUntil.eq(event.claimed_until))
            .add(event::Column::DoneAt.is_null());
        let until = Expr::value(now + CLAIM_MS);
        let take =
            |rows: UpdateMany<event::Entity>| rows.col_expr(event::Column::ClaimedUntil, until);
        if tx.update_global(unchanged, take).await? == 1 {
            claimed.push(event.into());
        }
    }
    tx.commit().await?;
    Ok(claimed)
}

pub async fn finish(store: &Store, told: &[Happened], now: Millis) -> Result<(), StorageError> {
    if told.is_empty() {
        return Ok(());
    }
    let tx = store.begin_part_across_shops().await?;
    let ids = told.iter().map(|happened| happened.id);
    tx.update_global::<event::Entity>(event::Column::Id.is_in(ids), |rows| {
        rows.col_expr(event::Column::DoneAt, Expr::value(now))
    })
    .await?;
    tx.commit().await
}

fn of(event: &event::Model) -> Condition {
    Condition::all()
        .add(event::Column::ShopId.eq(event.shop_id))
        .add(event::Column::Id.eq(event.id))
}

impl From<event::Model> for Happened {
    fn from(event: event::Model) -> Self {
        let event::Model {
            shop_id: shop,
            id,
            kind,
            payload,
            at,
            ..
        } = event;
        Self {
            shop,
            id,
            kind,
            payload,
            at,
        }
    }
}
