//! What is done when a time has come.

use async_trait::async_trait;
use serde_json::json;

use super::Deadline;
use crate::{
    access::Actor,
    app::App,
    storage::StorageError,
    timers::Effect,
    trade::{By, Deed, Undone, perform, storage, tell::told, trade_rules},
    vocabulary::{Millis, OrderId, ShopId, new_id},
};

/// What acts when the time of one kind of deadline has come.
pub struct Falls {
    deadline: Deadline,
    app: App,
}

impl Falls {
    /// Closes what was not paid in time.
    pub fn unpaid(app: &App) -> Self {
        Self::of(Deadline::Unpaid, app)
    }

    /// Confirms what the customer did not.
    pub fn unconfirmed(app: &App) -> Self {
        Self::of(Deadline::Confirm, app)
    }

    fn of(deadline: Deadline, app: &App) -> Self {
        Self {
            deadline,
            app: app.clone(),
        }
    }
}

#[async_trait]
impl Effect for Falls {
    fn kind(&self) -> &'static str {
        self.deadline.kind()
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(id) = serde_json::from_str::<OrderId>(payload) else {
            return Ok(None);
        };
        let now = self.app.clock().now();
        let tx = self.app.store().begin(shop).await?;
        let stored = storage::stored_in(&tx, id).await?;
        let found = stored.and_then(|stored| Some((stored.row.rev, stored.order().ok()?)));
        let Some((rev, order)) = found else {
            return Ok(None);
        };
        let (rules, _) = trade_rules::rules_in(&tx).await?;
        match self.deadline.due(&order, &rules) {
            Some(due) if due <= now => {}
            // Where none, whoever ends the refund sets the timer anew.
            later => return Ok(later),
        }
        let deed = Deed {
            // Nobody else's: a key that could be guessed could be used up.
            key: new_id(),
            order: id,
            rev: Some(rev),
            actor: &Actor::Anyone,
            by: By::System,
            event: self.deadline.event(),
            detail: json!({}),
        };
        match perform(&tx, deed, now).await {
            Ok(_) => {
                tx.commit().await?;
                told(&self.app, shop);
                Ok(None)
            }
            // Looks again at what it is now.
            Err(Undone::ChangedMeanwhile) => Ok(Some(now)),
            Err(
                Undone::NotFound
                | Undone::KeyReused
                | Undone::NeedsCustomer
                | Undone::AboveLimit { .. }
                | Undone::Illegal(_),
            ) => Ok(None),
            Err(Undone::Storage(error)) => Err(error),
        }
    }
}
