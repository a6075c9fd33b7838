//! Several deeds of an order in one act, under one key: all of them or none.

use serde_json::json;
use uuid::Uuid;

use super::{Deed, Undone, known_to, perform};
use crate::{
    access::Actor,
    http::Problem,
    storage::ShopTx,
    trade::{By, Event, Order, key, storage},
    vocabulary::{Millis, OrderId, new_id},
};

/// What all of them have in common.
pub struct AllOrNone<'a> {
    /// Made by whoever asks: a retry carries the same one.
    pub key: Uuid,
    pub order: OrderId,
    /// The order as it was seen.
    pub rev: i64,
    pub actor: &'a Actor,
    pub by: By,
    /// Of what was asked.
    pub digest: String,
}

impl AllOrNone<'_> {
    /// The order, under its lock. None: all of it was done before.
    pub async fn begin(&self, tx: &ShopTx) -> Result<Option<Order>, Undone> {
        let stored = known_to(tx, self.order, self.actor).await?;
        if key::done_with(tx, self.key, &self.digest).await?.is_some() {
            return Ok(None);
        }
        if storage::rev_for(&stored.row, self.actor) != self.rev {
            return Err(Undone::ChangedMeanwhile);
        }
        stored.replayed().map(Some)
    }

    /// One of them; the order after it. A refusal names the line.
    pub async fn perform(
        &self,
        tx: &ShopTx,
        (line, event): (usize, Event),
        now: Millis,
    ) -> Result<Order, Problem> {
        let deed = Deed {
            key: new_id(),
            order: self.order,
            rev: None,
            actor: self.actor,
            by: self.by,
            event,
            detail: json!({}),
        };
        let done = perform(tx, deed, now).await;
        let done = done.and_then(|after| after.ok_or(Undone::KeyReused));
        done.map_err(|undone| Problem::from(undone).about(format!("lines.{line}")))
    }

    /// Remembers that all of them are done.
    pub async fn end(self, tx: &ShopTx, now: Millis) -> Result<(), Undone> {
        key::keep(tx, self.key, self.order, self.digest, now).await
    }
}
