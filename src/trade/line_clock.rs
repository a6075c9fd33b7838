//! What happens when the time of what waits on a line of an order is over: it really happens, once, and whom it concerns is told before.

use std::marker::PhantomData;

use async_trait::async_trait;
use serde_json::{Value, json};

use super::{
    By, Deed, Event, Line, Order, TradeRules, Undone,
    after_sale::HOUR_MS,
    deed::perform,
    held::held,
    line_timers::{OfLine, set_timers, warns_at},
    storage::OrderRow,
    tell::told,
    trade_rules::{self, AfterSaleRules},
};
use crate::{
    access::Actor,
    app::App,
    storage::{ShopTx, StorageError},
    timers::Effect,
    vocabulary::{Millis, OrderId, ShopId, new_id},
};

/// When the time of what waits so is over, and what happens then.
#[async_trait]
pub trait Waiting: Send + Sync + Copy + 'static {
    const FALLS: &'static str;
    const WARNS: &'static str;

    /// Something waits on this line, or did.
    fn is_of(line: &Line) -> bool;

    /// None: nothing waits there.
    fn of(order: &Order, line: usize, rules: &AfterSaleRules) -> Option<Self>;

    fn at(self) -> Millis;

    /// Writes its time as the rules are now.
    async fn renew(tx: &ShopTx, it: &Standing<Self>) -> Result<(), StorageError>;

    /// What its end is called in the audit, and what happens.
    async fn fall(tx: &ShopTx, it: &Standing<Self>) -> Result<(Value, Vec<Event>), StorageError>;

    /// Tells more of it than the events do.
    async fn fell(_: &ShopTx, _: &Standing<Self>, _: Millis) -> Result<(), StorageError> {
        Ok(())
    }

    async fn warn(tx: &ShopTx, it: &Standing<Self>, now: Millis) -> Result<(), StorageError>;
}

/// What waits, as it stands in a transaction that holds its order's lock.
pub struct Standing<D> {
    pub of: OfLine,
    pub row: OrderRow,
    pub order: Order,
    pub rules: TradeRules,
    pub due: D,
}

async fn standing<D: Waiting>(
    tx: &ShopTx,
    of: OfLine,
) -> Result<Option<Standing<D>>, StorageError> {
    let Some((row, order)) = held(tx, of.order).await? else {
        return Ok(None);
    };
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let due = D::of(&order, of.line, &rules.after_sale);
    Ok(due.map(|due| Standing {
        of,
        row,
        order,
        rules,
        due,
    }))
}

/// What acts when the time has come, or comes soon.
pub struct LineClock<D> {
    kind: &'static str,
    app: App,
    due: PhantomData<fn() -> D>,
}

impl<D: Waiting> LineClock<D> {
    /// Sets, moves or takes away the timers of what waits of an order.
    pub async fn settle(
        tx: &ShopTx,
        id: OrderId,
        order: &Order,
        rules: &TradeRules,
    ) -> Result<(), StorageError> {
        let lines = (0..).zip(&order.lines).filter(|(_, of)| D::is_of(of));
        let lines = lines.map(|(line, _)| {
            let due = D::of(order, line, &rules.after_sale);
            (OfLine { order: id, line }, due.map(D::at))
        });
        set_timers(tx, (D::FALLS, D::WARNS), lines.collect(), rules).await
    }

    /// Does what was said to happen.
    pub fn falls(app: &App) -> Self {
        Self::of(D::FALLS, app)
    }

    /// Tells of it before.
    pub fn warns(app: &App) -> Self {
        Self::of(D::WARNS, app)
    }

    fn of(kind: &'static str, app: &App) -> Self {
        Self {
            kind,
            app: app.clone(),
            due: PhantomData,
        }
    }

    async fn fall(
        &self,
        tx: ShopTx,
        it: &Standing<D>,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        if it.due.at() > now {
            // Its delay was changed: the board says so too.
            D::renew(&tx, it).await?;
            tx.commit().await?;
            return Ok(Some(it.due.at()));
        }
        let (fell, events) = D::fall(&tx, it).await?;
        for event in events {
            match perform(&tx, deed(it.of, event, &fell), now).await {
                Ok(_) => {}
                Err(Undone::Storage(error)) => return Err(error),
                Err(undone) => {
                    let kind = self.kind;
                    tracing::error!(kind, order = %it.of.order, %undone, "the time is over, and nothing can be done");
                    return Ok(Some(now + HOUR_MS));
                }
            }
        }
        D::fell(&tx, it, now).await?;
        let shop = tx.shop();
        tx.commit().await?;
        told(&self.app, shop);
        // Where it goes on, its timer was set anew with the event.
        Ok(None)
    }
}

fn deed(of: OfLine, event: Event, fell: &Value) -> Deed<'static> {
    Deed {
        // Nobody else's: a key that could be guessed could be used up.
        key: new_id(),
        order: of.order,
        // Nobody else changes it: its lock is held.
        rev: None,
        actor: &Actor::Anyone,
        by: By::System,
        event,
        detail: json!({ "fell": fell }),
    }
}

async fn warn<D: Waiting>(
    tx: ShopTx,
    it: &Standing<D>,
    now: Millis,
) -> Result<Option<Millis>, StorageError> {
    match warns_at(it.due.at(), &it.rules) {
        Some(at) if at > now => return Ok(Some(at)),
        // It has fallen, or falls with the same look: who acts now comes too late.
        Some(_) if it.due.at() <= now => return Ok(None),
        Some(_) => {}
        None => return Ok(None),
    }
    D::warn(&tx, it, now).await?;
    tx.commit().await?;
    Ok(None)
}

#[async_trait]
impl<D: Waiting> Effect for LineClock<D> {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(of) = serde_json::from_str::<OfLine>(payload) else {
            return Ok(None);
        };
        let now = self.app.clock().now();
        let tx = self.app.store().begin(shop).await?;
        let Some(it) = standing::<D>(&tx, of).await? else {
            return Ok(None);
        };
        if self.kind == D::WARNS {
            warn(tx, &it, now).await
        } else {
            self.fall(tx, &it, now).await
        }
    }
}
