//! What happens to a case when its time is over: it really happens, once, and whom it concerns is told before.

use async_trait::async_trait;
use serde_json::json;

use super::{
    due::{Due, HOUR_MS, due, turn},
    owner::owner_in,
    row::renew,
    sold_out::what_falls,
    warning::Warning,
};
use crate::{
    access::Actor,
    app::App,
    live::Teller,
    storage::{ShopTx, StorageError, Store},
    timers::Effect,
    trade::{
        By, Deed, Order, TradeRules, Undone,
        deed::perform,
        held::held,
        line_timers::{OfLine, set_timers, warns_at},
        storage::OrderRow,
        tell::told_by,
        trade_rules,
    },
    vocabulary::{Clock, Millis, OrderId, ShopId, new_id},
};

const FALLS: &str = "order_case";
const WARNS: &str = "order_case_warning";

/// Sets, moves or takes away the timers of an order's cases.
pub async fn settle(
    tx: &ShopTx,
    id: OrderId,
    order: &Order,
    rules: &TradeRules,
) -> Result<(), StorageError> {
    let lines = (0..).zip(&order.lines).filter(|(_, of)| of.refund.no > 0);
    let lines = lines.map(|(line, _)| {
        let due = due(order, line, &rules.after_sale);
        (OfLine { order: id, line }, due.map(|due| due.at))
    });
    set_timers(tx, (FALLS, WARNS), lines.collect(), rules).await
}

/// What acts when the time of a case has come, or comes soon.
pub struct CaseClock {
    kind: &'static str,
    store: Store,
    clock: Clock,
    teller: Teller,
}

/// A case as it stands in a transaction.
struct Standing {
    row: OrderRow,
    order: Order,
    rules: TradeRules,
}

impl CaseClock {
    /// Does what was said to happen.
    pub fn falls(app: &App) -> Self {
        Self::of(FALLS, app)
    }

    /// Tells the shop before it does, and the customer whose own time it is.
    pub fn warns(app: &App) -> Self {
        Self::of(WARNS, app)
    }

    fn of(kind: &'static str, app: &App) -> Self {
        Self {
            kind,
            store: app.store().clone(),
            clock: app.clock().clone(),
            teller: app.live().teller(),
        }
    }

    async fn fall(
        &self,
        shop: ShopId,
        case: OfLine,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        let Some(Standing { row, order, rules }) = standing(&tx, case).await? else {
            return Ok(None);
        };
        let Some(due) = due(&order, case.line, &rules.after_sale) else {
            return Ok(None);
        };
        if due.at > now {
            // Its delay was changed: the board says so too.
            renew(&tx, &row, &order, &rules).await?;
            tx.commit().await?;
            return Ok(Some(due.at));
        }
        let (fell, events) = what_falls(&tx, &order, (case.line, due.fall)).await?;
        for event in events {
            let deed = Deed {
                // Nobody else's: a key that could be guessed could be used up.
                key: new_id(),
                order: case.order,
                // Nobody else changes it: its lock is held.
                rev: None,
                actor: &Actor::Anyone,
                by: By::System,
                event,
                detail: json!({ "fell": fell.code() }),
            };
            match perform(&tx, deed, now).await {
                Ok(_) => {}
                Err(Undone::Storage(error)) => return Err(error),
                Err(undone) => {
                    tracing::error!(order = %case.order, %undone, "the time of a case is over, and nothing can be done");
                    return Ok(Some(now + HOUR_MS));
                }
            }
        }
        tx.commit().await?;
        told_by(&self.teller, shop);
        // Where the case goes on, its timer was set anew with the event.
        Ok(None)
    }

    async fn warn(
        &self,
        shop: ShopId,
        case: OfLine,
        now: Millis,
    ) -> Result<Option<Millis>, StorageError> {
        let tx = self.store.begin(shop).await?;
        let Some(Standing { row, order, rules }) = standing(&tx, case).await? else {
            return Ok(None);
        };
        let Some(due) = due(&order, case.line, &rules.after_sale) else {
            return Ok(None);
        };
        match warns_at(due.at, &rules) {
            Some(at) if at > now => return Ok(Some(at)),
            // It has fallen, or falls with the same look: who acts now comes too late.
            Some(_) if due.at <= now => return Ok(None),
            Some(_) => {}
            None => return Ok(None),
        }
        let (fall, _) = what_falls(&tx, &order, (case.line, due.fall)).await?;
        let due = Due { fall, ..due };
        let line = &order.lines[case.line];
        let Some(turn) = turn(line.refund) else {
            return Ok(None);
        };
        let warning = Warning {
            row: &row,
            no: case.line,
            line,
            due,
            turn,
            owner: owner_in(&tx, case.order, case.line).await?,
        };
        for notice in warning.notices() {
            tx.emit(&notice, now).await?;
        }
        if let Some(line) = warning.line() {
            tx.emit(&line, now).await?;
        }
        tx.commit().await?;
        Ok(None)
    }
}

async fn standing(tx: &ShopTx, case: OfLine) -> Result<Option<Standing>, StorageError> {
    let Some((row, order)) = held(tx, case.order).await? else {
        return Ok(None);
    };
    let (rules, _) = trade_rules::rules_in(tx).await?;
    let is_there = case.line < order.lines.len();
    Ok(is_there.then_some(Standing { row, order, rules }))
}

#[async_trait]
impl Effect for CaseClock {
    fn kind(&self) -> &'static str {
        self.kind
    }

    async fn fire(
        &self,
        shop: ShopId,
        _: &str,
        payload: &str,
    ) -> Result<Option<Millis>, StorageError> {
        let Ok(case) = serde_json::from_str::<OfLine>(payload) else {
            return Ok(None);
        };
        let now = self.clock.now();
        if self.kind == WARNS {
            self.warn(shop, case, now).await
        } else {
            self.fall(shop, case, now).await
        }
    }
}
